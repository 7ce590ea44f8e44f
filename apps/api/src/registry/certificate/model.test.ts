// The certificate's life against a plain model: whatever is done in whatever order, by people and by time, the software and the
// model agree on what was allowed and on what is there.

import { addYears } from '@zhucan/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import {
  die,
  type Model,
  newModel,
  RULES,
  type StepName,
} from '../../../../../test/support/certificate-model.ts';
import {
  apply,
  assessment,
  type CertificateAnswer,
  type DoneOperation,
  operate,
} from '../../../../../test/support/certificates.ts';
import { makeInstitution, makePerson, type TestPerson } from '../../../../../test/support/factories.ts';

const FIRST_DAY = '2026-11-23';
const HELD: readonly string[] = ['ISSUED', 'FROZEN', 'LOST'];
const OPEN: readonly string[] = ['APPLIED', 'ASSESSED', 'REVIEWED'];
const NAMES = Object.keys(RULES) as StepName[];

let api: TestApi;
let hospital: { globalId: string };
let village: Client;
let town: Client;
let officer: Client;

beforeAll(async () => {
  api = await testApi();
  hospital = await makeInstitution(api, api.areas.district);
  village = await api.user('VILLAGE_LIAISON');
  town = await api.user('TOWN_CASEWORKER');
  officer = await api.user('DISTRICT_OFFICER');
});

afterAll(() => api.close());

async function rowsOf(person: TestPerson) {
  return api.db.prisma.certificate.findMany({
    where: { personId: person.id },
    orderBy: { id: 'asc' },
    include: { events: { orderBy: { id: 'asc' } } },
  });
}

/** The register is what the model says, and every row's story leads to where it stands. */
async function agree(model: Model, person: TestPerson): Promise<void> {
  const rows = await rowsOf(person);
  const held = rows.filter(row => HELD.includes(row.status));
  const open = rows.filter(row => OPEN.includes(row.status));
  const ended = rows.filter(row => !held.includes(row) && !open.includes(row));
  expect({
    held: held.map(({ status, grade, expiresOn }) => ({
      status,
      grade,
      expiresOn: expiresOn?.toISOString().slice(0, 10),
    })),
    open: open.map(({ status, kind, grade, hospitalId }) => ({
      status,
      kind,
      grade,
      assigned: hospitalId !== null,
    })),
    ended: ended.map(row => row.status).sort(),
  }).toEqual({
    held: model.held ? [model.held] : [],
    open: model.open ? [model.open] : [],
    ended: model.ended.toSorted(),
  });
  for (const row of rows) {
    const froms = row.events.map(event => event.fromStatus);
    const tos = row.events.map(event => event.toStatus);
    expect(froms).toEqual([null, ...tos.slice(0, -1)]);
    expect(tos.at(-1)).toBe(row.status);
    expect(row.closedOn !== null).toBe(ended.includes(row));
  }
}

type Act = (person: TestPerson) => Promise<CertificateAnswer>;

/** Does it to the certificate that is held, or to the application under way. */
function on(
  which: readonly string[],
  client: () => Client,
  operation: DoneOperation,
  input: () => Readonly<Record<string, unknown>> = () => ({}),
): Act {
  return async person => {
    const row = (await rowsOf(person)).find(one => which.includes(one.status));
    if (!row) return { __typename: 'Nothing', code: 'NOTHING_THERE' };
    const id = Buffer.from(`Certificate:${row.id}`).toString('base64url');
    return operate(client(), operation, { id, version: row.version }, input());
  };
}

const why = () => ({ reason: '按规定办理' });
const found = (grade: number) => () =>
  assessment(hospital, api.services.clock().toISOString().slice(0, 10), grade);

/** How each step of the model is done in the software, by someone whose step it is. */
const ACTS: Readonly<Record<StepName, Act>> = {
  APPLY: person => apply(village, person.globalId),
  ASSIGN: on(
    OPEN,
    () => town,
    'ASSIGN',
    () => ({ hospitalId: hospital.globalId }),
  ),
  ASSESS_1: on(OPEN, () => town, 'ASSESS', found(1)),
  ASSESS_3: on(OPEN, () => town, 'ASSESS', found(3)),
  REVIEW: on(OPEN, () => officer, 'REVIEW'),
  RETURN: on(OPEN, () => officer, 'RETURN', why),
  REJECT: on(OPEN, () => officer, 'REJECT', why),
  WITHDRAW: on(OPEN, () => village, 'WITHDRAW', why),
  ISSUE: on(OPEN, () => officer, 'ISSUE'),
  RENEW: on(HELD, () => village, 'RENEW'),
  RENEW_REASSESSED: on(
    HELD,
    () => village,
    'RENEW',
    () => ({ reassess: true }),
  ),
  CHANGE: on(
    HELD,
    () => village,
    'CHANGE',
    () => ({ category: 'PHYSICAL', reason: '病情变化' }),
  ),
  REISSUE: on(HELD, () => village, 'REISSUE'),
  REPORT_LOSS: on(HELD, () => village, 'REPORT_LOSS'),
  FOUND: on(HELD, () => village, 'FOUND'),
  FREEZE: on(HELD, () => officer, 'FREEZE', why),
  UNFREEZE: on(HELD, () => officer, 'UNFREEZE', why),
  TRANSFER_OUT: on(
    HELD,
    () => officer,
    'TRANSFER_OUT',
    () => ({ transferCounty: '990102' }),
  ),
  CANCEL: on(
    HELD,
    () => officer,
    'CANCEL',
    () => ({ cancelReason: 'RECOVERY' }),
  ),
};

async function take(name: StepName, model: Model, person: TestPerson): Promise<boolean> {
  const expected = RULES[name].allowed(model);
  const answer = await ACTS[name](person);
  expect([name, answer.__typename === 'Certificate', answer.code]).toEqual([
    name,
    expected,
    expected ? undefined : expect.any(String),
  ]);
  if (expected) RULES[name].done(model);
  return expected;
}

async function bury(model: Model, person: TestPerson): Promise<void> {
  const { version } = await api.db.prisma.person.findUniqueOrThrow({ where: { id: person.id } });
  const { recordDeath } = await village.data<{ recordDeath: { __typename: string } }>(
    `mutation ($id: ID!, $v: Int!, $day: Date!) {
      recordDeath(id: $id, expectedVersion: $v, diedOn: $day) { __typename } }`,
    { id: person.globalId, v: version, day: model.day },
  );
  expect(recordDeath.__typename).toBe('Person');
  die(model);
}

type Move = { step: StepName } | { possible: number } | { years: number } | 'DEATH';

/** Many steps are anything at all, many one of those that are possible: so both refusals and long lives are tried. */
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 14, arbitrary: fc.record({ step: fc.constantFrom(...NAMES) }) },
  { weight: 20, arbitrary: fc.record({ possible: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ years: fc.constantFrom(1, 5, 9) }) },
  { weight: 1, arbitrary: fc.constant('DEATH' as const) },
);

/** Makes one move; gives the step that was taken, if one was. */
async function make(next: Move, model: Model, person: TestPerson): Promise<StepName | null> {
  if (next === 'DEATH') {
    if (model.alive) await bury(model, person);
    return null;
  }
  if ('years' in next) {
    model.day = addYears(model.day, next.years);
    api.setNow(`${model.day}T04:00:00Z`);
    return null;
  }
  const possible = NAMES.filter(name => RULES[name].allowed(model));
  const name = 'step' in next ? next.step : possible[next.possible % Math.max(possible.length, 1)];
  return name && (await take(name, model, person)) ? name : null;
}

const ISSUED: readonly Move[] = (['APPLY', 'ASSIGN', 'ASSESS_3', 'REVIEW', 'ISSUE'] as const).map(step => ({
  step,
}));

it('agrees with the model, whatever is done', async () => {
  const taken = new Set<StepName>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<readonly Move[]>([], ISSUED, [...ISSUED, { years: 9 }]),
      fc.array(move, { minLength: 8, maxLength: 30 }),
      async (past, moves) => {
        api.setNow(`${FIRST_DAY}T04:00:00Z`);
        const person = await makePerson(api, api.areas.villageA1);
        const model = newModel(FIRST_DAY);
        for (const next of [...past, ...moves]) {
          const name = await make(next, model, person);
          if (name) taken.add(name);
          await agree(model, person);
        }
      },
    ),
    { numRuns: 80, seed: 20_261_123 },
  );
  // A model that never moves would agree with anything.
  expect(NAMES.filter(name => !taken.has(name))).toEqual([]);
}, 120_000);
