import type { Step, TransitionTable, Workflow } from '../shared/workflow.ts';
import { defineWorkflow } from '../shared/workflow.ts';
import type { ProgrammeDefinition, Stage } from './programme.ts';
import { CASE_OPERATIONS, type CaseOperation } from './terms.ts';
import { type CasePlace, passingOperation, placeAfter, RESTING_PLACES } from './way.ts';

/** The facts that a case's steps need. */
export type CaseFlag =
  | 'OF_PROGRAMME'
  | 'NOTICE_POSTED'
  | 'NOTICE_NOT_POSTED'
  | 'OBJECTION_OPEN'
  | 'NO_OPEN_OBJECTION'
  | 'NOTICE_OVER'
  | 'DOCUMENTS_COMPLETE'
  | 'NOT_INELIGIBLE'
  | 'NOT_FILED_BY_ACTOR'
  | 'NOT_DECIDED_BY_ACTOR'
  | 'AMOUNT_DECIDED'
  | 'NO_PAYMENT_UNDER_WAY';

type Steps = Partial<Record<CaseOperation, Step<CasePlace, CaseFlag>>>;
export type CaseWorkflow = Workflow<CasePlace, CaseOperation, CaseFlag>;

/** A step that is the work of whoever has the programme. */
function step(to: CasePlace, ...needs: readonly CaseFlag[]): Step<CasePlace, CaseFlag> {
  return { to, needs: ['OF_PROGRAMME', ...needs] };
}

/** What an objection can bring about, wherever the notice's case stands until it is decided. */
function objections(here: CasePlace): Steps {
  return {
    RECEIVE_OBJECTION: step(here),
    DISMISS_OBJECTION: step(here, 'OBJECTION_OPEN'),
    UPHOLD_OBJECTION: step('TERMINATED', 'OBJECTION_OPEN'),
  };
}

/** How each stage is passed, apart from where it leads. */
function passing(stage: Stage, to: CasePlace): Steps {
  const decision = [
    'NO_OPEN_OBJECTION',
    'DOCUMENTS_COMPLETE',
    'NOT_INELIGIBLE',
    'NOT_FILED_BY_ACTOR',
  ] as const;
  switch (passingOperation(stage.code)) {
    case 'PASS_TOWN_REVIEW':
      return { PASS_TOWN_REVIEW: step(to, 'DOCUMENTS_COMPLETE', 'NOT_INELIGIBLE') };
    case 'PASS_TOWN_SIGNATURE':
      return { PASS_TOWN_SIGNATURE: step(to, 'DOCUMENTS_COMPLETE') };
    case 'END_NOTICE':
      return {
        POST_NOTICE: step(stage.code, 'NOTICE_NOT_POSTED'),
        END_NOTICE: step(to, 'NOTICE_POSTED', 'NO_OPEN_OBJECTION', 'NOTICE_OVER', 'DOCUMENTS_COMPLETE'),
      };
    case 'DECIDE':
      return to === 'LEADER_SIGN_OFF'
        ? { PROPOSE: step(to, ...decision) }
        : { DECIDE: step(to, ...decision) };
    case 'SIGN_OFF':
      return {
        SIGN_OFF: step(to, 'NO_OPEN_OBJECTION', 'NOT_FILED_BY_ACTOR', 'AMOUNT_DECIDED'),
        REFUSE_SIGN_OFF: step('DISTRICT_REVIEW'),
      };
    case 'DELIVER':
      return { DELIVER: step(to, 'DOCUMENTS_COMPLETE') };
    case 'PAY':
      return {
        PAY: step(to, 'AMOUNT_DECIDED', 'NOT_DECIDED_BY_ACTOR'),
        PAYMENT_FAILED: step(stage.code),
      };
    default:
      return { COMPLETE_STEP: step(to, 'DOCUMENTS_COMPLETE') };
  }
}

/** Stages after which a case is approved: everything that stands behind the district's review and the leader's sign-off. */
function isDecided(stages: readonly Stage[], code: string): boolean {
  const lastDecision = stages.findLastIndex(
    stage => stage.code === 'DISTRICT_REVIEW' || stage.code === 'LEADER_SIGN_OFF',
  );
  return lastDecision >= 0 && stages.findIndex(stage => stage.code === code) > lastDecision;
}

function isObjectable(stages: readonly Stage[], code: string): boolean {
  const notice = stages.findIndex(stage => stage.code === 'PUBLIC_NOTICE');
  return notice >= 0 && stages.findIndex(stage => stage.code === code) >= notice && !isDecided(stages, code);
}

function stageSteps(stages: readonly Stage[], stage: Stage): Steps {
  const { code } = stage;
  const decides: readonly CaseFlag[] = code === 'DISTRICT_REVIEW' ? ['NOT_FILED_BY_ACTOR'] : [];
  return {
    ...passing(stage, placeAfter(stages, code)),
    ...(isObjectable(stages, code) ? objections(code) : {}),
    ...(stage.mayReturn ? { RETURN: step('RETURNED') } : {}),
    ...(stage.mayReject ? { REJECT: step('REJECTED', ...decides) } : {}),
    WITHDRAW: step('WITHDRAWN', ...(isDecided(stages, code) ? (['NO_PAYMENT_UNDER_WAY'] as const) : [])),
    ASSIGN: step(code),
  };
}

/** What can happen to a returned case: an objection may come in all the while. */
function returnedSteps(stages: readonly Stage[], returnedFrom: string | null): Steps {
  if (returnedFrom === null) return {};
  return {
    EDIT: step('RETURNED'),
    RESUBMIT: step(returnedFrom),
    WITHDRAW: step('WITHDRAWN'),
    ASSIGN: step('RETURNED'),
    ...(isObjectable(stages, returnedFrom) ? objections('RETURNED') : {}),
  };
}

/** The transition table of a way: from the stages that apply to a case, and the one that it was returned from. */
export function wayTable(
  stages: readonly Stage[],
  returnedFrom: string | null,
): TransitionTable<CasePlace, CaseOperation, CaseFlag> {
  const close = { CLOSE: step('CLOSED') };
  const withdraw = { WITHDRAW: step('WITHDRAWN', 'NO_PAYMENT_UNDER_WAY') };
  return {
    NONE: { CREATE: step('DRAFT') },
    DRAFT: {
      EDIT: step('DRAFT'),
      SUBMIT: step(placeAfter(stages, 'DRAFT'), 'DOCUMENTS_COMPLETE'),
      WITHDRAW: step('WITHDRAWN'),
    },
    ...Object.fromEntries(stages.map(stage => [stage.code, stageSteps(stages, stage)])),
    APPROVED: { ...close, ...withdraw },
    DELIVERED: close,
    PAID: close,
    RETURNED: returnedSteps(stages, returnedFrom),
    CLOSED: {},
    REJECTED: {},
    WITHDRAWN: {},
    TERMINATED: {},
  };
}

const made = new WeakMap<readonly Stage[], Map<string, CaseWorkflow>>();

/** The workflow of a programme's way for the stages that apply; made once for each combination that occurs. */
export function wayWorkflow(
  programme: Pick<ProgrammeDefinition, 'way'>,
  stages: readonly Stage[] = programme.way,
  returnedFrom: string | null = null,
): CaseWorkflow {
  const known = made.get(programme.way) ?? new Map<string, CaseWorkflow>();
  made.set(programme.way, known);
  const key = `${stages.map(({ code }) => code).join()} ${returnedFrom ?? ''}`;
  const found = known.get(key) ?? workflowOf(stages, returnedFrom);
  known.set(key, found);
  return found;
}

function workflowOf(stages: readonly Stage[], returnedFrom: string | null): CaseWorkflow {
  return defineWorkflow<CasePlace, CaseOperation, CaseFlag>({
    statuses: ['NONE', 'DRAFT', ...stages.map(({ code }) => code), ...RESTING_PLACES],
    operations: CASE_OPERATIONS,
    table: wayTable(stages, returnedFrom),
    notPossible: 'CASE_OPERATION_NOT_POSSIBLE',
    refusals: {
      OF_PROGRAMME: 'CASE_OTHER_PROGRAMME',
      NOTICE_POSTED: 'CASE_NOTICE_NOT_POSTED',
      NOTICE_NOT_POSTED: 'CASE_NOTICE_POSTED',
      OBJECTION_OPEN: 'CASE_NO_OBJECTION',
      NO_OPEN_OBJECTION: 'CASE_OBJECTION_OPEN',
      NOTICE_OVER: 'CASE_NOTICE_RUNNING',
      DOCUMENTS_COMPLETE: 'CASE_DOCUMENTS_MISSING',
      NOT_INELIGIBLE: 'CASE_NOT_ELIGIBLE',
      NOT_FILED_BY_ACTOR: 'CASE_FOUR_EYES',
      NOT_DECIDED_BY_ACTOR: 'CASE_FOUR_EYES_PAYMENT',
      AMOUNT_DECIDED: 'CASE_AMOUNT_MISSING',
      NO_PAYMENT_UNDER_WAY: 'CASE_PAYMENT_UNDER_WAY',
    },
  });
}
