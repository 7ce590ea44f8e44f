import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { makeArea } from '../../../../../test/support/areas.ts';
import { SYSTEM_ACTOR } from '../../access/audit.ts';
import { importCounty } from './area-import.ts';
import { readCounty } from './division.ts';

const COUNTY = '330205';
const IMPORT = `mutation ($county: String!) { importAreas(county: $county) {
  __typename ... on AreaImport { added kept renamed retired } ... on ValidationError { problems { code message } } } }`;

describe('the import of real divisions', () => {
  let api: TestApi;
  let manager: Client;

  beforeAll(async () => {
    api = await testApi();
  });
  afterAll(() => api.close());

  const run = () => importCounty(api.services, COUNTY, SYSTEM_ACTOR, api.services.clock());

  it('reads a county down to its villages, whose codes are its own', async () => {
    const { district, towns, villages } = await readCounty(COUNTY);
    expect(district).toEqual({ path: COUNTY, name: '江北区' });
    expect(towns.length).toBeGreaterThan(5);
    expect(villages.length).toBeGreaterThan(100);
    const parents = new Set(towns.map(({ path }) => path));
    expect(villages.every(({ path }) => path.length === 12 && parents.has(path.slice(0, 9)))).toBe(true);
  });

  it('adds everything once; a second time adds, loses and doubles nothing', async () => {
    const { towns, villages } = await readCounty(COUNTY);
    const all = 1 + towns.length + villages.length;
    const { areaId: _first, ...first } = await run();
    const { areaId, ...second } = await run();
    expect(first).toEqual({ added: all, kept: 0, renamed: 0, retired: 0 });
    expect(second).toEqual({ added: 0, kept: all, renamed: 0, retired: 0 });
    const kept = await api.db.prisma.area.findMany({ where: { path: { startsWith: COUNTY } } });
    expect(kept).toHaveLength(all);
    expect(kept.filter(({ level }) => level === 'DISTRICT').map(({ id }) => id)).toEqual([areaId]);
    expect(kept.every(({ level, parentId }) => (level === 'DISTRICT') === (parentId === null))).toBe(true);
  });

  it('renames what is called otherwise, and leaves what the data no longer has', async () => {
    const { villages } = await readCounty(COUNTY);
    const [village] = villages;
    await api.db.prisma.area.update({ where: { path: village?.path ?? '' }, data: { name: '旧名村' } });
    const own = await makeArea(api.db, `${village?.path.slice(0, 9)}999`, '自设村');
    expect(await run()).toMatchObject({ added: 0, renamed: 1, retired: 1 });
    const renamed = await api.db.prisma.area.findUniqueOrThrow({ where: { path: village?.path ?? '' } });
    expect([renamed.name, renamed.version]).toEqual([village?.name, 2]);
    expect((await api.db.prisma.area.findUniqueOrThrow({ where: { id: own.id } })).active).toBe(true);
  });

  it.each([
    ['33020', 'AREA_COUNTY_INVALID'],
    ['abcdef', 'AREA_COUNTY_INVALID'],
    ['330205001000', 'AREA_COUNTY_INVALID'],
    ['000000', 'AREA_COUNTY_INVALID'],
    ['999999', 'AREA_COUNTY_UNKNOWN'],
  ])('refuses the code %s with a sentence: %s', async (county, code) => {
    await expect(readCounty(county)).rejects.toMatchObject({ problems: [{ code, field: 'county' }] });
  });

  it('is a manager’s, for the manager’s own district', async () => {
    const district = await api.db.prisma.area.findUniqueOrThrow({ where: { path: COUNTY } });
    manager = await api.user('DISTRICT_MANAGER', { ...district, globalId: '' });
    const { importAreas } = await manager.data<{ importAreas: object }>(IMPORT, { county: COUNTY });
    expect(importAreas).toMatchObject({ __typename: 'AreaImport', added: 0, retired: 1 });
    expect(await manager.data(IMPORT, { county: '330203' })).toEqual({
      importAreas: {
        __typename: 'ValidationError',
        problems: [{ code: 'AREA_COUNTY_OTHER', message: expect.stringContaining(COUNTY) }],
      },
    });
    for (const role of [
      'DISTRICT_OFFICER',
      'TOWN_CASEWORKER',
      'VILLAGE_LIAISON',
      'TOWN_HEAD',
      'LEADER',
    ] as const) {
      const answer = await (await api.user(role)).data(IMPORT, { county: COUNTY });
      expect(answer).toEqual({ importAreas: { __typename: 'ForbiddenError' } });
    }
    const trail = await api.db.prisma.auditEntry.findMany({ where: { action: 'IMPORT_AREAS' } });
    expect(trail.map(({ areaPath }) => areaPath)).toEqual([COUNTY, COUNTY, COUNTY, COUNTY]);
  });
});
