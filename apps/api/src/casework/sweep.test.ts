// Every operation, at every place, by every role: done where the model says so, refused with a typed reason everywhere else, and the
// buttons of the page are those that would be done.

import type { Case } from '@zhucan/database';
import type { CaseOperation, CaseStatus } from '@zhucan/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../test/support/api.ts';
import { globalId } from '../../../../test/support/areas.ts';
import {
  type Actor,
  expected,
  FRESH,
  MODEL_OPERATIONS,
  type ModelCase,
} from '../../../../test/support/case-model.ts';
import {
  application,
  giveDocuments,
  hospitalOf,
  makeStaff,
  meeting,
  SIGNATURE,
  SURVEY,
  take,
  toDistrictReview,
} from '../../../../test/support/cases.ts';
import type { TestRecord } from '../../../../test/support/factories.ts';
import { makeFund } from '../../../../test/support/funds.ts';

let api: TestApi;
let hospital: TestRecord;
let template: Case;
const clients = new Map<Actor, Client>();
let sequence = 0;

const ACTORS: readonly Actor[] = [
  'VILLAGE_LIAISON',
  'TOWN_CASEWORKER',
  'TOWN_HEAD',
  'DISTRICT_OFFICER',
  'DISTRICT_MANAGER',
  'LEADER',
];
const PLACES: readonly (readonly [CaseStatus, string])[] = [
  ['DRAFT', 'DRAFT'],
  ['TOWN_REVIEW', 'TOWN_REVIEW'],
  ['TOWN_SIGNATURE', 'TOWN_SIGNATURE'],
  ['PUBLIC_NOTICE', 'PUBLIC_NOTICE'],
  ['DISTRICT_REVIEW', 'DISTRICT_REVIEW'],
  ['LEADER_SIGN_OFF', 'LEADER_SIGN_OFF'],
  ['RETURNED', 'RETURNED'],
  ['APPROVED', 'PAYMENT'],
  ['REJECTED', 'REJECTED'],
  ['WITHDRAWN', 'WITHDRAWN'],
];

beforeAll(async () => {
  api = await testApi();
  const staff = await makeStaff(api);
  hospital = await hospitalOf(api);
  await makeFund(api, staff.manager, 100_000_000_000n);
  const { number } = await toDistrictReview({ api, staff, hospital });
  template = await api.db.prisma.case.findUniqueOrThrow({ where: { number } });
  const { liaison, caseworker, head, officer, manager, leader } = staff;
  for (const [actor, client] of [
    ['VILLAGE_LIAISON', liaison],
    ['TOWN_CASEWORKER', caseworker],
    ['TOWN_HEAD', head],
    ['DISTRICT_OFFICER', officer],
    ['DISTRICT_MANAGER', manager],
    ['LEADER', leader],
  ] as const)
    clients.set(actor, client);
});
afterAll(() => api.close());

/** A case at a place, as its way would have led it there. */
async function caseAt(status: CaseStatus, stage: string): Promise<{ id: string; version: number }> {
  sequence += 1;
  const { id: _id, number: _number, updatedAt: _updated, ...row } = template;
  const closed = status === 'REJECTED' || status === 'WITHDRAWN';
  const { id } = await api.db.prisma.case.create({
    data: {
      ...row,
      details: row.details as object,
      records: {},
      calculation: row.calculation as object,
      number: `MA-2025-${String(sequence).padStart(6, '0')}`,
      status,
      stage,
      returnedFrom: status === 'RETURNED' ? 'TOWN_REVIEW' : null,
      waitsFor: null,
      dueOn: null,
      filedById: null,
      reviewedById: null,
      decidedAmount: status === 'LEADER_SIGN_OFF' || stage === 'PAYMENT' ? row.requestedAmount : null,
      decidedOn: stage === 'PAYMENT' ? new Date('2026-11-27') : null,
      submittedOn: status === 'DRAFT' ? null : row.submittedOn,
      closedOn: closed ? new Date('2026-11-27') : null,
      version: 1,
    },
  });
  const at = { id: globalId('Case', id), version: 1 };
  await giveDocuments(api, at);
  return at;
}

function inputOf(operation: CaseOperation): unknown {
  switch (operation) {
    case 'PASS_TOWN_REVIEW':
      return SURVEY;
    case 'PASS_TOWN_SIGNATURE':
      return SIGNATURE;
    case 'DECIDE':
    case 'PROPOSE':
      return meeting('35000');
    case 'EDIT':
      return application(hospital);
    default:
      return null;
  }
}

/** Buttons that a page shows as possible: no refusal stands against them. */
async function offered(client: Client, id: string): Promise<string[]> {
  const answer = await client.data<{
    case: { availableActions: { operation: string; refusal: { code: string } | null }[] } | null;
  }>(`query($id: ID!) { case(id: $id) { availableActions { operation refusal { code } } } }`, { id });
  return (answer.case?.availableActions ?? [])
    .filter(({ refusal }) => refusal === null)
    .map(({ operation }) => operation)
    .sort();
}

const REFUSALS = ['ForbiddenError', 'TransitionRefused', 'NotFoundError', 'ConflictError', 'ValidationError'];

describe.each(PLACES)('at %s', (status, stage) => {
  test.each(ACTORS)('%s', async actor => {
    const client = clients.get(actor) as Client;
    const model: ModelCase = {
      ...FRESH,
      status,
      large: true,
      papers: true,
      photographs: true,
      returnedFrom: status === 'RETURNED' ? 'TOWN_REVIEW' : null,
    };
    const possible: string[] = [];
    for (const operation of MODEL_OPERATIONS) {
      const at = await caseAt(status, stage);
      const after = expected(model, operation, actor);
      const answer = await take(client, operation, at, inputOf(operation));
      const told = `${operation}: ${JSON.stringify(answer)}`;
      if (after) {
        possible.push(operation);
        expect(answer, told).toMatchObject({ status: after.status, version: 2 });
      } else expect(REFUSALS, told).toContain(answer.__typename);
    }
    const shown = await offered(client, (await caseAt(status, stage)).id);
    // Objections are taken down by a command of their own, whose way is tested with the notices.
    const own = shown.filter(one => !one.endsWith('_OBJECTION'));
    expect(own).toEqual(possible.sort());
  });
});
