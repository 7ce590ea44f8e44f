// What a leader is told of what people wrote about a case.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../test/support/api.ts';
import {
  hospitalOf,
  makeStaff,
  meeting,
  succeededCase,
  take,
  toDistrictReview,
} from '../../../../test/support/cases.ts';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});
afterAll(() => api.close());

test('a leader reads what people wrote without the applicant’s name and without any number', async () => {
  const staff = await makeStaff(api);
  const place = { api, staff, hospital: await hospitalOf(api) };
  let state = await toDistrictReview(place);
  const { personId } = await api.db.prisma.case.findUniqueOrThrow({ where: { number: state.number } });
  const { name } = await api.db.prisma.person.findUniqueOrThrow({ where: { id: personId ?? 0 } });
  const said = `${name}电话138 0013 8000，证号99010119800101123X，2026-11-20来过`;
  const told = '***电话***，证号***，2026-11-20来过';
  const { details } = await api.db.prisma.case.findUniqueOrThrow({ where: { number: state.number } });
  await api.db.prisma.case.update({
    where: { number: state.number },
    data: { details: { ...Object(details), familySituation: said } },
  });
  state = succeededCase(await take(staff.officer, 'PROPOSE', state, meeting('35000', { minutes: said })));
  await api.db.pool.query(
    `INSERT INTO case_event (case_id, area_path, operation, from_stage, to_stage, to_status, at, reason)
     SELECT id, area_path, 'ASSIGN', stage, stage, status, now(), $2 FROM case_file WHERE number = $1`,
    [state.number, said],
  );
  const page = `query($id: ID!) { case(id: $id) { events { reason } records { values { name text } } ... on MedicalAidCase { details { familySituation } } } }`;
  const texts = async (client: Client) => JSON.stringify(await client.data(page, { id: state.id }));
  const leaders = await texts(staff.leader);
  expect([leaders.split(told).length - 1, leaders.includes(name)]).toEqual([3, false]);
  expect((await texts(staff.officer)).split(said).length - 1).toBeGreaterThanOrEqual(3);
});
