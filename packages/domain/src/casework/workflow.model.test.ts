import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Role } from '../access/roles.ts';
import { addDays } from '../shared/dates.ts';
import { DomainError } from '../shared/error.ts';
import { draft, monday, small } from './small.testing.ts';
import { CASE_OPERATIONS, type CaseOperation } from './terms.ts';
import { type CaseFacts, takeCaseOperation } from './workflow.ts';

// The workflow against a plain model that knows nothing of tables: thousands of random commands by random people on random days.

interface World {
  place: string;
  returnedFrom: string;
  requested: bigint;
  decided: boolean;
  filedBy: number | null;
  reviewedBy: number | null;
  refiledBy: readonly number[];
  decidedBy: number | null;
  objections: number;
  lastDay: string | null;
  papers: boolean;
  fits: boolean;
  paying: boolean;
  day: string;
}

interface Person {
  readonly userId: number;
  readonly role: Role;
}

const PEOPLE: readonly Person[] = [
  { userId: 1, role: 'TOWN_CASEWORKER' },
  { userId: 2, role: 'TOWN_HEAD' },
  { userId: 3, role: 'DISTRICT_OFFICER' },
  { userId: 4, role: 'DISTRICT_OFFICER' },
  { userId: 5, role: 'LEADER' },
  { userId: 6, role: 'VILLAGE_LIAISON' },
  { userId: 7, role: 'DISTRICT_MANAGER' },
];

const DISTRICT = ['DISTRICT_OFFICER', 'DISTRICT_MANAGER'];
const TOWN = ['TOWN_CASEWORKER', ...DISTRICT];
const BEFORE = [
  'TOWN_REVIEW',
  'TOWN_SIGNATURE',
  'PUBLIC_NOTICE',
  'DISTRICT_REVIEW',
  'LEADER_SIGN_OFF',
  'RETURNED',
];
const NOTICED = ['PUBLIC_NOTICE', 'DISTRICT_REVIEW', 'LEADER_SIGN_OFF'];

/** Where it leads, as someone who knows the rules would say; null where it may not be. */
function expected(world: World, operation: CaseOperation, { userId, role }: Person): string | null {
  const is = (...places: readonly string[]) => places.includes(world.place);
  const by = (roles: readonly string[]) => roles.includes(role);
  const mine = world.filedBy === userId || world.reviewedBy === userId || world.refiledBy.includes(userId);
  const large = world.requested >= 3_000_000n;
  const decidable =
    is('DISTRICT_REVIEW') && by(DISTRICT) && world.objections === 0 && world.papers && world.fits && !mine;
  const objectable = is(...NOTICED) || (is('RETURNED') && NOTICED.includes(world.returnedFrom));
  switch (operation) {
    case 'EDIT':
      return is('DRAFT', 'RETURNED') && by([...TOWN, 'VILLAGE_LIAISON']) ? world.place : null;
    case 'SUBMIT':
      return is('DRAFT') && by(TOWN) && world.papers ? 'TOWN_REVIEW' : null;
    case 'RESUBMIT':
      return is('RETURNED') && by(TOWN) ? world.returnedFrom : null;
    case 'PASS_TOWN_REVIEW':
      return is('TOWN_REVIEW') && by(TOWN) && world.papers && world.fits ? 'TOWN_SIGNATURE' : null;
    case 'PASS_TOWN_SIGNATURE':
      return is('TOWN_SIGNATURE') && by(['TOWN_HEAD']) && world.papers ? 'PUBLIC_NOTICE' : null;
    case 'POST_NOTICE':
      return is('PUBLIC_NOTICE') && by(TOWN) && world.lastDay === null ? 'PUBLIC_NOTICE' : null;
    case 'END_NOTICE': {
      const over = world.lastDay !== null && world.day > world.lastDay;
      return is('PUBLIC_NOTICE') && by(TOWN) && over && world.objections === 0 && world.papers
        ? 'DISTRICT_REVIEW'
        : null;
    }
    case 'RECEIVE_OBJECTION':
      return objectable && by(TOWN) ? world.place : null;
    case 'DISMISS_OBJECTION':
      return objectable && by(TOWN) && world.objections > 0 ? world.place : null;
    case 'UPHOLD_OBJECTION':
      return objectable && by(TOWN) && world.objections > 0 ? 'TERMINATED' : null;
    case 'DECIDE':
      return decidable && !large ? 'FITTING' : null;
    case 'PROPOSE':
      return decidable && large ? 'LEADER_SIGN_OFF' : null;
    case 'SIGN_OFF':
      return is('LEADER_SIGN_OFF') && by(['LEADER']) && world.objections === 0 && world.decided
        ? 'FITTING'
        : null;
    case 'REFUSE_SIGN_OFF':
      return is('LEADER_SIGN_OFF') && by(['LEADER']) ? 'DISTRICT_REVIEW' : null;
    case 'COMPLETE_STEP':
      return is('FITTING') && by(['TOWN_CASEWORKER']) && world.papers ? 'DELIVERY' : null;
    case 'DELIVER':
      return is('DELIVERY') && by(TOWN) && world.papers ? 'PAYMENT' : null;
    case 'PAY':
      return is('PAYMENT') && by(DISTRICT) && world.decided && world.decidedBy !== userId ? 'PAID' : null;
    case 'PAYMENT_FAILED':
      return is('PAYMENT') && by(DISTRICT) ? 'PAYMENT' : null;
    case 'CLOSE':
      return is('PAID') && by(TOWN) ? 'CLOSED' : null;
    case 'RETURN':
      return (is('TOWN_REVIEW') && by(TOWN)) || (is('DISTRICT_REVIEW') && by(DISTRICT)) ? 'RETURNED' : null;
    case 'REJECT':
      return (is('TOWN_REVIEW') && by(TOWN)) || (is('DISTRICT_REVIEW') && by(DISTRICT) && !mine)
        ? 'REJECTED'
        : null;
    case 'WITHDRAW': {
      if (is('DRAFT')) return by([...TOWN, 'VILLAGE_LIAISON']) ? 'WITHDRAWN' : null;
      if (is(...BEFORE)) return by(TOWN) ? 'WITHDRAWN' : null;
      return is('FITTING', 'DELIVERY', 'PAYMENT') && by(DISTRICT) && !world.paying ? 'WITHDRAWN' : null;
    }
    case 'ASSIGN': {
      const open = is(...BEFORE, 'FITTING', 'DELIVERY', 'PAYMENT');
      return open && by(TOWN) ? world.place : null;
    }
    case 'CREATE':
      return null;
  }
}

/** What a step leaves behind, as the service writes it. */
function happened(world: World, operation: CaseOperation, { userId }: Person, to: string): World {
  const next = { ...world, place: to };
  if (operation === 'SUBMIT') next.filedBy = userId;
  if (world.place === 'RETURNED' && (operation === 'EDIT' || operation === 'RESUBMIT'))
    next.refiledBy = [...world.refiledBy, userId];
  if (operation === 'PASS_TOWN_REVIEW') next.reviewedBy = userId;
  if (operation === 'DECIDE' || operation === 'PROPOSE')
    Object.assign(next, { decidedBy: userId, decided: true });
  if (operation === 'POST_NOTICE') next.lastDay = addDays(world.day, 3);
  if (operation === 'RETURN') next.returnedFrom = world.place;
  if (operation === 'RECEIVE_OBJECTION') next.objections += 1;
  if (operation === 'DISMISS_OBJECTION') next.objections -= 1;
  return next;
}

function factsOf(world: World, clock: Pick<CaseFacts, 'dueOn' | 'daysLeft' | 'status'>): CaseFacts {
  return {
    ...draft,
    ...clock,
    stage: world.place,
    returnedFrom: world.place === 'RETURNED' ? world.returnedFrom : null,
    requestedAmount: world.requested,
    decidedAmount: world.decided ? 100n : null,
    filedById: world.filedBy,
    reviewedById: world.reviewedBy,
    refiledByIds: world.refiledBy,
    decidedById: world.decidedBy,
    openObjections: world.objections,
    notice: world.lastDay === null ? null : { lastDay: world.lastDay, posted: true },
    missingDocuments: world.papers ? 0 : 1,
    eligibility: world.fits ? 'MET' : 'NOT_MET',
    paymentUnderWay: world.paying,
  };
}

const ENDS: readonly CaseOperation[] = ['REJECT', 'WITHDRAW', 'UPHOLD_OBJECTION'];

/** Something that the model allows now, so that cases get somewhere; nothing where none is. */
function sensible(world: World, pick: number): { operation: CaseOperation; person: Person } | undefined {
  const possible = CASE_OPERATIONS.filter(operation => !ENDS.includes(operation)).flatMap(operation =>
    PEOPLE.filter(person => expected(world, operation, person) !== null).map(person => ({
      operation,
      person,
    })),
  );
  const leading = possible.filter(
    ({ operation, person }) => expected(world, operation, person) !== world.place,
  );
  const among = leading.length > 0 && pick % 3 > 0 ? leading : possible;
  return among[pick % Math.max(1, among.length)];
}

const command = fc.record({
  operation: fc.constantFrom(...CASE_OPERATIONS),
  wild: fc.boolean(),
  pick: fc.nat(9999),
  person: fc.constantFrom(...PEOPLE),
  days: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 6 }) },
  ),
  papers: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  fits: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  paying: fc.boolean(),
});

test('the workflow does what a plain model says, command by command', () => {
  const taken = new Map<string, number>();
  const reached = new Set<string>();
  let refused = 0;
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.array(command, { minLength: 60, maxLength: 200, size: 'max' }),
      (large, commands) => {
        let world: World = {
          place: 'DRAFT',
          returnedFrom: '',
          requested: large ? 3_000_000n : 2_999_999n,
          decided: false,
          filedBy: null,
          reviewedBy: null,
          refiledBy: [],
          decidedBy: null,
          objections: 0,
          lastDay: null,
          papers: true,
          fits: true,
          paying: false,
          day: '2026-01-05',
        };
        let clock: Pick<CaseFacts, 'dueOn' | 'daysLeft' | 'status'> = {
          dueOn: null,
          daysLeft: null,
          status: 'DRAFT',
        };
        for (const { days, papers, fits, paying, ...given } of commands) {
          world = { ...world, day: addDays(world.day, days), papers, fits, paying };
          const { operation, person } = (given.wild ? undefined : sensible(world, given.pick)) ?? given;
          const to = expected(world, operation, person);
          const actor = { ...person, programmes: [] };
          const moment = { ...monday, today: world.day };
          if (to === null) {
            expect(() => takeCaseOperation(operation, factsOf(world, clock), actor, small, moment)).toThrow(
              DomainError,
            );
            refused += 1;
            continue;
          }
          const move = takeCaseOperation(operation, factsOf(world, clock), actor, small, moment);
          expect([operation, move.stage]).toEqual([operation, to]);
          world = happened(world, operation, person, to);
          clock = move;
          // Never both running and stopped; a stopped case or an end has no due day; an end is nobody's turn.
          expect(move.dueOn === null || move.daysLeft === null).toBe(true);
          if (move.stage === 'RETURNED') expect(move.dueOn).toBeNull();
          if (move.closes) expect([move.waitsFor, move.dueOn]).toEqual([null, null]);
          else expect(move.waitsFor).not.toBeNull();
          expect(move.returnedFrom !== null).toBe(move.status === 'RETURNED');
          taken.set(operation, (taken.get(operation) ?? 0) + 1);
          reached.add(move.stage);
        }
      },
    ),
    { numRuns: 900 },
  );
  const done = [...taken.values()].reduce((sum, count) => sum + count, 0);
  // A model that never gets anywhere proves nothing: everything but what only the engine does has happened, to every end.
  expect(done).toBeGreaterThan(5000);
  expect(refused).toBeGreaterThan(5000);
  expect([...taken.keys()].sort()).toEqual(CASE_OPERATIONS.filter(one => one !== 'CREATE').sort());
  for (const place of ['CLOSED', 'REJECTED', 'WITHDRAWN', 'TERMINATED', 'LEADER_SIGN_OFF', 'PAID']) {
    expect(reached).toContain(place);
  }
});
