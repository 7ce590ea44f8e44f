// From a case's facts in the database to the domain's decision: which operations there are, and where one leads.

import {
  type AnyProgramme,
  type CaseActor,
  type CaseFacts,
  type CaseMoment,
  type CaseMove,
  type CaseOperation,
  type DocumentNeed,
  type Explained,
  explain,
  registerServed,
  takeCaseOperation,
} from '@zhucan/domain';
import type { UserViewer } from '../access/viewer.ts';
import { registerFacts } from './criteria/register-facts.ts';
import type { CaseFactsRow } from './facts.ts';
import type { Office, PolicyInForce } from './office.ts';

/** What decisions on a case are made under. */
export interface Ground {
  readonly programme: AnyProgramme;
  readonly policy: PolicyInForce;
  readonly office: Office;
  readonly today: string;
}

export function actorOf({ id, role, programmes }: UserViewer): CaseActor {
  return { userId: id, role, programmes };
}

export function momentOf({ today, office, policy }: Ground): CaseMoment {
  return { today, calendar: office.calendar, parameters: policy.parameters };
}

/** The place of a stage on the way; a draft stands before the first, whatever is no stage behind the last. */
function position({ way }: AnyProgramme, stage: string): number {
  if (stage === 'DRAFT') return -1;
  const at = way.findIndex(({ code }) => code === stage);
  return at < 0 ? way.length : at;
}

/** Every document that the case will need and that is not there yet, in a form that is accepted. */
export function missingDocuments(row: CaseFactsRow, { programme, policy }: Ground): DocumentNeed[] {
  const accepted = (kind: string): readonly string[] =>
    programme.documentKinds.find(one => one.kind === kind)?.forms ?? ['ORIGINAL'];
  const there = new Set(
    row.documents.filter(({ kind, form }) => accepted(kind).includes(form)).map(({ kind }) => kind),
  );
  return programme.documents(row.details, policy.parameters).filter(({ kind }) => !there.has(kind));
}

/** Those without which the present stage cannot be passed. */
function missingNow(row: CaseFactsRow, ground: Ground): number {
  const here = position(ground.programme, row.returnedFrom ?? row.stage);
  return missingDocuments(row, ground).filter(({ before }) => position(ground.programme, before) <= here)
    .length;
}

/** How the criteria stand for the case's person, by the register of today and the case's own details. */
export function eligibility(row: CaseFactsRow, { programme, policy, today }: Ground): Explained | null {
  if (row.register === null) return null;
  const served = row.served.filter(({ id }) => id !== row.id);
  return explain(
    programme.criteria(policy.parameters),
    registerFacts(row.register, today),
    row.details,
    registerServed(served, programme.code, today),
  );
}

function fen(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}

/** The facts as the domain wants them; `deciding` is what the operation itself decides. */
export function caseFacts(row: CaseFactsRow, ground: Ground, deciding?: bigint): CaseFacts {
  return {
    stage: row.stage,
    status: row.status,
    returnedFrom: row.returnedFrom,
    dueOn: row.dueOn,
    daysLeft: row.daysLeft,
    requestedAmount: fen(row.requestedAmount),
    decidedAmount: deciding ?? fen(row.decidedAmount),
    filedById: row.filedById,
    reviewedById: row.reviewedById,
    refiledByIds: row.refiledByIds ?? [],
    decidedById: row.decidedById,
    openObjections: row.openObjections,
    notice: row.notice && { lastDay: row.notice.lastDay, posted: row.notice.status !== 'WITHDRAWN' },
    missingDocuments: missingNow(row, ground),
    eligibility: eligibility(row, ground)?.verdict ?? 'UNKNOWN',
    paymentUnderWay: row.paymentUnderWay,
  };
}

/** Where an operation leads; throws ForbiddenError, or TransitionRefused with the reason. Without an actor it is the system's. */
export function moveOf(
  operation: CaseOperation,
  row: CaseFactsRow,
  actor: UserViewer | null,
  ground: Ground,
  deciding?: bigint,
): CaseMove {
  return takeCaseOperation(
    operation,
    caseFacts(row, ground, deciding),
    actor && actorOf(actor),
    ground.programme,
    momentOf(ground),
  );
}
