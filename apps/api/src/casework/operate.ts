// How an operation on a case runs: locks (person, then case), facts, the domain's decision, then row, event and audit together.

import type { Case, Prisma } from '@zhucan/database';
import {
  type AnyProgramme,
  CASE_PERMISSIONS,
  type CaseMove,
  type CaseOperation,
  casePermission,
  ForbiddenError,
  NotFoundError,
  type Permission,
  StaleError,
} from '@zhucan/domain';
import { changesOf } from '../access/changes.ts';
import { type Command, command } from '../access/command.ts';
import type { UserViewer, Viewer } from '../access/viewer.ts';
import type { Context } from '../context.ts';
import type { Json } from './case.rows.ts';
import { caseRule } from './case.rule.ts';
import { type Ground, moveOf } from './decisions.ts';
import { writeEvent } from './events.ts';
import { caseFactsSql } from './facts.sql.ts';
import type { CaseFactsRow } from './facts.ts';
import { type Office, officeIn, type PolicyInForce } from './office.ts';
import { allProgrammes, programmeOfCase } from './register.ts';
import type { Target } from './target.ts';

/** Whoever works on cases, under the policies and the calendar of the moment. */
export interface CaseWork extends Omit<Command, 'viewer'> {
  /** Null where the software acts itself, for the public page and the jobs. */
  readonly viewer: Viewer | null;
  readonly actor: UserViewer | null;
  readonly office: Office;
}

/** A command on cases, given by someone signed in. */
export interface CaseRun extends CaseWork {
  readonly viewer: Viewer;
  readonly actor: UserViewer;
}

/** What an operation on a case whose locks are held is decided on. */
interface Grounds {
  readonly operation: CaseOperation;
  readonly before: Case;
  readonly programme: AnyProgramme;
  readonly policy: PolicyInForce;
  readonly facts: CaseFactsRow;
}

export type CaseStep<Work extends CaseWork = CaseRun> = Work & Grounds;

/** A step that the domain has allowed, and where it leads. */
export type AllowedStep<Work extends CaseWork = CaseRun> = CaseStep<Work> & { readonly to: CaseMove };

/** What a step writes beside where it leads. */
export interface StepRecord {
  readonly reason?: string | null;
  /** What the stage recorded, by the fields of its form; sensitive ones already taken out. */
  readonly record?: Json;
  readonly data?: Omit<Prisma.CaseUncheckedUpdateInput, 'status' | 'stage' | 'version'>;
}

/** A running command as one on cases. */
export async function caseRun(base: Command): Promise<CaseRun> {
  if (base.viewer.kind !== 'user') throw new ForbiddenError();
  return { ...base, actor: base.viewer, office: await officeIn(base.tx) };
}

/** Runs a command on cases under its permission. */
export function caseCommand<T>(
  ctx: Context,
  permission: Permission,
  run: (command: CaseRun) => Promise<T>,
): Promise<T> {
  return command(ctx, permission, async base => run(await caseRun(base)));
}

interface LastEvent {
  readonly operation: string;
  readonly actor: string | null;
  readonly at: Date;
}

/** Says who did what meanwhile, so that the loser of a race knows why. */
async function stale({ tx }: Command, row: { id: number; version: number }): Promise<StaleError> {
  const [last] = await tx.$queryRaw<LastEvent[]>`
    SELECT e.operation, e.at, (SELECT u.display_name FROM user_account u WHERE u.id = e.actor_id) AS actor
      FROM case_event e WHERE e.case_id = ${row.id} ORDER BY e.id DESC LIMIT 1`;
  if (!last) return new StaleError(row.version);
  const at = new Date(last.at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  return new StaleError(row.version, 'CASE_STALE', {
    operation: last.operation,
    actor: last.actor ?? '—',
    at,
  });
}

/** Locks the person of a case and then the case; one that the actor may not see reads as missing. */
export async function lockCase(run: Command, id: number, expectedVersion?: number): Promise<Case> {
  const rule = caseRule('t0', run.viewer);
  if (rule === null) throw new NotFoundError();
  const ruled = `FROM case_file t0 WHERE t0.id = $1::int AND ${rule}`;
  const [found] = await run.tx.$queryRawUnsafe<{ personId: number | null }[]>(
    `SELECT t0.person_id AS "personId" ${ruled}`,
    id,
  );
  if (!found) throw new NotFoundError();
  if (found.personId !== null)
    await run.tx.$queryRaw`SELECT id FROM person WHERE id = ${found.personId} FOR UPDATE`;
  const [row] = await run.tx.$queryRawUnsafe<{ id: number; version: number }[]>(
    `SELECT t0.id, t0.version ${ruled} FOR UPDATE`,
    id,
  );
  if (!row) throw new NotFoundError();
  if (expectedVersion !== undefined && row.version !== expectedVersion) throw await stale(run, row);
  return run.tx.case.findUniqueOrThrow({ where: { id } });
}

/** The facts of a case whose locks are held. */
async function factsOf({ tx }: Pick<Command, 'tx'>, id: number): Promise<CaseFactsRow> {
  const [row] = await tx.$queryRawUnsafe<{ facts: CaseFactsRow }[]>(
    `SELECT ${caseFactsSql('t0')} AS facts FROM case_file t0 WHERE t0.id = $1::int`,
    id,
  );
  if (!row) throw new TypeError('facts are read of a locked row');
  return row.facts;
}

/** What an operation on a case is decided on; its locks are held. */
export async function stepOn<Work extends CaseWork>(
  run: Work,
  operation: CaseOperation,
  before: Case,
): Promise<CaseStep<Work>> {
  const programme = programmeOfCase(before.programme);
  const facts = await factsOf(run, before.id);
  // Once it is decided, what comes after keeps to the version that it was decided by.
  const policy =
    before.decidedOn === null
      ? run.office.policy(programme, run.ctx.today)
      : run.office.version(programme, before.policyVersion, run.ctx.today);
  return { ...run, operation, before, programme, policy, facts };
}

function groundOf({ programme, policy, office, ctx }: CaseWork & Grounds): Ground {
  return { programme, policy, office, today: ctx.today };
}

/** Asks the domain: gives where the operation leads, or throws why not. `deciding` is the amount that it decides itself. */
export function allow<Step extends CaseWork & Grounds>(
  step: Step,
  deciding?: bigint,
): Step & { readonly to: CaseMove } {
  const { operation, facts, actor } = step;
  return { ...step, to: moveOf(operation, facts, actor, groundOf(step), deciding) };
}

/** One operation on one case: locked, allowed by the domain, and left to `act`, which records the step. */
export function operateCase<T>(
  ctx: Context,
  operation: CaseOperation,
  target: Target,
  act: (step: AllowedStep) => Promise<T>,
): Promise<T> {
  return approachCase(ctx, operation, target, step => act(allow(step)));
}

/** As `operateCase`, where `act` itself asks the domain by `allow`: the operation decides something that the answer depends on. */
export function approachCase<T>(
  ctx: Context,
  operation: CaseOperation,
  { id, expectedVersion }: Target,
  act: (step: CaseStep) => Promise<T>,
): Promise<T> {
  // Some operations take another permission in another place; the place is known once the case is locked.
  const permission = permissionHeld(ctx, operation);
  return caseCommand(ctx, permission, async run => {
    const before = await lockCase(run, id, expectedVersion);
    return act(await stepOn(run, operation, before));
  });
}

/** Where an operation may happen, as far as its permission depends on it. */
function placesOf(operation: CaseOperation): readonly string[] {
  const stages = allProgrammes().flatMap(({ way }) => way);
  switch (operation) {
    case 'WITHDRAW':
      return ['DRAFT', 'TOWN_REVIEW', 'APPROVED'];
    case 'RETURN':
      return stages.filter(stage => stage.mayReturn).map(({ code }) => code);
    case 'REJECT':
      return stages.filter(stage => stage.mayReject).map(({ code }) => code);
    default:
      return ['DRAFT'];
  }
}

/** Every permission that an operation may take, wherever the case stands: the first that the viewer has. */
function permissionHeld({ viewer }: Context, operation: CaseOperation): Permission {
  const possible = placesOf(operation).map(place => casePermission(operation, place));
  return possible.find(one => viewer?.permissions.has(one)) ?? CASE_PERMISSIONS[operation];
}

function dateColumn(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`);
}

/** Where a case stands after a move, as columns. Whoever it was given to keeps it as long as it stays where it is. */
function placeColumns({ before, ctx }: CaseWork & Grounds, to: CaseMove) {
  return {
    status: to.status,
    stage: to.stage,
    returnedFrom: to.returnedFrom,
    waitsFor: to.waitsFor,
    dueOn: dateColumn(to.dueOn),
    daysLeft: to.daysLeft,
    closedOn: to.closes ? dateColumn(ctx.today) : null,
    ...(to.stage === before.stage ? {} : { assigneeId: null }),
  };
}

/** Writes what happened: the row where it led, its event and the audit record. */
export async function recordCaseStep(
  step: CaseWork & Grounds & { readonly to: CaseMove },
  { reason = null, record, data = {} }: StepRecord = {},
): Promise<Case> {
  const { tx, before, operation, ctx, viewer, to } = step;
  const written = { ...placeColumns(step, to), ...data };
  const kept = record && { at: ctx.now.toISOString(), actor: viewer?.displayName ?? null, values: record };
  const row = await tx.case.update({
    where: { id: before.id },
    data: {
      ...written,
      ...(kept
        ? { records: { ...asObject(before.records), [before.stage]: kept } as Prisma.InputJsonObject }
        : {}),
      version: { increment: 1 },
    },
  });
  await writeEvent(step, { from: before.stage, to, reason, record });
  step.audit({
    action: operation,
    entity: 'Case',
    entityId: before.id,
    areaPath: before.areaPath,
    reason,
    changes: changesOf({ ...before }, withoutContent(written)),
  });
  return row;
}

function asObject(value: Prisma.JsonValue): Prisma.JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

/** The trail says that the content changed; the content itself is the case's. */
function withoutContent(written: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { details: _details, calculation: _calculation, records: _records, ...plain } = written;
  return plain;
}
