import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import {
  makeCertificate,
  makeHousehold,
  makeInstitution,
  makePerson,
  type TestPerson,
} from '../../../../../test/support/factories.ts';

interface Answer {
  readonly answer: Readonly<Record<string, unknown>> & { readonly __typename: string };
}

const FAILURES =
  '... on ValidationError { problems { code field } } ... on StaleError { currentVersion } ... on Error { code message }';
const DEATH = `mutation ($id: ID!, $version: Int!, $on: Date!) { answer: recordDeath(id: $id, expectedVersion: $version, diedOn: $on) {
  __typename ... on Person { diedOn age certificates { state cancelReason closedOn events { operation } } stays { leftOn } } ${FAILURES} } }`;
const MERGE = `mutation ($keep: ID!, $merge: ID!, $reason: String!) { answer: mergePeople(keepId: $keep, mergeId: $merge, reason: $reason) {
  __typename ... on Person { id phone { masked } address education version certificates { id } stays { institution { name } } household { id head { id } } merges { id mergedName reason undoneAt } } ${FAILURES} } }`;
const UNMERGE = `mutation ($id: ID!, $reason: String!) { answer: unmergePeople(mergeId: $id, reason: $reason) {
  __typename ... on Person { id } ${FAILURES} } }`;
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

describe('merging two records of one person', () => {
  async function pair(): Promise<[TestPerson, TestPerson, { globalId: string; id: number }]> {
    const nothing = { phoneEnc: null, phoneHash: null, phoneLast4: null, address: null };
    const keep = await makePerson(api, api.areas.villageA1, { name: '刘一', ...nothing });
    const merge = await makePerson(api, api.areas.villageA2, { name: '刘壹', education: 'PRIMARY' });
    const home = await makeHousehold(api, api.areas.villageA2, merge);
    return [keep, merge, home];
  }

  /** Every row that a merge touches, but for versions and times of change. */
  async function everything(...people: TestPerson[]) {
    const ids = people.map(person => person.id);
    const { prisma } = api.db;
    const still = <Row extends { version?: number; updatedAt?: Date }>({ version, updatedAt, ...row }: Row) =>
      row;
    return {
      people: (await prisma.person.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } })).map(
        still,
      ),
      households: (
        await prisma.household.findMany({ where: { headId: { in: ids } }, orderBy: { id: 'asc' } })
      ).map(still),
      certificates: (
        await prisma.certificate.findMany({ where: { personId: { in: ids } }, orderBy: { id: 'asc' } })
      ).map(still),
      stays: await prisma.institutionStay.findMany({
        where: { personId: { in: ids } },
        orderBy: { id: 'asc' },
      }),
    };
  }

  it('fills gaps, moves certificates, stays and headship, hides the merged record, and can be undone exactly', async () => {
    const [keep, merge, home] = await pair();
    const certificate = await makeCertificate(api, merge, api.areas.villageA2);
    const care = await makeInstitution(api, api.areas.townA, { kind: 'CARE_HOME', name: '合并托养' });
    await api.db.prisma.institutionStay.create({
      data: { institutionId: care.id, personId: merge.id, admittedOn: new Date('2026-01-01') },
    });
    const before = await everything(keep, merge);
    const answer = await ask(town, MERGE, {
      keep: keep.globalId,
      merge: merge.globalId,
      reason: '同一人重复建档',
    });
    expect(answer).toMatchObject({
      __typename: 'Person',
      id: keep.globalId,
      phone: { masked: `*******${merge.phone.slice(-4)}` },
      address: '中心路1号',
      education: 'PRIMARY',
      version: 2,
      certificates: [{ id: certificate.globalId }],
      stays: [{ institution: { name: '合并托养' } }],
      household: { id: home.globalId, head: { id: keep.globalId } },
      merges: [{ mergedName: '刘壹', reason: '同一人重复建档', undoneAt: null }],
    });
    const query =
      'query ($id: ID!) { person(id: $id) { id } people(filter: {text: "刘壹"}) { nodes { id } } }';
    expect(await town.data(query, { id: merge.globalId })).toEqual({ person: null, people: { nodes: [] } });
    // The village where the merged record was sees the certificate no more: it lives where its holder does.
    const moved = await api.db.prisma.certificate.findUniqueOrThrow({ where: { id: certificate.id } });
    expect(moved.areaPath).toBe(api.areas.villageA1.path);

    const [done] = Object(answer)['merges'];
    expect(await ask(town, UNMERGE, { id: done.id, reason: '合并有误' })).toMatchObject({
      id: keep.globalId,
    });
    expect(await everything(keep, merge)).toEqual(before);
    expect(await ask(town, UNMERGE, { id: done.id, reason: '合并有误' })).toMatchObject({
      code: 'MERGE_UNDONE',
    });
    expect((await trail('Person', merge.id)).map(entry => entry.action).sort()).toEqual(['MERGE', 'UNMERGE']);
  });

  it('leaves what was changed after the merge when it is undone', async () => {
    const [keep, merge] = await pair();
    const answer = await ask(town, MERGE, { keep: keep.globalId, merge: merge.globalId, reason: '重复' });
    const [{ id }] = Object(answer)['merges'];
    await town.data(
      `mutation ($id: ID!) { updatePerson(id: $id, expectedVersion: 2, input: {address: "后来的地址"}) { __typename } }`,
      { id: keep.globalId },
    );
    await ask(town, UNMERGE, { id, reason: '不是同一人' });
    const row = await api.db.prisma.person.findUniqueOrThrow({ where: { id: keep.id } });
    expect(row).toMatchObject({
      address: '后来的地址',
      phoneLast4: null,
      education: null,
      householdId: null,
    });
  });

  it('keeps the snapshot sealed', async () => {
    const [keep, merge] = await pair();
    await ask(town, MERGE, { keep: keep.globalId, merge: merge.globalId, reason: '重复' });
    const { snapshot } = await api.db.prisma.personMerge.findFirstOrThrow({ where: { keptId: keep.id } });
    expect(Buffer.from(snapshot).toString('latin1')).not.toContain('filled');
    expect(JSON.parse(api.vault.open(snapshot))).toMatchObject({
      merged: { id: merge.id },
      kept: { id: keep.id },
    });
  });

  it('is refused where both hold a certificate or have an application, with itself, or outside the area', async () => {
    const [keep, merge] = await pair();
    const ids = { keep: keep.globalId, merge: merge.globalId, reason: '重复' };
    await makeCertificate(api, keep, api.areas.villageA1);
    await makeCertificate(api, merge, api.areas.villageA2, { status: 'LOST' });
    expect(await ask(town, MERGE, ids)).toMatchObject({ code: 'MERGE_TWO_CERTIFICATES' });
    expect(await ask(town, MERGE, { ...ids, merge: keep.globalId })).toMatchObject({
      problems: [{ code: 'MERGE_SAME', field: 'mergeId' }],
    });
    expect(await ask(town, MERGE, { ...ids, reason: ' ' })).toMatchObject({ __typename: 'ValidationError' });
    const outside = await makePerson(api, api.areas.villageB1);
    expect(await ask(town, MERGE, { ...ids, merge: outside.globalId })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await ask(village, MERGE, ids)).toMatchObject({ code: 'FORBIDDEN' });
    const [a, b] = await pair();
    for (const [one, area] of [
      [a, api.areas.villageA1],
      [b, api.areas.villageA2],
    ] as const)
      await makeCertificate(api, one, area, { status: 'APPLIED' });
    expect(await ask(town, MERGE, { ...ids, keep: a.globalId, merge: b.globalId })).toMatchObject({
      code: 'CERTIFICATE_OPEN',
    });
  });

  it('cannot be undone when the number was registered again meanwhile', async () => {
    const [keep, merge] = await pair();
    const answer = await ask(town, MERGE, { keep: keep.globalId, merge: merge.globalId, reason: '重复' });
    const [{ id }] = Object(answer)['merges'];
    const again = await ask(
      town,
      `mutation ($input: PersonInput!) { answer: createPerson(input: $input, acceptDuplicates: true) { __typename } }`,
      { input: { name: '刘壹', idNumber: merge.idNumber, areaId: api.areas.villageA2.globalId } },
    );
    expect(again.__typename).toBe('Person');
    expect(await ask(town, UNMERGE, { id, reason: '撤销' })).toMatchObject({ code: 'ID_NUMBER_TAKEN' });
  });
});

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
