import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import type { TestArea } from '../../../../../test/support/areas.ts';
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
const MERGE = `mutation ($keep: ID!, $merge: ID!, $reason: String!) { answer: mergePeople(keepId: $keep, mergeId: $merge, reason: $reason) {
  __typename ... on Person { id phone { masked } address education version certificates { id } stays { institution { name } } household { id head { id } } merges { id mergedName reason undoneAt } } ${FAILURES} } }`;
const UNMERGE = `mutation ($id: ID!, $reason: String!) { answer: unmergePeople(mergeId: $id, reason: $reason) {
  __typename ... on Person { id } ${FAILURES} } }`;

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

  it('is undone exactly, whatever each of the records held', async () => {
    const columns = {
      address: fc.constantFrom(null, '甲地', '乙地'),
      education: fc.constantFrom(null, 'PRIMARY' as const, 'COLLEGE' as const),
      insurances: fc.subarray(['PENSION', 'COMMERCIAL'] as const).map(list => [...list]),
      guardianName: fc.constantFrom(null, '李护', '王护'),
      residencePermit: fc.boolean(),
      consentOn: fc.constantFrom(null, new Date('2025-05-05')),
    };
    const wish = fc.record({ ...columns, home: fc.boolean(), certificate: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(wish, wish, async (first, second) => {
        const make = async ({ home, certificate, ...fields }: typeof first, area: TestArea) => {
          const person = await makePerson(api, area, fields);
          if (home) await makeHousehold(api, area, person);
          if (certificate) await makeCertificate(api, person, area, { status: 'CANCELLED' });
          return person;
        };
        const keep = await make(first, api.areas.villageA1);
        const merge = await make(second, api.areas.villageA2);
        const before = await everything(keep, merge);
        const ids = { keep: keep.globalId, merge: merge.globalId, reason: '同一人' };
        const [{ id }] = Object(await ask(town, MERGE, ids))['merges'];
        const kept = await api.db.prisma.person.findUniqueOrThrow({ where: { id: keep.id } });
        // What the kept record said still stands; what it lacked, the other has filled.
        for (const column of ['address', 'education', 'consentOn'] as const)
          expect(kept[column]).toEqual(first[column] ?? second[column]);
        expect(kept.insurances).toEqual(first.insurances.length > 0 ? first.insurances : second.insurances);
        await ask(town, UNMERGE, { id, reason: '撤销' });
        expect(await everything(keep, merge)).toEqual(before);
      }),
      { numRuns: 12 },
    );
  });

  it('happens once when two do it at the same moment', async () => {
    const [keep, merge] = await pair();
    const ids = { keep: keep.globalId, merge: merge.globalId, reason: '重复' };
    const opposite = { keep: merge.globalId, merge: keep.globalId, reason: '重复' };
    const answers = await Promise.all([ask(town, MERGE, ids), ask(town, MERGE, opposite)]);
    expect(answers.map(answer => answer.__typename).sort()).toEqual(['NotFoundError', 'Person']);
    expect(await api.db.prisma.personMerge.count({ where: { mergedId: { in: [keep.id, merge.id] } } })).toBe(
      1,
    );
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
