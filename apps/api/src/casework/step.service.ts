// From the town's review to the end: stages passed with what they record, decisions, sign-off, return, rejection, withdrawal.

import type { Prisma } from '@zhucan/database';
import {
  approves,
  type CaseOperation,
  ConflictError,
  type Entitlement,
  problem,
  ROLE_AREA_LEVEL,
  readForm,
  readReason,
  TransitionRefused,
  ValidationError,
} from '@zhucan/domain';
import type { Context } from '../context.ts';
import type { Json } from './case.rows.ts';
import { institutionsOf, wholeDetails } from './details.ts';
import { asCalculation } from './draft.service.ts';
import { caseEffects } from './effects.ts';
import {
  type AllowedStep,
  allow,
  approachCase,
  type CaseStep,
  operateCase,
  recordCaseStep,
} from './operate.ts';
import { stageOf } from './stages.ts';
import type { Target } from './target.ts';

function dateColumn(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** What the stage records, checked. No form of a stage has a sensitive field: whoever reads the case reads its records. */
async function readRecord(step: CaseStep, input: Json): Promise<Json> {
  const form = stageOf(step.before.programme, step.before.stage)?.form;
  const values = readForm(form, input, step.ctx.today);
  const fields = form ?? {};
  const known = await institutionsOf(step, fields, values);
  const unknown = Object.entries(fields)
    .filter(([name, { kind }]) => kind === 'INSTITUTION' && typeof values[name] === 'number')
    .filter(([name]) => !known.has(Number(values[name])));
  if (unknown.length > 0)
    throw new ValidationError(unknown.map(([name]) => problem('INSTITUTION_UNKNOWN', name)));
  return values;
}

/** What the decision gives, by the details and what the meeting recorded. */
function entitlementOf({ programme, policy, before, ctx }: CaseStep, record: Json): Entitlement | null {
  if (!programme.gives) return null;
  return programme.gives(wholeDetails(ctx.vault, before), policy.parameters, record);
}

function decisionColumns(
  step: AllowedStep,
  entitlement: Entitlement | null,
): Prisma.CaseUncheckedUpdateInput {
  const { ctx, viewer, policy, operation, to } = step;
  return {
    decidedById: viewer.id,
    decidedAmount: entitlement?.amount ?? null,
    policyVersion: policy.version,
    ...(entitlement ? { calculation: asCalculation(entitlement) } : {}),
    ...(approves(operation, to) ? { decidedOn: dateColumn(ctx.today) } : {}),
  };
}

/** Tells the other slices of an approval: the money is set aside in this very transaction, or nothing was approved. */
async function approved(step: AllowedStep): Promise<void> {
  const { programme, before, ctx, tx } = step;
  const row = await tx.case.findUniqueOrThrow({ where: { id: before.id } });
  if (!programme.pays || row.decidedAmount === null) return;
  const person =
    row.personId === null
      ? { name: '' }
      : await tx.person.findUniqueOrThrow({ where: { id: row.personId }, select: { name: true } });
  const details = wholeDetails(ctx.vault, row);
  await caseEffects.approved(step, {
    id: row.id,
    number: row.number,
    programme: row.programme,
    areaPath: row.areaPath,
    personId: row.personId,
    decidedById: row.decidedById,
    amount: row.decidedAmount,
    use: programme.pays.use(details),
    payee: programme.pays.payee(details, person),
  });
}

async function decide(step: CaseStep, record: Json): Promise<void> {
  const entitlement = entitlementOf(step, record);
  const allowed = allow(step, entitlement?.amount);
  await recordCaseStep(allowed, { record, data: decisionColumns(allowed, entitlement) });
  if (approves(step.operation, allowed.to)) await approved(allowed);
}

/** One step of a case whose locks are held: its record is read, the domain asked, the row written. */
async function takeStage(step: CaseStep, input: Json): Promise<void> {
  const { operation, viewer } = step;
  if (operation === 'DECIDE' || operation === 'PROPOSE') {
    // Who may not decide learns that before the form is looked at; the amount may lead elsewhere, so the domain is asked again.
    if (!stageOf(step.before.programme, step.before.stage)) allow(step);
    return decide(step, await readRecord(step, input));
  }
  const allowed = allow(step);
  const record = await readRecord(step, input);
  const data = operation === 'PASS_TOWN_REVIEW' ? { reviewedById: viewer.id } : {};
  await recordCaseStep(allowed, { record, data });
}

/** Passes the stage that a case stands at. With `stage`, a case that stands at another one is refused. */
export function passStage(
  ctx: Context,
  operation: CaseOperation,
  target: Target,
  record: Json,
  stage?: string,
): Promise<number> {
  return approachCase(ctx, operation, target, async step => {
    if (stage !== undefined && step.before.stage !== stage)
      throw new TransitionRefused(
        problem('CASE_OPERATION_NOT_POSSIBLE', undefined, { operation, status: step.before.status }),
      );
    await takeStage(step, record);
    return target.id;
  });
}

/** The leader's signature, or its refusal with the reason, which sends the case back to the district. */
export function signOffCase(
  ctx: Context,
  target: Target,
  agree: boolean,
  opinion: string | null,
): Promise<number> {
  const operation = agree ? 'SIGN_OFF' : 'REFUSE_SIGN_OFF';
  return operateCase(ctx, operation, target, async step => {
    const said = agree && !opinion ? null : readReason({ reason: opinion ?? '' }).reason;
    if (!agree) {
      const undecided = { decidedById: null, decidedAmount: null };
      await recordCaseStep(step, { reason: said, data: undecided });
      return target.id;
    }
    const record = said ? { opinion: said } : {};
    await recordCaseStep(step, { reason: said, record, data: { decidedOn: dateColumn(ctx.today) } });
    await approved(step);
    return target.id;
  });
}

/** Return for supplement, rejection, withdrawal: in writing. What was set aside for an approved case is given back. */
export function stopCase(
  ctx: Context,
  operation: 'RETURN' | 'REJECT' | 'WITHDRAW',
  target: Target,
  input: unknown,
): Promise<number> {
  return approachCase(ctx, operation, target, async found => {
    await stop(found, readReason(input).reason);
    return target.id;
  });
}

async function stop(found: CaseStep, reason: string): Promise<void> {
  const step = allow(found);
  await recordCaseStep(step, { reason });
  if (step.to.closes && step.before.decidedOn !== null) await caseEffects.released(step, step.before.id);
}

export function closeCase(ctx: Context, target: Target, note: string | null): Promise<number> {
  return approachCase(ctx, 'CLOSE', target, async found => {
    await close(found, note);
    return target.id;
  });
}

async function close(found: CaseStep, note: string | null): Promise<void> {
  const step = allow(found);
  if (found.facts.openTasks > 0) throw new ConflictError('CASE_TASKS_OPEN', { count: found.facts.openTasks });
  await recordCaseStep(step, { reason: note });
}

/** Gives a case to someone whose turn it may be, or to nobody in particular. */
export function assignCase(ctx: Context, target: Target, userId: number | null): Promise<number> {
  return approachCase(ctx, 'ASSIGN', target, async found => {
    await assign(found, userId);
    return target.id;
  });
}

async function assign(found: CaseStep, userId: number | null): Promise<void> {
  const step = allow(found);
  if (userId !== null) await assertMayHave(step, userId);
  await recordCaseStep(step, { data: { assigneeId: userId } });
}

async function assertMayHave({ tx, before }: AllowedStep, userId: number): Promise<void> {
  const user = await tx.user.findUnique({
    where: { id: userId },
    select: { active: true, role: true, areaPath: true, programmes: true },
  });
  const fits =
    user?.active === true &&
    before.areaPath.startsWith(user.areaPath) &&
    (user.programmes.length === 0 || user.programmes.includes(before.programme)) &&
    (before.waitsFor === null || turnsOf(before).includes(user.role)) &&
    user.role in ROLE_AREA_LEVEL;
  if (!fits) throw new ValidationError([problem('CASE_ASSIGNEE_UNFIT', 'userId')]);
}

/** Whose turn it is at the case's stage: the stage's roles, or the role that it waits for. */
function turnsOf({ programme, stage, waitsFor }: AllowedStep['before']): readonly string[] {
  return stageOf(programme, stage)?.by ?? [waitsFor ?? ''];
}

/** What a batch does to each of its cases. */
export interface BatchWish {
  readonly operation: CaseOperation;
  readonly record: (step: CaseStep) => Json;
  readonly reason: string | null;
  readonly userId: number | null;
}

/** One case of a batch, in a transaction of its own. */
export function actOnCase(ctx: Context, target: Target, wish: BatchWish): Promise<number> {
  const { operation, reason, userId } = wish;
  return approachCase(ctx, operation, target, async step => {
    switch (operation) {
      case 'RETURN':
      case 'REJECT':
      case 'WITHDRAW':
        await stop(step, readReason({ reason }).reason);
        break;
      case 'CLOSE':
        await close(step, reason);
        break;
      case 'ASSIGN':
        await assign(step, userId);
        break;
      default:
        await takeStage(step, wish.record(step));
    }
    return target.id;
  });
}
