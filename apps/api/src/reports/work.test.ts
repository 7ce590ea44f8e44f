// What waits for a caseworker: their own area's applications, expiries and visits, and nobody else's.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../../../test/support/api.ts';
import {
  makeCertificate,
  makeHomeVisit,
  makeInstitution,
  makePerson,
} from '../../../../test/support/factories.ts';

const WORK = `{ workSummary { applied assessed reviewed expiringSoon expired remindUntil visitsUntil
  homeVisits { visitOn area { name } certificateCount } } }`;

let api: TestApi;

beforeAll(async () => {
  api = await testApi();
  const { villageA1, villageB1, district } = api.areas;
  const add = async (area: typeof villageA1, wish: Parameters<typeof makeCertificate>[3]) =>
    makeCertificate(api, await makePerson(api, area), area, wish);
  for (const status of ['APPLIED', 'APPLIED', 'ASSESSED', 'REVIEWED'] as const)
    await add(villageA1, { status });
  await add(villageA1, { appliedOn: '2017-02-21' }); // the last day of the reminder's ninety
  await add(villageA1, { appliedOn: '2017-02-22' });
  await add(villageA1, { appliedOn: '2016-11-22' });
  await add(villageA1, { appliedOn: '2016-11-22', status: 'FROZEN' });
  await add(villageB1, { status: 'APPLIED' });
  const hospital = await makeInstitution(api, district);
  const visit = (day: string, more = {}, area = villageA1) =>
    makeHomeVisit(api, area, hospital, { visitOn: new Date(day), ...more });
  await visit('2026-12-07');
  await visit('2026-11-23');
  await visit('2026-12-08');
  await visit('2026-11-22');
  await visit('2026-11-30', { status: 'CANCELLED' });
  await visit('2026-11-30', {}, villageB1);
});

afterAll(() => api.close());

it('counts the town’s own, with the visits of the next fortnight in order', async () => {
  const town = await api.user('TOWN_CASEWORKER');
  api.statements.length = 0;
  expect(await town.data(WORK)).toEqual({
    workSummary: {
      applied: 2,
      assessed: 1,
      reviewed: 1,
      expiringSoon: 1,
      expired: 1,
      remindUntil: '2027-02-21',
      visitsUntil: '2026-12-07',
      homeVisits: [
        { visitOn: '2026-11-23', area: { name: '柳桥村' }, certificateCount: 0 },
        { visitOn: '2026-12-07', area: { name: '柳桥村' }, certificateCount: 0 },
      ],
    },
  });
  expect(api.statements).toHaveLength(3);
});

it('is for whoever may read certificates', async () => {
  const leader = await api.user('LEADER');
  expect((await leader.query(WORK)).errors[0]?.extensions?.['code']).toBe('FORBIDDEN');
});
