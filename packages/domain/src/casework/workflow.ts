import { may } from '../access/permissions.ts';
import type { Role } from '../access/roles.ts';
import type { CalendarDate } from '../shared/dates.ts';
import { ForbiddenError, type Problem, TransitionRefused } from '../shared/error.ts';
import type { Fen } from '../shared/money.ts';
import type { Flags } from '../shared/workflow.ts';
import { casePermission } from './casePermissions.ts';
import type { Verdict } from './criteria.ts';
import {
  type CaseMoment,
  type Clock,
  clockOnEntry,
  clockOnPosting,
  NO_CLOCK,
  resumeClock,
  stopClock,
} from './deadlines.ts';
import { noticeMayEnd } from './notice.ts';
import type { AnyProgramme } from './programme.ts';
import { CASE_OPERATIONS, type CaseOperation, type CaseStatus, CLOSED_STATUSES } from './terms.ts';
import { type CaseFlag, type CaseWorkflow, wayWorkflow } from './transitions.ts';
import { applicableStages, type CasePlace, passingOperation, stageOf, statusOf, waitsForAt } from './way.ts';

/** A case, as far as its next steps depend on it. */
export interface CaseFacts extends Clock {
  /** DRAFT, a stage of the way, or where it rests: what the case's `stage` says. */
  readonly stage: CasePlace;
  readonly status: CaseStatus;
  readonly returnedFrom: string | null;
  readonly requestedAmount: Fen | null;
  /** What was decided, or is being decided by this very operation. */
  readonly decidedAmount: Fen | null;
  readonly filedById: number | null;
  readonly reviewedById: number | null;
  /** Whoever handed it in again after a return, or changed then what it says: they filed it as much as the first. */
  readonly refiledByIds: readonly number[];
  readonly decidedById: number | null;
  /** Objections that nobody has decided yet. */
  readonly openObjections: number;
  /** The notice that hangs now, or hung last. */
  readonly notice: { readonly lastDay: CalendarDate; readonly posted: boolean } | null;
  /** Documents without which the present stage cannot be passed. */
  readonly missingDocuments: number;
  readonly eligibility: Verdict;
  /** Its money is on the way to the bank or there already. */
  readonly paymentUnderWay: boolean;
}

/** Who acts: someone signed in; null is the system itself, for the bank's answer, the public page and the jobs. */
export interface CaseActor {
  readonly userId: number;
  readonly role: Role;
  /** The programmes that an officer has; empty means all. */
  readonly programmes: readonly string[];
}

/** Where a case stands after an operation, and with whom. */
export interface CaseMove extends Clock {
  readonly stage: CasePlace;
  readonly status: CaseStatus;
  readonly returnedFrom: string | null;
  readonly waitsFor: Role | null;
  /** Nothing more happens to it. */
  readonly closes: boolean;
}

function workflowFor(facts: CaseFacts, programme: AnyProgramme, { parameters }: CaseMoment): CaseWorkflow {
  const { requestedAmount, decidedAmount, stage, returnedFrom } = facts;
  const stages = applicableStages(
    programme,
    { requestedAmount, decidedAmount, parameters },
    stage,
    returnedFrom,
  );
  return wayWorkflow(programme, stages, returnedFrom);
}

/** The facts of the table for one case and one actor. */
export function caseFlags(
  facts: CaseFacts,
  actor: CaseActor | null,
  programme: AnyProgramme,
  { today }: CaseMoment,
): Flags<CaseFlag> {
  const by = actor?.userId ?? null;
  const programmes = actor?.programmes ?? [];
  return {
    OF_PROGRAMME: programmes.length === 0 || programmes.includes(programme.code),
    NOTICE_POSTED: facts.notice?.posted ?? false,
    NOTICE_NOT_POSTED: !(facts.notice?.posted ?? false),
    OBJECTION_OPEN: facts.openObjections > 0,
    NO_OPEN_OBJECTION: facts.openObjections === 0,
    NOTICE_OVER: facts.notice !== null && noticeMayEnd(facts.notice.lastDay, today),
    DOCUMENTS_COMPLETE: facts.missingDocuments === 0,
    NOT_INELIGIBLE: facts.eligibility !== 'NOT_MET',
    NOT_FILED_BY_ACTOR:
      by === null || ![facts.filedById, facts.reviewedById, ...facts.refiledByIds].some(one => one === by),
    NOT_DECIDED_BY_ACTOR: by === null || facts.decidedById !== by,
    AMOUNT_DECIDED: programme.gives === undefined || facts.decidedAmount !== null,
    NO_PAYMENT_UNDER_WAY: !facts.paymentUnderWay,
  };
}

/** Operations that belong to the roles that a stage names, not only to everyone with the permission. */
function takesTurn(operation: CaseOperation, place: CasePlace, role: Role, programme: AnyProgramme): boolean {
  const stage = stageOf(programme, place);
  const turn: readonly CaseOperation[] = [
    passingOperation(place),
    'PROPOSE',
    'REFUSE_SIGN_OFF',
    'RETURN',
    'REJECT',
  ];
  return stage === undefined || !turn.includes(operation) || stage.by.includes(role);
}

function mayTake(
  operation: CaseOperation,
  facts: CaseFacts,
  actor: CaseActor,
  programme: AnyProgramme,
): boolean {
  return (
    may(actor.role, casePermission(operation, facts.stage)) &&
    takesTurn(operation, facts.stage, actor.role, programme)
  );
}

/** Why an operation is not possible now, its sentence filled; nothing where it is. */
function refusalOf(
  operation: CaseOperation,
  facts: CaseFacts,
  actor: CaseActor | null,
  programme: AnyProgramme,
  moment: CaseMoment,
): Problem | null {
  const flags = caseFlags(facts, actor, programme, moment);
  const refusal = workflowFor(facts, programme, moment).refusal(facts.stage, operation, flags, {
    count: facts.missingDocuments,
    lastDay: facts.notice?.lastDay ?? '',
  });
  return refusal ? { ...refusal, params: { ...refusal.params, status: facts.status } } : null;
}

/** An operation that someone may take now, or could but for the refusal. */
export interface CaseAction {
  readonly operation: CaseOperation;
  /** The one that leads on. */
  readonly main: boolean;
  readonly refusal: Problem | null;
}

/** Refusals for which a button would be no use at all: what they lack is no work of the reader's. */
const SILENT: readonly string[] = [
  'CASE_NO_OBJECTION',
  'CASE_NOTICE_POSTED',
  'CASE_NOTICE_NOT_POSTED',
  'CASE_OTHER_PROGRAMME',
];
/** What the bank's answer does, never a button. */
const OF_THE_SYSTEM: readonly CaseOperation[] = ['CREATE', 'PAY', 'PAYMENT_FAILED'];
const LEADS_ON: readonly CaseOperation[] = ['SUBMIT', 'RESUBMIT', 'POST_NOTICE', 'PROPOSE', 'CLOSE'];

/** The buttons of a case's page for someone: what they may do, with what still stands against it. */
export function caseActions(
  facts: CaseFacts,
  actor: CaseActor,
  programme: AnyProgramme,
  moment: CaseMoment,
): readonly CaseAction[] {
  const steps = workflowFor(facts, programme, moment).table[facts.stage] ?? {};
  return CASE_OPERATIONS.filter(
    operation =>
      steps[operation] && !OF_THE_SYSTEM.includes(operation) && mayTake(operation, facts, actor, programme),
  )
    .map(operation => ({
      operation,
      main: LEADS_ON.includes(operation) || passingOperation(facts.stage) === operation,
      refusal: refusalOf(operation, facts, actor, programme, moment),
    }))
    .filter(({ refusal }) => refusal === null || !SILENT.includes(refusal.code));
}

/** The operations that someone can take now. */
export function availableCaseOperations(
  facts: CaseFacts,
  actor: CaseActor,
  programme: AnyProgramme,
  moment: CaseMoment,
): readonly CaseOperation[] {
  return caseActions(facts, actor, programme, moment)
    .filter(({ refusal }) => refusal === null)
    .map(({ operation }) => operation);
}

/** The clock after an operation: a return or an objection stops it, and it goes on when neither holds it any more. */
function clockAfter(
  operation: CaseOperation,
  facts: CaseFacts,
  to: CasePlace,
  programme: AnyProgramme,
  moment: CaseMoment,
): Clock {
  const here = stageOf(programme, facts.returnedFrom ?? facts.stage);
  const clock: Clock = { dueOn: facts.dueOn, daysLeft: facts.daysLeft };
  switch (operation) {
    case 'RETURN':
    case 'RECEIVE_OBJECTION':
      return stopClock(clock, here, moment);
    case 'RESUBMIT':
      return facts.openObjections > 0 ? clock : resumeClock(clock, here, moment);
    case 'DISMISS_OBJECTION':
      return facts.openObjections > 1 || to === 'RETURNED' ? clock : resumeClock(clock, here, moment);
    case 'POST_NOTICE':
      return clockOnPosting(programme, moment);
    default:
      return to === facts.stage ? clock : clockOnEntry(stageOf(programme, to), clock, moment);
  }
}

/** While an objection is open, it is the town's to look into. */
function waitsForAfter(
  operation: CaseOperation,
  facts: CaseFacts,
  to: CasePlace,
  programme: AnyProgramme,
): Role | null {
  const open =
    facts.openObjections +
    Number(operation === 'RECEIVE_OBJECTION') -
    Number(operation === 'DISMISS_OBJECTION');
  return open > 0 ? 'TOWN_CASEWORKER' : waitsForAt(programme, to);
}

function isClosed(status: CaseStatus): boolean {
  return CLOSED_STATUSES.some(closed => closed === status);
}

/** Where an operation leads; throws ForbiddenError, or TransitionRefused with the reason. */
export function takeCaseOperation(
  operation: CaseOperation,
  facts: CaseFacts,
  actor: CaseActor | null,
  programme: AnyProgramme,
  moment: CaseMoment,
): CaseMove {
  if (actor && !mayTake(operation, facts, actor, programme)) throw new ForbiddenError();
  const refusal = refusalOf(operation, facts, actor, programme, moment);
  if (refusal) throw new TransitionRefused(refusal);
  const flags = caseFlags(facts, actor, programme, moment);
  const stage = workflowFor(facts, programme, moment).take(facts.stage, operation, flags);
  const status = statusOf(programme, stage);
  if (isClosed(status)) {
    return { stage, status, returnedFrom: null, waitsFor: null, closes: true, ...NO_CLOCK };
  }
  return {
    stage,
    status,
    returnedFrom: stage === 'RETURNED' ? (facts.returnedFrom ?? facts.stage) : null,
    waitsFor: waitsForAfter(operation, facts, stage, programme),
    closes: false,
    ...clockAfter(operation, facts, stage, programme, moment),
  };
}

/** Whether an operation approves the case: its money is reserved and its payment made ready. */
export function approves(operation: CaseOperation, move: Pick<CaseMove, 'stage'>): boolean {
  return (operation === 'DECIDE' || operation === 'SIGN_OFF') && move.stage !== 'LEADER_SIGN_OFF';
}
