import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { makeCertificate, makeInstitution, makePerson } from '../../../../../test/support/factories.ts';

interface Answer {
  readonly answer: Readonly<Record<string, unknown>> & { readonly __typename: string };
}

const FAILURES =
  '... on ValidationError { problems { code field } } ... on StaleError { currentVersion } ... on Error { code message }';
const MERGE = `mutation ($keep: ID!, $merge: ID!, $reason: String!) { answer: mergePeople(keepId: $keep, mergeId: $merge, reason: $reason) {
  __typename ... on Person { id phone { masked } address education version certificates { id } stays { institution { name } } household { id head { id } } merges { id mergedName reason undoneAt } } ${FAILURES} } }`;
const ERASE = `mutation ($id: ID!, $version: Int!, $reason: String!) { answer: erasePerson(id: $id, expectedVersion: $version, reason: $reason) {
  __typename ... on Person { name idNumber { present } birthDate { present } phone { present } erasedAt } ${FAILURES} } }`;
const REVEAL = `mutation ($id: ID!, $fields: [SensitiveField!]!, $reason: String!) { answer: revealSensitive(id: $id, fields: $fields, reason: $reason) {
  __typename ... on RevealedValues { values { field value } } ${FAILURES} } }`;

let api: TestApi;
let manager: Client;
let town: Client;
let village: Client;

beforeAll(async () => {
  api = await testApi();
  manager = await api.user('DISTRICT_MANAGER');
  town = await api.user('TOWN_CASEWORKER');
  village = await api.user('VILLAGE_LIAISON');
}, 60_000);

afterAll(() => api.close());

async function ask(client: Client, document: string, variables: Record<string, unknown>) {
  return (await client.data<Answer>(document, variables)).answer;
}

const trail = (entity: string, entityId: number) =>
  api.db.prisma.auditEntry.findMany({ where: { entity, entityId } });

describe('erasure', () => {
  it('leaves nothing that says who it was, and frees the number', async () => {
    const person = await makePerson(api, api.areas.villageA1, { name: '要删除', birthDate: '1966-07-08' });
    const double = await makePerson(api, api.areas.villageA1, { name: '要删除的副本' });
    const certificate = await makeCertificate(api, person, api.areas.villageA1, { status: 'CANCELLED' });
    const { areas, db } = api;
    const hospital = await makeInstitution(api, areas.district);
    await db.prisma.assessment.create({
      data: {
        certificateId: certificate.id,
        assessedOn: new Date('2020-01-10'),
        hospitalId: hospital.id,
        doctors: ['甲', '乙'],
        category: 'PHYSICAL',
        grade: 2,
        cause: 'DISEASE',
        diagnosisEnc: api.vault.seal('秘密诊断'),
      },
    });
    await ask(town, MERGE, { keep: person.globalId, merge: double.globalId, reason: '重复' });
    const answer = await ask(manager, ERASE, { id: person.globalId, version: 2, reason: '本人申请删除' });
    expect(answer).toMatchObject({
      name: '***',
      idNumber: { present: false },
      birthDate: { present: false },
      phone: { present: false },
      erasedAt: expect.any(String),
    });
    const rows = await db.prisma.person.findMany({ where: { id: { in: [person.id, double.id] } } });
    const kept = JSON.stringify(rows);
    for (const secret of ['要删除', person.idNumber.slice(-4), '1966-07-08', '中心路', '李护'])
      expect(kept).not.toContain(secret);
    for (const row of rows) expect(api.vault.open(row.idNumberEnc)).toBe('***');
    expect(await db.prisma.personMerge.count({ where: { keptId: person.id } })).toBe(0);
    expect(await db.prisma.certificate.findUniqueOrThrow({ where: { id: certificate.id } })).toMatchObject({
      numberEnc: null,
      numberLast4: null,
      category: 'PHYSICAL',
    });
    expect(await db.prisma.assessment.count({ where: { diagnosisEnc: { not: null } } })).toBe(0);
    expect(
      await ask(town, REVEAL, { id: person.globalId, fields: ['ID_NUMBER'], reason: '核对' }),
    ).toMatchObject({
      code: 'ERASED',
    });
    const again = await makePerson(api, areas.villageA1, {
      idNumberHash: api.vault.hash('ID_NUMBER', person.idNumber),
    });
    expect(again.id).toBeGreaterThan(person.id);
  });

  it('is the manager’s alone, and waits until no certificate is held', async () => {
    const person = await makePerson(api, api.areas.villageA1);
    await makeCertificate(api, person, api.areas.villageA1);
    const variables = { id: person.globalId, version: 1, reason: '本人申请删除' };
    expect(await ask(town, ERASE, variables)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await ask(manager, ERASE, variables)).toMatchObject({ code: 'ERASE_HOLDS_CERTIFICATE' });
  });
});

describe('showing a sensitive value', () => {
  it('gives what was asked for, and the trail keeps the fields and the reason, never the values', async () => {
    const person = await makePerson(api, api.areas.villageA1);
    const certificate = await makeCertificate(api, person, api.areas.villageA1);
    const fields = ['ID_NUMBER', 'BIRTH_DATE', 'PHONE', 'GUARDIAN_PHONE', 'BANK_ACCOUNT'];
    const answer = await ask(town, REVEAL, { id: person.globalId, fields, reason: '电话核对身份' });
    expect(answer['values']).toEqual([
      { field: 'ID_NUMBER', value: person.idNumber },
      { field: 'BIRTH_DATE', value: person.birthDate },
      { field: 'PHONE', value: person.phone },
      { field: 'GUARDIAN_PHONE', value: person.phone },
      { field: 'BANK_ACCOUNT', value: person.bankAccount },
    ]);
    const number = await ask(town, REVEAL, {
      id: certificate.globalId,
      fields: ['CERTIFICATE_NUMBER'],
      reason: '电话核对身份',
    });
    expect(number['values']).toEqual([{ field: 'CERTIFICATE_NUMBER', value: certificate.number }]);
    const entries = [...(await trail('Person', person.id)), ...(await trail('Certificate', certificate.id))];
    expect(entries.map(entry => [entry.action, entry.reason])).toEqual([
      ['REVEAL', '电话核对身份'],
      ['REVEAL', '电话核对身份'],
    ]);
    const written = JSON.stringify(entries.map(entry => entry.changes));
    for (const field of [...fields, 'CERTIFICATE_NUMBER']) expect(written).toContain(field);
    for (const secret of [person.idNumber, person.phone, person.bankAccount, person.birthDate])
      expect(written).not.toContain(secret);
    expect(api.logged.join()).not.toContain(person.idNumber);
  });

  it('gives a diagnosis by its assessment alone', async () => {
    const person = await makePerson(api, api.areas.villageA1);
    const { id: certificateId } = await makeCertificate(api, person, api.areas.villageA1, {
      category: 'MENTAL',
    });
    const hospital = await makeInstitution(api, api.areas.district);
    const { id } = await api.db.prisma.assessment.create({
      data: {
        certificateId,
        assessedOn: new Date('2020-01-10'),
        hospitalId: hospital.id,
        doctors: ['甲', '乙'],
        category: 'MENTAL',
        grade: 2,
        cause: 'DISEASE',
        diagnosisEnc: api.vault.seal('精神分裂症'),
      },
    });
    const globalId = Buffer.from(`Assessment:${id}`).toString('base64url');
    const variables = { id: globalId, fields: ['DIAGNOSIS'], reason: '复核评定' };
    expect(await ask(town, REVEAL, variables)).toMatchObject({ values: [{ value: '精神分裂症' }] });
    const otherTown = await api.user('TOWN_CASEWORKER', api.areas.townB);
    expect(await ask(otherTown, REVEAL, variables)).toMatchObject({ code: 'NOT_FOUND' });
    const page = await manager.query(
      'query ($id: ID!) { person(id: $id) { certificates { assessments { diagnosis { masked present } } } } }',
      { id: person.globalId },
    );
    expect(page.errors).toEqual([]);
    expect(JSON.stringify(page)).not.toContain('精神分裂');
  });

  it('asks for a role, a reason, a row of the area and a field of the record', async () => {
    const person = await makePerson(api, api.areas.villageA1, {
      bankAccountEnc: null,
      bankAccountLast4: null,
    });
    const outside = await makePerson(api, api.areas.villageB1);
    const variables = { id: person.globalId, fields: ['PHONE'], reason: '电话核对' };
    expect(await ask(village, REVEAL, variables)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await ask(town, REVEAL, { ...variables, reason: ' 一 ' })).toMatchObject({
      problems: [{ code: 'TOO_SHORT', field: 'reason' }],
    });
    expect(await ask(town, REVEAL, { ...variables, id: outside.globalId })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await ask(town, REVEAL, { ...variables, fields: ['DIAGNOSIS'] })).toMatchObject({
      problems: [{ code: 'NOT_A_CHOICE', field: 'fields' }],
    });
    expect(await ask(town, REVEAL, { ...variables, fields: ['BANK_ACCOUNT'] })).toMatchObject({
      code: 'REVEAL_NOTHING',
    });
    const wrongType = await town.query(REVEAL, { ...variables, id: api.areas.townA.globalId });
    expect(wrongType.data).toMatchObject({ answer: { problems: [{ code: 'ID_INVALID', field: 'id' }] } });
    expect(await trail('Person', person.id)).toEqual([]);
  });
});
