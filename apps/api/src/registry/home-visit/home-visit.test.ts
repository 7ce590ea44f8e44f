// Joint home visits: planned for a village that is ready, revised, done when everyone has a result, cancelled when empty.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { makeArea } from '../../../../../test/support/areas.ts';
import { assessment, operate, succeeded } from '../../../../../test/support/certificates.ts';
import {
  makeCertificate,
  makeHousehold,
  makeInstitution,
  makePerson,
} from '../../../../../test/support/factories.ts';

const TODAY = '2026-11-23';
const VISIT = `__typename
  ... on HomeVisitBatch { id version status visitOn note certificateCount certificates { id state version } }
  ... on Error { code } ... on ValidationError { problems { code field } } ... on StaleError { currentVersion }`;

interface Visit {
  readonly __typename: string;
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly certificateCount: number;
  readonly certificates: readonly { readonly id: string; readonly state: string; readonly version: number }[];
  readonly code?: string;
  readonly problems?: readonly { readonly code: string; readonly field: string }[];
}

let api: TestApi;
let town: Client;
let hospital: { id: number; globalId: string };

beforeAll(async () => {
  api = await testApi();
  town = await api.user('TOWN_CASEWORKER');
  hospital = await makeInstitution(api, api.areas.district);
});

afterAll(() => api.close());

async function waiting(area = api.areas.villageA1, address = '中心路1号') {
  const person = await makePerson(api, area, { address });
  return (await makeCertificate(api, person, area, { status: 'APPLIED', appliedOn: '2026-11-01' })).globalId;
}

function inputOf(certificateIds: readonly string[], more: Readonly<Record<string, unknown>> = {}) {
  return {
    areaId: api.areas.villageA1.globalId,
    visitOn: '2026-11-24',
    hospitalId: hospital.globalId,
    townStaff: '王专干',
    districtStaff: '赵业务',
    certificateIds,
    ...more,
  };
}

async function plan(
  certificateIds: readonly string[],
  more: Readonly<Record<string, unknown>> = {},
  client = town,
): Promise<Visit> {
  const { answer } = await client.data<{ answer: Visit }>(
    `mutation ($input: HomeVisitBatchInput!) { answer: createHomeVisitBatch(input: $input) { ${VISIT} } }`,
    { input: inputOf(certificateIds, more) },
  );
  return answer;
}

async function change(
  mutation: string,
  visit: Visit,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Visit> {
  const types: Record<string, string> = { input: 'HomeVisitBatchInput!', reason: 'String!' };
  const names = Object.keys(more);
  const { answer } = await town.data<{ answer: Visit }>(
    `mutation ($id: ID!, $v: Int!${names.map(name => `, $${name}: ${types[name]}`).join('')}) {
      answer: ${mutation}(id: $id, expectedVersion: $v${names.map(name => `, ${name}: $${name}`).join('')}) { ${VISIT} } }`,
    { id: visit.id, v: visit.version, ...more },
  );
  return answer;
}

describe('a home visit', () => {
  it('is planned, made, and done when everyone has a result', async () => {
    const ids = [await waiting(), await waiting()];
    const visit = await plan(ids, { visitOn: TODAY, note: '带轮椅' });
    expect(visit).toMatchObject({ status: 'PLANNED', certificateCount: 2 });
    expect(await change('completeHomeVisitBatch', visit)).toMatchObject({ code: 'HOME_VISIT_UNASSESSED' });
    for (const certificate of visit.certificates) {
      const found = assessment(hospital, TODAY, 2, { atHome: true });
      expect(succeeded(await operate(town, 'ASSESS', certificate, found)).state).toBe('ASSESSED');
    }
    const done = await change('completeHomeVisitBatch', visit);
    expect(done).toMatchObject({ status: 'DONE' });
    expect(done.certificates.map(one => one.state)).toEqual(['ASSESSED', 'ASSESSED']);
    expect(await change('cancelHomeVisitBatch', done, { reason: '改期' })).toMatchObject({
      code: 'HOME_VISIT_OPERATION_NOT_POSSIBLE',
    });
  });

  it('is not done before its day', async () => {
    expect(await change('completeHomeVisitBatch', await plan([]))).toMatchObject({
      code: 'HOME_VISIT_DAY_NOT_COME',
    });
  });

  it('gives the route by address, with masked phones and households', async () => {
    const { villageA1 } = api.areas;
    const later = await waiting(villageA1, '南街9号');
    const person = await makePerson(api, villageA1, { address: '北街1号' });
    await makeHousehold(api, villageA1, person);
    const first = await makeCertificate(api, person, villageA1, { status: 'APPLIED' });
    const visit = await plan([later, first.globalId]);
    api.statements.length = 0;
    const { homeVisitBatch } = await town.data(
      `query ($id: ID!) { homeVisitBatch(id: $id) { certificates {
        person { name address phone { masked } household { memberCount address } } } } }`,
      { id: visit.id },
    );
    expect(api.statements).toHaveLength(1);
    expect(homeVisitBatch).toEqual({
      certificates: [
        {
          person: {
            name: person.name,
            address: '北街1号',
            phone: { masked: `*******${person.phone.slice(-4)}` },
            household: { memberCount: 1, address: '中心路1号' },
          },
        },
        expect.objectContaining({ person: expect.objectContaining({ address: '南街9号', household: null }) }),
      ],
    });
  });

  it('is revised: who is not named leaves it, unless assessed', async () => {
    const [stays, leaves, joins] = [await waiting(), await waiting(), await waiting()];
    const visit = await plan([stays, leaves]);
    const revised = await change('updateHomeVisitBatch', visit, { input: inputOf([stays, joins]) });
    expect(revised.certificates.map(one => one.id).sort()).toEqual([stays, joins].sort());
    expect(await change('updateHomeVisitBatch', visit, { input: inputOf([]) })).toMatchObject({
      __typename: 'StaleError',
      currentVersion: revised.version,
    });
    const assessed = revised.certificates.find(one => one.id === stays) ?? { id: '', version: 0 };
    succeeded(await operate(town, 'ASSESS', assessed, assessment(hospital, TODAY)));
    expect(await change('updateHomeVisitBatch', revised, { input: inputOf([joins]) })).toMatchObject({
      __typename: 'TransitionRefused',
    });
    const kept = await change('updateHomeVisitBatch', revised, { input: inputOf([stays]) });
    expect(kept.certificates.map(one => one.id)).toEqual([stays]);
  });

  it('is cancelled only when nobody waits for it any more', async () => {
    const visit = await plan([await waiting()]);
    expect(await change('cancelHomeVisitBatch', visit, { reason: '改期' })).toMatchObject({
      code: 'HOME_VISIT_STILL_ASSIGNED',
    });
    const empty = await change('updateHomeVisitBatch', visit, { input: inputOf([]) });
    const cancelled = await change('cancelHomeVisitBatch', empty, { reason: '改期' });
    expect(cancelled).toMatchObject({ status: 'CANCELLED', certificateCount: 0 });
  });

  it('is corrected after its day: who went, who was added, the later day, though its village is ready no more', async () => {
    const clinic = await makeInstitution(api, api.areas.townA, { name: '原定点医院' });
    const village = await makeArea(api.db, '990101001204', '曾就绪村', { homeVisitReady: true });
    const where = { areaId: village.globalId, hospitalId: clinic.globalId, visitOn: TODAY };
    const visit = await plan([], where);
    const added = await waiting(village);
    await api.db.prisma.area.update({ where: { id: village.id }, data: { homeVisitReady: false } });
    await api.db.prisma.institution.update({ where: { id: clinic.id }, data: { designated: false } });
    api.setNow('2026-11-25T04:00:00Z');
    const revise = (to: Visit, more: object) =>
      change('updateHomeVisitBatch', to, { input: inputOf([added], { ...where, ...more }) });
    const noted = await revise(visit, { note: '一户不在家', townStaff: '钱专干' });
    expect(noted).toMatchObject({ note: '一户不在家', certificateCount: 1 });
    const postponed = await revise(noted, { visitOn: '2026-11-24' });
    expect(postponed).toMatchObject({ visitOn: '2026-11-24' });
    expect(await revise(postponed, {})).toMatchObject({
      problems: [{ code: 'HOME_VISIT_DAY_BEFORE_PLAN', field: 'visitOn' }],
    });
    api.setNow(`${TODAY}T04:00:00Z`);
  });

  it('goes to another village only before anyone was assessed, and leaves the first one’s people behind', async () => {
    const { villageA2 } = api.areas;
    await api.db.prisma.area.update({ where: { id: villageA2.id }, data: { homeVisitReady: true } });
    const [left, found] = [await waiting(), await waiting()];
    const visit = await plan([left], { visitOn: TODAY });
    const elsewhere = { areaId: villageA2.globalId, visitOn: TODAY };
    expect(await change('updateHomeVisitBatch', visit, { input: inputOf([left], elsewhere) })).toMatchObject({
      code: 'HOME_VISIT_OTHER_AREA',
    });
    const moved = await change('updateHomeVisitBatch', visit, { input: inputOf([], elsewhere) });
    expect(moved).toMatchObject({ certificateCount: 0 });

    const held = await plan([found], { visitOn: TODAY });
    const [one] = held.certificates;
    if (!one) expect.unreachable();
    succeeded(await operate(town, 'ASSESS', one, assessment(hospital, TODAY)));
    expect(await change('updateHomeVisitBatch', held, { input: inputOf([], elsewhere) })).toMatchObject({
      problems: [{ code: 'HOME_VISIT_VILLAGE_ASSESSED', field: 'areaId' }],
    });
  });

  it('loses whoever withdraws before it, so that it can still be cancelled', async () => {
    const visit = await plan([await waiting()]);
    const [one] = visit.certificates;
    if (!one) expect.unreachable();
    succeeded(await operate(town, 'WITHDRAW', one, { reason: '住院治疗' }));
    const { homeVisitBatch } = await town.data<{ homeVisitBatch: Visit }>(
      'query ($id: ID!) { homeVisitBatch(id: $id) { id version certificateCount } }',
      { id: visit.id },
    );
    expect(homeVisitBatch.certificateCount).toBe(0);
    expect(await change('cancelHomeVisitBatch', homeVisitBatch, { reason: '无人待评' })).toMatchObject({
      status: 'CANCELLED',
    });
  });
});

describe('a visit is refused', () => {
  it('to a village that is not ready, in the past, by a hospital that is not designated', async () => {
    const village = await makeArea(api.db, '990101001203', '新建村');
    const clinic = await makeInstitution(api, api.areas.townA, { designated: false });
    const answer = await plan([], {
      areaId: village.globalId,
      visitOn: '2026-11-22',
      hospitalId: clinic.globalId,
      townStaff: ' ',
    });
    expect(answer.problems?.map(one => `${one.field} ${one.code}`).sort()).toEqual([
      'areaId HOME_VISIT_VILLAGE_NOT_READY',
      'hospitalId ASSESSMENT_HOSPITAL_NOT_DESIGNATED',
      'townStaff REQUIRED',
      'visitOn DATE_PAST',
    ]);
    const whole = await plan([], { areaId: api.areas.townA.globalId });
    expect(whole.problems).toEqual([{ code: 'AREA_NOT_VILLAGE', field: 'areaId' }]);
  });

  it('for applicants of another village, or who are assessed already', async () => {
    const other = await plan([await waiting(api.areas.villageA2)]);
    expect(other).toMatchObject({ __typename: 'ConflictError', code: 'HOME_VISIT_OTHER_AREA' });
    const person = await makePerson(api, api.areas.villageA1);
    const { globalId } = await makeCertificate(api, person, api.areas.villageA1, { status: 'ASSESSED' });
    expect(await plan([globalId])).toMatchObject({ __typename: 'TransitionRefused' });
  });

  it('outside one’s area, and to whoever may not plan', async () => {
    const { villageB1, townB } = api.areas;
    const outside = await plan([], { areaId: villageB1.globalId });
    expect(outside).toMatchObject({ __typename: 'NotFoundError' });
    expect(await plan([await waiting(villageB1)])).toMatchObject({ __typename: 'NotFoundError' });
    const liaison = await api.user('VILLAGE_LIAISON');
    expect(await plan([], {}, liaison)).toMatchObject({ __typename: 'ForbiddenError' });
    const visit = await plan([]);
    const neighbour = await api.user('TOWN_CASEWORKER', townB);
    const read = 'query ($id: ID!) { homeVisitBatch(id: $id) { id } homeVisitBatches { nodes { id } } }';
    expect(await neighbour.data(read, { id: visit.id })).toEqual({
      homeVisitBatch: null,
      homeVisitBatches: { nodes: [] },
    });
  });
});

it('visits are listed by day, status and area', async () => {
  const { homeVisitBatches } = await town.data<{
    homeVisitBatches: { nodes: { visitOn: string; status: string }[] };
  }>(
    `query ($area: ID!) { homeVisitBatches(filter: { area: $area, status: [PLANNED], from: "2026-11-24", to: "2026-11-24" }) {
      nodes { visitOn status area { name } hospital { name } } } }`,
    { area: api.areas.villageA1.globalId },
  );
  expect(homeVisitBatches.nodes.length).toBeGreaterThan(0);
  for (const visit of homeVisitBatches.nodes)
    expect(visit).toMatchObject({ visitOn: '2026-11-24', status: 'PLANNED', area: { name: '柳桥村' } });
});

it('whoever moves away leaves the visit, and the certificate goes with them', async () => {
  const person = await makePerson(api, api.areas.villageA1);
  const applied = await makeCertificate(api, person, api.areas.villageA1, { status: 'APPLIED' });
  const visit = await plan([applied.globalId]);
  const moved = await town.data(
    `mutation ($id: ID!, $areaId: ID!) { updatePerson(id: $id, expectedVersion: 1, input: { areaId: $areaId }) { __typename } }`,
    { id: person.globalId, areaId: api.areas.villageA2.globalId },
  );
  expect(moved).toEqual({ updatePerson: { __typename: 'Person' } });
  const after = await town.data(
    'query ($visit: ID!, $id: ID!) { homeVisitBatch(id: $visit) { certificateCount } certificate(id: $id) { area { name } homeVisitBatch { id } } }',
    { visit: visit.id, id: applied.globalId },
  );
  expect(after).toEqual({
    homeVisitBatch: { certificateCount: 0 },
    certificate: { area: { name: '石塘村' }, homeVisitBatch: null },
  });
});
