// Random commands of every role against a plain model, on a real database: what the model allows is done and leads where it says; what
// it does not is refused and changes nothing.

import type { CaseOperation } from '@zhucan/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../test/support/api.ts';
import {
  type Actor,
  expected,
  FRESH,
  MODEL_OPERATIONS,
  type ModelCase,
} from '../../../../test/support/case-model.ts';
import {
  application,
  type CaseState,
  draft,
  giveDocuments,
  hospitalOf,
  makeApplicant,
  makeStaff,
  meeting,
  SIGNATURE,
  SURVEY,
  succeededCase,
  take,
} from '../../../../test/support/cases.ts';
import type { TestRecord } from '../../../../test/support/factories.ts';
import { makeFund } from '../../../../test/support/funds.ts';

let api: TestApi;
let hospital: TestRecord;
const clients = new Map<Actor, Client>();
const counts = { done: 0, refused: 0 };
const reached = new Set<string>();
const START = Date.parse('2026-11-23T04:00:00.000Z');
const DAY = 86_400_000;

beforeAll(async () => {
  api = await testApi();
  const { liaison, caseworker, head, officer, manager, leader } = await makeStaff(api);
  for (const [actor, client] of [
    ['VILLAGE_LIAISON', liaison],
    ['TOWN_CASEWORKER', caseworker],
    ['TOWN_HEAD', head],
    ['DISTRICT_OFFICER', officer],
    ['DISTRICT_MANAGER', manager],
    ['LEADER', leader],
    ['OTHER_OFFICER', await api.user('DISTRICT_OFFICER')],
  ] as const)
    clients.set(actor, client);
  hospital = await hospitalOf(api);
  await makeFund(api, manager, 100_000_000_000n);
});
afterAll(() => api.close());

const ACTORS: readonly Actor[] = [
  'VILLAGE_LIAISON',
  'TOWN_CASEWORKER',
  'TOWN_HEAD',
  'DISTRICT_OFFICER',
  'DISTRICT_MANAGER',
  'LEADER',
  'OTHER_OFFICER',
];

/** One run of the software beside the model. */
class Run {
  readonly #large: boolean;
  #state: CaseState | undefined;
  #now = START;

  constructor(large: boolean) {
    this.#large = large;
  }

  async begin(): Promise<void> {
    api.setNow(new Date(this.#now).toISOString());
    const { person } = await makeApplicant(api, api.areas.villageA1);
    const client = clients.get('VILLAGE_LIAISON') as Client;
    this.#state = succeededCase(await draft(client, person, this.#details()));
  }

  #details() {
    return application(hospital, { cost: this.#large ? '200000' : '170000' });
  }

  get state(): CaseState {
    if (!this.#state) throw new Error('not begun');
    return this.#state;
  }

  sleep(days: number): void {
    this.#now += days * DAY;
    api.setNow(new Date(this.#now).toISOString());
  }

  #input(operation: CaseOperation): unknown {
    switch (operation) {
      case 'PASS_TOWN_REVIEW':
        return SURVEY;
      case 'PASS_TOWN_SIGNATURE':
        return SIGNATURE;
      case 'DECIDE':
      case 'PROPOSE':
        return meeting(this.#large ? '35000' : '23000');
      case 'EDIT':
        return this.#details();
      default:
        return null;
    }
  }

  async take(actor: Actor, operation: CaseOperation): Promise<CaseState | null> {
    const answer = await take(clients.get(actor) as Client, operation, this.state, this.#input(operation));
    if (!('version' in answer)) return null;
    this.#state = answer;
    return answer;
  }

  async row() {
    return api.db.prisma.case.findUniqueOrThrow({
      where: { number: this.state.number },
      include: { events: true },
    });
  }
}

type Wish = Step | 'forward';
type Step =
  | { readonly kind: 'take'; readonly actor: Actor; readonly operation: CaseOperation }
  | { readonly kind: 'sleep'; readonly days: number }
  | { readonly kind: 'papers' | 'photographs' };

const anyTake = fc.record({
  kind: fc.constant('take' as const),
  actor: fc.constantFrom(...ACTORS),
  operation: fc.constantFrom(...MODEL_OPERATIONS),
});
/** Wandering alone seldom gets far: now and then the step that leads on is taken, by whoever may. */
const forward = fc.constant('forward' as const);
const other: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('sleep' as const), days: fc.constantFrom(1, 4) }),
  fc.record({ kind: fc.constantFrom('papers' as const, 'photographs' as const) }),
);
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: anyTake },
    { weight: 5, arbitrary: forward },
    { weight: 1, arbitrary: other },
  ),
  { minLength: 30, maxLength: 60 },
);

/** The first step that the model lets lead on, and not out. */
function nextOf(model: ModelCase): Step | undefined {
  if (!model.papers) return { kind: 'papers' };
  if (!model.photographs) return { kind: 'photographs' };
  if (model.postedFor !== null && model.postedFor <= 3 && model.status === 'PUBLIC_NOTICE')
    return { kind: 'sleep', days: 4 };
  const out: readonly CaseOperation[] = ['EDIT', 'ASSIGN', 'RETURN', 'REJECT', 'WITHDRAW', 'REFUSE_SIGN_OFF'];
  for (const operation of MODEL_OPERATIONS.filter(one => !out.includes(one)))
    for (const actor of ACTORS)
      if (expected(model, operation, actor)) return { kind: 'take', operation, actor };
  return undefined;
}

async function apply(run: Run, model: ModelCase, step: Step): Promise<ModelCase> {
  if (step.kind === 'sleep') {
    run.sleep(step.days);
    return model.postedFor === null ? model : { ...model, postedFor: model.postedFor + step.days };
  }
  if (step.kind !== 'take') {
    const kinds = step.kind === 'papers' ? ['DIAGNOSIS', 'SURVEY_PHOTO'] : ['NOTICE_PHOTO'];
    await giveDocuments(api, run.state, kinds);
    return { ...model, [step.kind]: true };
  }
  const { actor, operation } = step;
  const after = expected(model, operation, actor);
  const answer = await run.take(actor, operation);
  const told = `${actor} ${operation} at ${JSON.stringify(model)}`;
  expect(answer !== null, told).toBe(after !== null);
  const row = await run.row();
  const now = after ?? model;
  expect({ status: row.status, returnedFrom: row.returnedFrom, steps: row.events.length - 1 }, told).toEqual({
    status: now.status,
    returnedFrom: now.returnedFrom,
    steps: now.steps,
  });
  expect(row.version, told).toBe(now.steps + 1);
  counts[after ? 'done' : 'refused'] += 1;
  reached.add(now.status);
  return now;
}

/** What chance need not find: the whole way with and without the leader, and each way out of it. */
const handedIn: Wish[] = ['forward', 'forward', 'forward'];
const byTown = (operation: CaseOperation): Wish => ({ kind: 'take', actor: 'TOWN_CASEWORKER', operation });
const EXAMPLES: [boolean, Wish[]][] = [
  [true, Array.from({ length: 15 }, (): Wish => 'forward')],
  [false, Array.from({ length: 15 }, (): Wish => 'forward')],
  [false, [...handedIn, byTown('RETURN'), byTown('RESUBMIT'), byTown('REJECT')]],
  [false, [...handedIn, byTown('WITHDRAW')]],
];

test('what the model allows is done, what it does not is refused', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), steps, async (large, drawn) => {
      const run = new Run(large);
      await run.begin();
      let model: ModelCase = { ...FRESH, large };
      for (const one of drawn) {
        const step = one === 'forward' ? nextOf(model) : one;
        if (step) model = await apply(run, model, step);
      }
    }),
    { numRuns: 60 + EXAMPLES.length, examples: EXAMPLES, endOnFailure: true },
  );
  expect(counts.done + counts.refused).toBeGreaterThan(1000);
  expect(counts.done).toBeGreaterThan(150);
  expect([...reached].sort()).toEqual([
    'APPROVED',
    'DISTRICT_REVIEW',
    'DRAFT',
    'LEADER_SIGN_OFF',
    'PUBLIC_NOTICE',
    'REJECTED',
    'RETURNED',
    'TOWN_REVIEW',
    'TOWN_SIGNATURE',
    'WITHDRAWN',
  ]);
  expect(api.logged.filter(line => line.includes('request failed'))).toEqual([]);
});
