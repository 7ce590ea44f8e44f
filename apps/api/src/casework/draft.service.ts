// Drafts: a case is begun for someone, and its details are changed until it is handed in.

import type { Case, Prisma } from '@zhucan/database';
import {
  type AnyProgramme,
  afterReturn,
  ConflictError,
  ForbiddenError,
  NotFoundError,
  waitsForAt,
} from '@zhucan/domain';
import { type Command, writableArea } from '../access/command.ts';
import { rowRule } from '../access/read/rule.ts';
import type { Context } from '../context.ts';
import { tableNamed } from '../registry/certificate/locks.ts';
import type { Json } from './case.rows.ts';
import { changedDetails, keepDetails, readApplication, readDraftDetails, wholeDetails } from './details.ts';
import { writeEvent } from './events.ts';
import { outdatedNotice, takeDown } from './notice/outdated.ts';
import {
  allow,
  approachCase,
  type CaseRun,
  type CaseStep,
  caseCommand,
  operateCase,
  recordCaseStep,
} from './operate.ts';
import type { Target } from './target.ts';

/** For whom a case is. */
export interface Subject {
  readonly personId?: number;
  readonly householdId?: number;
  readonly institutionId?: number;
}

const TABLES = {
  personId: { type: 'Person', name: 'person' },
  householdId: { type: 'Household', name: 'household' },
  institutionId: { type: 'Institution', name: 'institution' },
} as const;

/** Locks whom the case is for, and gives where they are; one that the actor may not see reads as missing. */
async function lockSubject(run: Command, subject: Subject): Promise<{ areaId: number; areaPath: string }> {
  const [column, id] = Object.entries(subject)[0] ?? [];
  if (column === undefined || !(column in TABLES)) throw new NotFoundError();
  const { type, name } = TABLES[column as keyof typeof TABLES];
  const rule = rowRule(tableNamed(type), 't0', run.viewer);
  if (rule === null) throw new NotFoundError(column);
  const [row] = await run.tx.$queryRawUnsafe<{ areaId: number; areaPath: string }[]>(
    `SELECT t0.area_id AS "areaId", t0.area_path AS "areaPath" FROM ${name} t0 WHERE t0.id = $1::int AND ${rule} FOR UPDATE`,
    id,
  );
  if (!row) throw new NotFoundError(column);
  return row;
}

async function assertMayApply({ tx }: Command, programme: AnyProgramme, subject: Subject): Promise<void> {
  if (subject.personId !== undefined) {
    const person = await tx.person.findUniqueOrThrow({
      where: { id: subject.personId },
      select: { erasedAt: true, diedOn: true },
    });
    if (person.erasedAt) throw new ConflictError('ERASED');
    if (person.diedOn) throw new ConflictError('PERSON_DEAD', {}, 'personId');
  }
  // A second application while the first is not decided yet would be decided without it.
  const open = await tx.case.findFirst({
    where: { ...subject, programme: programme.code, decidedOn: null, closedOn: null },
    select: { number: true },
  });
  if (open) throw new ConflictError('CASE_UNDER_WAY', { number: open.number });
}

/** The next number of a programme's cases in a year; whoever else takes one waits for this command's end. */
async function nextNumber({ tx, ctx }: Command, { code, prefix }: AnyProgramme): Promise<string> {
  const year = Number(ctx.today.slice(0, 4));
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO case_counter (programme, year, last) VALUES (${code}, ${year}, 1)
    ON CONFLICT (programme, year) DO UPDATE SET last = case_counter.last + 1 RETURNING last`;
  return `${prefix}-${year}-${String(row?.last ?? 0).padStart(6, '0')}`;
}

function requireProgramme({ actor }: CaseRun, { code }: AnyProgramme): void {
  if (actor && actor.programmes.length > 0 && !actor.programmes.includes(code))
    throw new ForbiddenError('CASE_OTHER_PROGRAMME');
}

/** Begins a case as a draft; its details may be incomplete. Gives its id. */
export function createCase(
  ctx: Context,
  programme: AnyProgramme,
  subject: Subject,
  input: Json,
): Promise<number> {
  return caseCommand(ctx, 'case.draft', async run => {
    requireProgramme(run, programme);
    const { areaId, areaPath } = await lockSubject(run, subject);
    await writableArea(run, areaId, 'personId');
    await assertMayApply(run, programme, subject);
    const details = await readDraftDetails(run, programme, input);
    const number = await nextNumber(run, programme);
    const before = await run.tx.case.create({
      data: {
        ...subject,
        ...keepDetails(ctx.vault, programme.details, details),
        number,
        programme: programme.code,
        status: 'DRAFT',
        stage: 'DRAFT',
        areaId,
        homePath: areaPath,
        waitsFor: waitsForAt(programme, 'DRAFT'),
        createdById: run.viewer.id,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      },
    });
    const operation = 'CREATE';
    await writeEvent(
      { ...run, before, operation },
      { from: null, to: { stage: 'DRAFT', status: 'DRAFT' }, reason: null },
    );
    run.audit({
      action: operation,
      entity: 'Case',
      entityId: before.id,
      areaPath: before.areaPath,
      changes: { number: [null, number], programme: [null, programme.code] },
    });
    return before.id;
  });
}

/** A village changes the drafts that are made; what was handed in and came back is changed by whoever may hand it in. */
function changeColumns(step: CaseStep, details: Json): Prisma.CaseUncheckedUpdateInput {
  return keepDetails(step.ctx.vault, step.programme.details, details);
}

/** Changes a draft, or a case that was returned. */
export function updateCase(
  ctx: Context,
  programme: AnyProgramme,
  target: Target,
  input: Json,
): Promise<number> {
  return operateCase(ctx, 'EDIT', target, async step => {
    if (step.programme.code !== programme.code) throw new NotFoundError();
    const kept = wholeDetails(ctx.vault, step.before);
    const details = await readDraftDetails(step, programme, changedDetails(programme.details, kept, input));
    await recordCaseStep(step, { data: changeColumns(step, details) });
    return target.id;
  });
}

/** The day of the application: today until it is handed in. */
function appliedOn({ submittedOn }: Case, today: string): string {
  return submittedOn === null ? today : submittedOn.toISOString().slice(0, 10);
}

/** Hands a case in, or in again after it was returned: its details must be whole by now. */
export function submitCase(
  ctx: Context,
  operation: 'SUBMIT' | 'RESUBMIT',
  target: Target,
  note: string | null,
): Promise<number> {
  return approachCase(ctx, operation, target, async found => {
    const { programme, policy, before } = found;
    const whole = wholeDetails(ctx.vault, before);
    const { details, requested } = await readApplication(found, programme, whole, {
      policy,
      appliedOn: appliedOn(before, ctx.today),
    });
    const first = operation === 'SUBMIT';
    const outdated = first ? null : await outdatedNotice(found, details, requested?.amount ?? null);
    const facts = { ...found.facts, requestedAmount: requested?.amount.toString() ?? null };
    const step = allow({ ...found, facts: afterReturn(facts, outdated !== null) });
    if (outdated !== null) await takeDown(step, outdated);
    await recordCaseStep(step, {
      reason: note,
      data: {
        ...keepDetails(ctx.vault, programme.details, details),
        requestedAmount: requested?.amount ?? null,
        policyVersion: policy.version,
        ...(requested ? { calculation: asCalculation(requested) } : {}),
        ...(first
          ? {
              submittedOn: new Date(`${ctx.today}T00:00:00Z`),
              filedById: step.viewer.id,
              homePath: before.areaPath,
            }
          : {}),
      },
    });
    return target.id;
  });
}

/** A calculation as it is kept: with what its reader should know of it. */
export function asCalculation({
  calculation,
  problems,
}: {
  calculation: unknown;
  problems: unknown;
}): Prisma.InputJsonObject {
  return JSON.parse(
    JSON.stringify({ calculation, problems }, (_key, value) =>
      typeof value === 'bigint' ? value.toString() : value,
    ),
  );
}
