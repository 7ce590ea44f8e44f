import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import {
  makeCertificate,
  makeHousehold,
  makeInstitution,
  makePerson,
  type TestCertificate,
  type TestPerson,
} from '../../../../../test/support/factories.ts';

interface Answer {
  readonly answer: Readonly<Record<string, unknown>> & { readonly __typename: string };
}

const COPY = `mutation ($id: ID!, $whole: Boolean, $reason: String!) { answer: takePersonCopy(id: $id, whole: $whole, reason: $reason) {
  __typename ... on PersonCopy { whole takenAt content } ... on ValidationError { problems { code field } } ... on Error { code } } }`;

let api: TestApi;
let town: Client;
let person: TestPerson;
let other: TestPerson;
let certificate: TestCertificate;

beforeAll(async () => {
  api = await testApi();
  town = await api.user('TOWN_CASEWORKER');
  const { villageA1, district } = api.areas;
  person = await makePerson(api, villageA1, { name: '要副本的人' });
  other = await makePerson(api, villageA1, { name: '同住的人' });
  await makeHousehold(api, villageA1, person, [other]);
  certificate = await makeCertificate(api, person, villageA1, { category: 'MENTAL' });
  const hospital = await makeInstitution(api, district, { name: '评定医院' });
  await api.db.prisma.assessment.create({
    data: {
      certificateId: certificate.id,
      assessedOn: new Date('2020-01-09'),
      hospitalId: hospital.id,
      doctors: ['甲', '乙'],
      category: 'MENTAL',
      grade: 2,
      cause: 'DISEASE',
      diagnosisEnc: api.vault.seal('一段诊断'),
      parts: { create: { category: 'MENTAL', grade: 2 } },
    },
  });
  await api.db.prisma.institutionStay.create({
    data: { institutionId: hospital.id, personId: person.id, admittedOn: new Date('2025-01-01') },
  });
}, 60_000);

afterAll(() => api.close());

async function ask(client: Client, variables: Record<string, unknown>) {
  return (await client.data<Answer>(COPY, { id: person.globalId, reason: '本人申请查阅', ...variables }))
    .answer;
}

describe('a person’s own copy', () => {
  it('holds everything, masked unless it is asked for whole', async () => {
    const answer = await ask(town, {});
    expect(answer).toMatchObject({
      __typename: 'PersonCopy',
      whole: false,
      takenAt: '2026-11-23T04:00:00.000Z',
      content: {
        person: {
          name: '要副本的人',
          idNumber: `${'*'.repeat(14)}${person.idNumber.slice(-4)}`,
          birthDate: '****',
          area: '清溪区东河镇柳桥村',
        },
        household: {
          incomePerHead: '12000.00',
          hardships: [{ kind: 'MINIMUM_ALLOWANCE', kindName: expect.any(String), since: '2024-01-01' }],
        },
        certificates: [
          {
            status: 'ISSUED',
            category: 'MENTAL',
            assessments: [
              { hospital: '评定医院', diagnosis: '****', parts: [{ category: 'MENTAL', grade: 2 }] },
            ],
          },
        ],
        stays: [{ institution: '评定医院', admittedOn: '2025-01-01', leftOn: null }],
        uses: [],
      },
    });
    const text = JSON.stringify(answer);
    const secrets = [person.idNumber, person.phone, person.bankAccount, person.birthDate, '一段诊断'];
    for (const secret of [...secrets, certificate.number ?? '', other.name])
      expect(text).not.toContain(secret);

    const whole = JSON.stringify(await ask(town, { whole: true }));
    for (const value of [...secrets, certificate.number ?? '']) expect(whole).toContain(value);
    expect(whole).not.toContain(other.name);
    // The copy that was taken before is itself a use of the record.
    expect(whole).toContain('"action":"COPY"');
  });

  it('is in the trail with its reason and without its values', async () => {
    const where = { entity: 'Person', entityId: person.id, action: 'COPY' };
    const entries = await api.db.prisma.auditEntry.findMany({ where });
    expect(entries.length).toBeGreaterThan(0);
    for (const entry of entries) expect(entry.reason).toBe('本人申请查阅');
    expect(JSON.stringify(entries.map(entry => entry.changes))).not.toContain(person.idNumber);
  });

  it('takes a role that may show sensitive values, a reason, and a person of the area', async () => {
    const village = await api.user('VILLAGE_LIAISON');
    expect(await ask(village, {})).toMatchObject({ code: 'FORBIDDEN' });
    expect(await ask(town, { reason: '' })).toMatchObject({ problems: [{ field: 'reason' }] });
    const outside = await makePerson(api, api.areas.villageB1);
    expect(await ask(town, { id: outside.globalId })).toMatchObject({ code: 'NOT_FOUND' });
  });
});
