import { citizenIdFor, composeCertificateNumber } from '@zhucan/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { makeCertificate, makePerson } from '../../../../../test/support/factories.ts';

interface Answer {
  readonly answer: Readonly<Record<string, unknown>> & { readonly __typename: string };
}

const SEEN = 'id version state kind grade expiresOn numberDisagrees availableOperations number { masked }';
const FAILURES = '... on Error { code message }';
const CORRECT = `mutation ($id: ID!, $version: Int!, $idNumber: String!) {
  answer: updatePerson(id: $id, expectedVersion: $version, input: { idNumber: $idNumber }) {
    __typename ... on Person { version certificate { ${SEEN} } } ${FAILURES} } }`;
const step = (mutation: string) => `mutation ($id: ID!, $version: Int!) {
  answer: ${mutation}(id: $id, expectedVersion: $version) { __typename ... on Certificate { ${SEEN} } ${FAILURES} } }`;
const MERGE = `mutation ($keep: ID!, $merge: ID!) { answer: mergePeople(keepId: $keep, mergeId: $merge, reason: "同一人") {
  __typename ... on Person { merges { id } certificate { ${SEEN} } } ${FAILURES} } }`;

let api: TestApi;
let village: Client;
let officer: Client;

beforeAll(async () => {
  api = await testApi();
  village = await api.user('VILLAGE_LIAISON');
  officer = await api.user('DISTRICT_OFFICER');
}, 60_000);

afterAll(() => api.close());

async function ask(client: Client, document: string, variables: Record<string, unknown>) {
  return (await client.data<Answer>(document, variables)).answer;
}

let sequence = 600;
function anotherNumber(birthDate = '1980-05-06'): string {
  sequence += 1;
  return citizenIdFor({ prefix: '990077', birthDate, sequence });
}

async function holder() {
  const person = await makePerson(api, api.areas.villageA1);
  const certificate = await makeCertificate(api, person, api.areas.villageA1);
  return { person, certificate };
}

describe('an ID number that is corrected after the issue', () => {
  it('marks what is held, offers its reissue, and the new one says the number of today', async () => {
    const { person, certificate } = await holder();
    const idNumber = anotherNumber();
    const corrected = await ask(village, CORRECT, { id: person.globalId, version: 1, idNumber });
    const held = Object(corrected['certificate']);
    expect(held).toMatchObject({ id: certificate.globalId, state: 'ISSUED', numberDisagrees: true });
    expect(held.availableOperations).toContain('REISSUE');

    const opened = await ask(village, step('reissueCertificate'), { id: held.id, version: held.version });
    expect(opened).toMatchObject({ kind: 'REISSUE', state: 'APPLIED', grade: held.grade });
    const reviewed = await ask(officer, step('reviewCertificate'), { id: opened['id'], version: 1 });
    const issued = await ask(officer, step('issueCertificate'), {
      id: opened['id'],
      version: reviewed['version'],
    });
    expect(issued).toMatchObject({
      state: 'ISSUED',
      expiresOn: held.expiresOn,
      numberDisagrees: false,
      number: { masked: `****************${idNumber.slice(-2)}${held.number.masked.slice(-2)}` },
    });
    const rows = await api.db.prisma.certificate.findMany({
      where: { personId: person.id },
      orderBy: { id: 'asc' },
    });
    expect(rows.map(row => row.status)).toEqual(['REPLACED', 'ISSUED']);
    const { category, grade, numberEnc } = rows[1] ?? {};
    if (!category || !numberEnc || grade !== 2) expect.unreachable();
    expect(api.vault.open(numberEnc)).toBe(composeCertificateNumber(idNumber, category, grade));
    const old = '{ certificates(filter: { numberDisagrees: true }) { nodes { id } } }';
    expect(JSON.stringify(await village.data(old))).not.toContain(certificate.globalId);
  });

  it('unmarks it when the number is put back, and each change is in the trail', async () => {
    const { person, certificate } = await holder();
    await ask(village, CORRECT, { id: person.globalId, version: 1, idNumber: anotherNumber() });
    const found = '{ certificates(filter: { numberDisagrees: true }) { nodes { id } } }';
    expect(JSON.stringify(await village.data(found))).toContain(certificate.globalId);
    const back = await ask(village, CORRECT, { id: person.globalId, version: 2, idNumber: person.idNumber });
    expect(back['certificate']).toMatchObject({ numberDisagrees: false });
    expect(JSON.stringify(await village.data(found))).not.toContain(certificate.globalId);
    const entries = await api.db.prisma.auditEntry.findMany({
      where: { entity: 'Certificate', entityId: certificate.id },
      orderBy: { at: 'asc' },
    });
    expect(entries.map(({ changes }) => changes)).toEqual(
      expect.arrayContaining([{ numberDisagrees: [false, true] }, { numberDisagrees: [true, false] }]),
    );
    expect(JSON.stringify(entries.map(({ changes }) => changes))).not.toContain(person.idNumber);
  });

  it('leaves other corrections and ended certificates alone', async () => {
    const { person, certificate } = await holder();
    await village.data(
      'mutation ($id: ID!) { updatePerson(id: $id, expectedVersion: 1, input: { address: "新址" }) { __typename } }',
      { id: person.globalId },
    );
    const ended = await makePerson(api, api.areas.villageA1);
    const past = await makeCertificate(api, ended, api.areas.villageA1, { status: 'CANCELLED' });
    await ask(village, CORRECT, { id: ended.globalId, version: 1, idNumber: anotherNumber() });
    const rows = await api.db.prisma.certificate.findMany({
      where: { id: { in: [certificate.id, past.id] } },
    });
    expect(rows.map(row => row.numberDisagrees)).toEqual([false, false]);
    expect(
      await ask(village, step('reissueCertificate'), { id: certificate.globalId, version: 1 }),
    ).toMatchObject({ __typename: 'TransitionRefused', code: 'CERTIFICATE_NOTHING_TO_REISSUE' });
  });

  it('is seen too where a merge brings a certificate to a record with another number', async () => {
    const town = await api.user('TOWN_CASEWORKER');
    const { person, certificate } = await holder();
    const keep = await makePerson(api, api.areas.villageA1);
    const merged = await ask(town, MERGE, { keep: keep.globalId, merge: person.globalId });
    expect(merged['certificate']).toMatchObject({ id: certificate.globalId, numberDisagrees: true });
    const [{ id }] = Object(merged['merges']);
    await town.data('mutation ($id: ID!) { unmergePeople(mergeId: $id, reason: "有误") { __typename } }', {
      id,
    });
    const row = await api.db.prisma.certificate.findUniqueOrThrow({ where: { id: certificate.id } });
    expect(row).toMatchObject({ personId: person.id, numberDisagrees: false });
  });
});
