import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { makeCertificate, makeInstitution, makePerson } from '../../../../../test/support/factories.ts';

interface Answer {
  readonly answer: Readonly<Record<string, unknown>> & { readonly __typename: string };
}

const FAILURES =
  '... on ValidationError { problems { code field } } ... on StaleError { currentVersion } ... on Error { code message }';
const DEATH = `mutation ($id: ID!, $version: Int!, $on: Date!) { answer: recordDeath(id: $id, expectedVersion: $version, diedOn: $on) {
  __typename ... on Person { diedOn age certificates { state cancelReason closedOn events { operation } } stays { leftOn } } ${FAILURES} } }`;
const REVEAL = `mutation ($id: ID!, $fields: [SensitiveField!]!, $reason: String!) { answer: revealSensitive(id: $id, fields: $fields, reason: $reason) {
  __typename ... on RevealedValues { values { field value } } ${FAILURES} } }`;

let api: TestApi;
let town: Client;
let village: Client;

beforeAll(async () => {
  api = await testApi();
  town = await api.user('TOWN_CASEWORKER');
  village = await api.user('VILLAGE_LIAISON');
}, 60_000);

afterAll(() => api.close());

async function ask(client: Client, document: string, variables: Record<string, unknown>) {
  return (await client.data<Answer>(document, variables)).answer;
}

const trail = (entity: string, entityId: number) =>
  api.db.prisma.auditEntry.findMany({ where: { entity, entityId } });

describe('a death', () => {
  it('cancels the certificate, withdraws the application and ends the stay with it', async () => {
    const person = await makePerson(api, api.areas.villageA1);
    const held = await makeCertificate(api, person, api.areas.villageA1);
    await makeCertificate(api, person, api.areas.villageA1, {
      status: 'APPLIED',
      appliedOn: '2026-11-01',
      more: { kind: 'RENEWAL', previousId: held.id },
    });
    const home = await makeInstitution(api, api.areas.townA, { kind: 'CARE_HOME' });
    await api.db.prisma.institutionStay.create({
      data: { institutionId: home.id, personId: person.id, admittedOn: new Date('2026-01-01') },
    });
    const answer = await ask(village, DEATH, { id: person.globalId, version: 1, on: '2026-11-20' });
    expect(answer).toMatchObject({
      __typename: 'Person',
      diedOn: '2026-11-20',
      certificates: [
        { state: 'WITHDRAWN', closedOn: '2026-11-23', events: [{ operation: 'WITHDRAW' }] },
        {
          state: 'CANCELLED',
          cancelReason: 'DEATH',
          closedOn: '2026-11-20',
          events: [{ operation: 'CANCEL' }],
        },
      ],
      stays: [{ leftOn: '2026-11-20' }],
    });
    expect((await trail('Person', person.id)).map(entry => entry.action)).toEqual(['RECORD_DEATH']);
    expect(await ask(village, DEATH, { id: person.globalId, version: 2, on: '2026-11-20' })).toMatchObject({
      __typename: 'ConflictError',
      code: 'PERSON_DEAD',
    });
  });

  it('is refused on a day that cannot be, or by whoever saw an older version, and ends nothing', async () => {
    const person = await makePerson(api, api.areas.villageA1, { birthDate: '1980-05-06' });
    await makeCertificate(api, person, api.areas.villageA1);
    const wrong = { '2026-11-24': 'DATE_FUTURE', '1980-05-05': 'DATE_BEFORE_BIRTH' };
    for (const [on, code] of Object.entries(wrong))
      expect(await ask(village, DEATH, { id: person.globalId, version: 1, on })).toMatchObject({
        problems: [{ code, field: 'diedOn' }],
      });
    expect(await ask(village, DEATH, { id: person.globalId, version: 7, on: '2026-11-20' })).toMatchObject({
      __typename: 'StaleError',
      currentVersion: 1,
    });
    const status = { personId: person.id, status: 'ISSUED' as const };
    expect(await api.db.prisma.certificate.count({ where: status })).toBe(1);
  });
});

describe('the timeline', () => {
  it('tells what was done to the record and to its certificates, newest first, in both languages', async () => {
    const person = await makePerson(api, api.areas.villageA1);
    await makeCertificate(api, person, api.areas.villageA1);
    api.setNow('2026-11-23T05:00:00Z');
    await village.data(
      `mutation ($id: ID!) { updatePerson(id: $id, expectedVersion: 1, input: {address: "新址", phone: null}) { __typename } }`,
      { id: person.globalId },
    );
    api.setNow('2026-11-23T06:00:00Z');
    await ask(town, REVEAL, { id: person.globalId, fields: ['ID_NUMBER'], reason: '核对身份' });
    api.setNow('2026-11-23T07:00:00Z');
    await ask(village, DEATH, { id: person.globalId, version: 2, on: '2026-11-20' });
    const query =
      'query ($id: ID!) { person(id: $id) { timeline { kind title detail certificate { category } } } }';
    const chinese = await town.data(query, { id: person.globalId });
    expect(chinese).toEqual({
      person: {
        timeline: expect.arrayContaining([
          { kind: 'CERTIFICATE_CANCEL', title: '注销', detail: null, certificate: { category: 'PHYSICAL' } },
          { kind: 'PERSON_RECORD_DEATH', title: '登记死亡', detail: '死亡日期', certificate: null },
          {
            kind: 'PERSON_REVEAL',
            title: '查看完整信息',
            detail: expect.stringContaining('核对身份'),
            certificate: null,
          },
          { kind: 'PERSON_UPDATE', title: '修改档案', detail: '现住址、联系电话', certificate: null },
        ]),
      },
    });
    const kinds = Object(chinese)['person'].timeline.map((entry: { kind: string }) => entry.kind);
    expect(kinds.slice(2)).toEqual(['PERSON_REVEAL', 'PERSON_UPDATE']);
    const english = await api.as(town.viewer, 'en').data(query, { id: person.globalId });
    expect(JSON.stringify(english)).toContain('Record changed');
  });
});
