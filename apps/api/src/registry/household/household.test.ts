import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { makeHousehold, makePerson, type TestPerson } from '../../../../../test/support/factories.ts';

interface Answer {
  readonly answer: Readonly<Record<string, unknown>> & { readonly __typename: string };
}

const RESULT = `{ __typename
  ... on Household { id version address incomePerHead memberCount head { name } members { id relationToHead } hardships { id kind { code } since until certifiedBy paperNumber } }
  ... on ValidationError { problems { code field } } ... on StaleError { currentVersion } ... on Error { code message } }`;
const CREATE = `mutation ($input: HouseholdInput!) { answer: createHousehold(input: $input) ${RESULT} }`;
const UPDATE = `mutation ($id: ID!, $version: Int!, $input: HouseholdInput!) { answer: updateHousehold(id: $id, expectedVersion: $version, input: $input) ${RESULT} }`;
const SAVE_KIND = `mutation ($code: String!, $zh: String!, $en: String!, $active: Boolean!) {
  answer: saveHardshipKind(code: $code, nameZh: $zh, nameEn: $en, active: $active) {
    __typename ... on HardshipKind { code name active } ... on ValidationError { problems { code field } } ... on Error { code } } }`;

let api: TestApi;
let manager: Client;
let village: Client;

beforeAll(async () => {
  api = await testApi();
  manager = await api.user('DISTRICT_MANAGER');
  village = await api.user('VILLAGE_LIAISON');
  await api.db.prisma.hardshipKind.createMany({
    data: [
      { code: 'MINIMUM_ALLOWANCE', nameZh: '低保', nameEn: 'Minimum allowance', sortOrder: 10 },
      { code: 'ORPHAN', nameZh: '孤儿', nameEn: 'Orphan', sortOrder: 20 },
      { code: 'RETIRED_KIND', nameZh: '旧类型', nameEn: 'Retired', sortOrder: 30, active: false },
    ],
  });
}, 60_000);

afterAll(() => api.close());

async function ask(client: Client, document: string, variables: Record<string, unknown>) {
  return (await client.data<Answer>(document, variables)).answer;
}

function stateOf(people: readonly TestPerson[], more: Record<string, unknown> = {}) {
  return {
    areaId: api.areas.villageA1.globalId,
    headId: people[0]?.globalId ?? null,
    members: people.map(({ globalId }, index) => ({
      personId: globalId,
      relation: index === 0 ? 'HEAD' : 'CHILD',
    })),
    hardships: [],
    ...more,
  };
}

const inVillage = () => makePerson(api, api.areas.villageA1);

describe('registering a household', () => {
  it('keeps head, members, income in yuan and hardship', async () => {
    const [head, child] = [await inVillage(), await inVillage()];
    const hardships = [
      { kind: 'MINIMUM_ALLOWANCE', since: '2024-01-01', certifiedBy: '民政局', paperNumber: '甲1' },
    ];
    const input = stateOf([head, child], { address: '河边3号', incomePerHead: '12345.6', hardships });
    const answer = await ask(village, CREATE, { input });
    expect(answer).toMatchObject({
      __typename: 'Household',
      version: 1,
      incomePerHead: '12345.60',
      memberCount: 2,
      head: { name: head.name },
      members: [
        { id: head.globalId, relationToHead: 'HEAD' },
        { id: child.globalId, relationToHead: 'CHILD' },
      ],
      hardships: [
        { kind: { code: 'MINIMUM_ALLOWANCE' }, since: '2024-01-01', until: null, certifiedBy: '民政局' },
      ],
    });
  });

  it('names what is wrong with it', async () => {
    const [head, other] = [await inVillage(), await inVillage()];
    await makeHousehold(api, api.areas.villageA1, other);
    const hardships = [
      { kind: 'RETIRED_KIND', since: '2024-01-01' },
      { kind: 'ORPHAN', since: '2027-01-01' },
    ];
    expect(await ask(village, CREATE, { input: stateOf([head, head], { hardships }) })).toMatchObject({
      problems: expect.arrayContaining([
        { code: 'HOUSEHOLD_MEMBER_TWICE', field: 'members.1.personId' },
        { code: 'HARDSHIP_KIND_UNKNOWN', field: 'hardships.0.kind' },
        { code: 'DATE_FUTURE', field: 'hardships.1.since' },
      ]),
    });
    expect(await ask(village, CREATE, { input: stateOf([head, other]) })).toMatchObject({
      problems: [{ code: 'HOUSEHOLD_MEMBER_ELSEWHERE', field: 'members.1.personId' }],
    });
    const noHead = stateOf([head], { headId: other.globalId });
    expect(await ask(village, CREATE, { input: noHead })).toMatchObject({
      problems: expect.arrayContaining([{ code: 'HOUSEHOLD_HEAD_NOT_MEMBER', field: 'headId' }]),
    });
  });

  it('takes only people and places of the actor’s area', async () => {
    const outside = await makePerson(api, api.areas.villageA2);
    expect(await ask(village, CREATE, { input: stateOf([outside]) })).toMatchObject({ code: 'NOT_FOUND' });
    const there = stateOf([await inVillage()], { areaId: api.areas.villageA2.globalId });
    expect(await ask(village, CREATE, { input: there })).toMatchObject({ code: 'NOT_FOUND' });
    const head = await api.user('TOWN_HEAD');
    expect(await ask(head, CREATE, { input: stateOf([]) })).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('replacing a household’s state', () => {
  it('lets members go, takes others in and keeps a hardship’s id', async () => {
    const [a, b, c] = [await inVillage(), await inVillage(), await inVillage()];
    const home = await makeHousehold(api, api.areas.villageA1, a, [b]);
    const before = await api.db.prisma.householdHardship.findFirstOrThrow({
      where: { householdId: home.id },
    });
    const hardships = [
      { kind: 'MINIMUM_ALLOWANCE', since: '2024-01-01', until: '2025-12-31', certifiedBy: '民政局' },
      { kind: 'ORPHAN', since: '2026-01-01' },
    ];
    const answer = await ask(village, UPDATE, {
      id: home.globalId,
      version: 1,
      input: stateOf([b, c], { hardships }),
    });
    expect(answer).toMatchObject({
      version: 2,
      head: { name: b.name },
      members: [
        { id: b.globalId, relationToHead: 'HEAD' },
        { id: c.globalId, relationToHead: 'CHILD' },
      ],
      incomePerHead: null,
      hardships: [{ kind: { code: 'ORPHAN' } }, { kind: { code: 'MINIMUM_ALLOWANCE' }, until: '2025-12-31' }],
    });
    const kept = await api.db.prisma.householdHardship.findMany({ where: { householdId: home.id } });
    expect(kept.map(one => one.id)).toContain(before.id);
    const gone = await api.db.prisma.person.findUniqueOrThrow({ where: { id: a.id } });
    expect(gone).toMatchObject({ householdId: null, relationToHead: null, version: 2 });
    const [entry] = await api.db.prisma.auditEntry.findMany({
      where: { entity: 'Household', entityId: home.id },
    });
    expect(Object.keys(Object(entry?.changes)).sort()).toEqual(
      expect.arrayContaining(['hardships', 'headId', 'incomePerHead', 'members']),
    );
  });

  it('leaves members whom the actor may not see where they are', async () => {
    const [seen, unseen] = [await inVillage(), await makePerson(api, api.areas.villageA2)];
    const home = await makeHousehold(api, api.areas.villageA1, seen, [unseen]);
    const answer = await ask(village, UPDATE, { id: home.globalId, version: 1, input: stateOf([seen]) });
    expect(answer).toMatchObject({ members: [{ id: seen.globalId }], memberCount: 1 });
    const whole = await manager.data<{ household: object }>(
      'query ($id: ID!) { household(id: $id) { memberCount } }',
      { id: home.globalId },
    );
    expect(whole.household).toEqual({ memberCount: 2 });
    const row = await api.db.prisma.person.findUniqueOrThrow({ where: { id: unseen.id } });
    expect(row.householdId).toBe(home.id);
  });

  it('tells whoever saw an older version, and reads another village’s as missing', async () => {
    const head = await inVillage();
    const home = await makeHousehold(api, api.areas.villageA1, head);
    const input = stateOf([head]);
    const both = await Promise.all(
      [1, 2].map(() => ask(village, UPDATE, { id: home.globalId, version: 1, input })),
    );
    expect(both.map(answer => answer.__typename).sort()).toEqual(['Household', 'StaleError']);
    const other = await makeHousehold(api, api.areas.villageB1, await makePerson(api, api.areas.villageB1));
    expect(await ask(village, UPDATE, { id: other.globalId, version: 1, input })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('the kinds of hardship', () => {
  it('are the district’s to add, rename and retire', async () => {
    const added = { code: 'FLOOD_2026', zh: '水灾', en: 'Flood', active: true };
    expect(await ask(manager, SAVE_KIND, added)).toEqual({
      __typename: 'HardshipKind',
      code: 'FLOOD_2026',
      name: '水灾',
      active: true,
    });
    expect(await ask(manager, SAVE_KIND, { ...added, zh: '洪涝', active: false })).toMatchObject({
      name: '洪涝',
      active: false,
    });
    const english = api.as(village.viewer, 'en');
    expect(await english.data('{ hardshipKinds { code name } }')).toEqual({
      hardshipKinds: [
        { code: 'MINIMUM_ALLOWANCE', name: 'Minimum allowance' },
        { code: 'ORPHAN', name: 'Orphan' },
        { code: 'RETIRED_KIND', name: 'Retired' },
        { code: 'FLOOD_2026', name: 'Flood' },
      ],
    });
    expect(await ask(manager, SAVE_KIND, { ...added, code: 'flood' })).toMatchObject({
      problems: [{ code: 'HARDSHIP_CODE_INVALID', field: 'code' }],
    });
    expect((await village.query(SAVE_KIND, added)).data).toMatchObject({ answer: { code: 'FORBIDDEN' } });
  });
});
