// Everyone at once: decisions, withdrawals and moves of the same people, on one fund. One of two wins, nothing is half done, and no
// deadlock surfaces.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../../../test/support/api.ts';
import { globalId } from '../../../../test/support/areas.ts';
import {
  application,
  type CaseState,
  draft,
  hospitalOf,
  makeApplicant,
  makeStaff,
  meeting,
  type Place,
  succeededCase,
  take,
  toDistrictReview,
} from '../../../../test/support/cases.ts';
import { disagreements, makeFund } from '../../../../test/support/funds.ts';

let api: TestApi;
let place: Place;
let fundId: number;

beforeAll(async () => {
  api = await testApi();
  place = { api, staff: await makeStaff(api), hospital: await hospitalOf(api) };
  // Room for six of the decisions below.
  fundId = await makeFund(api, place.staff.manager, 6n * 2_300_000n);
});
afterAll(() => api.close());

const CASES = 12;

test('decisions, withdrawals and moves at once leave every case whole', async () => {
  const { officer, manager, caseworker } = place.staff;
  const states: CaseState[] = [];
  for (let count = 0; count < CASES; count += 1) {
    api.setNow('2026-11-23T04:00:00.000Z');
    states.push(await toDistrictReview(place, { cost: '170000' }));
  }
  const people = await api.db.prisma.case.findMany({
    where: { number: { in: states.map(one => one.number) } },
    select: { personId: true },
  });
  const move = (personId: number | null) =>
    manager.query(
      `mutation($id: ID!, $input: PersonPatch!) { updatePerson(id: $id, expectedVersion: 1, input: $input) { __typename } }`,
      { id: globalId('Person', personId ?? 0), input: { areaId: api.areas.villageA2.globalId } },
    );
  const answers = await Promise.all([
    ...states.map(state => take(officer, 'DECIDE', state, meeting('23000'))),
    ...states.map(state => take(manager, 'DECIDE', state, meeting('22000'))),
    ...states.filter((_, index) => index % 3 === 0).map(state => take(caseworker, 'WITHDRAW', state)),
  ]);
  await Promise.all(people.map(({ personId }) => move(personId)));
  const rows = await api.db.prisma.case.findMany({
    where: { number: { in: states.map(one => one.number) } },
    include: { events: { orderBy: { id: 'desc' }, take: 1 } },
  });
  const done = answers.filter(answer => 'version' in answer).length;
  const ended = rows.filter(row => row.status !== 'DISTRICT_REVIEW');
  expect(done).toBe(ended.length);
  const approved = rows.filter(row => row.status === 'APPROVED');
  const held = await api.db.prisma.reservation.findMany({ where: { status: 'HELD' } });
  const sum = (amounts: readonly (bigint | null)[]) =>
    amounts.reduce<bigint>((total, one) => total + (one ?? 0n), 0n);
  expect(sum(held.map(one => one.amount))).toBe(sum(approved.map(row => row.decidedAmount)));
  expect(sum(held.map(one => one.amount))).toBeLessThanOrEqual(6n * 2_300_000n);
  expect(approved.length).toBeGreaterThanOrEqual(4);
  // Each case's last event is what it stands at.
  for (const row of rows) expect(row.events[0]?.toStatus).toBe(row.status);
  expect(await disagreements(api, [fundId])).toEqual([]);
  expect(api.logged.filter(line => line.includes('request failed'))).toEqual([]);
});

test('twenty drafts at once for one person: one is made, and no number is used twice', async () => {
  api.setNow('2026-11-23T04:00:00.000Z');
  const { liaison, caseworker } = place.staff;
  const { person } = await makeApplicant(api, api.areas.villageA1);
  const details = application(place.hospital);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => draft(index % 2 === 0 ? liaison : caseworker, person, details)),
  );
  expect(answers.filter(answer => 'version' in answer)).toHaveLength(1);
  expect(
    new Set(answers.filter(answer => !('version' in answer)).map(answer => 'code' in answer && answer.code)),
  ).toEqual(new Set(['CASE_UNDER_WAY']));
  const others = await Promise.all(Array.from({ length: 20 }, () => makeApplicant(api, api.areas.villageA1)));
  const made = await Promise.all(others.map(one => draft(caseworker, one.person, details)));
  const numbers = made.map(answer => succeededCase(answer).number);
  expect(new Set(numbers).size).toBe(20);
});
