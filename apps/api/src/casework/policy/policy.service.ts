// A programme's parameters as dated versions: drafted, published, never changed again. A later version follows the last published
// one; what was decided under a version keeps to it.

import type { ProgrammePolicy } from '@zhucan/database';
import {
  type AnyProgramme,
  ConflictError,
  NotFoundError,
  optionalText,
  problem,
  readInput,
  requiredDate,
  requiredText,
  StaleError,
  ValidationError,
} from '@zhucan/domain';
import { z } from 'zod';
import { appendAudit, SYSTEM_ACTOR } from '../../access/audit.ts';
import { changesOf } from '../../access/changes.ts';
import { type Command, command, type Transaction } from '../../access/command.ts';
import type { Context, Services } from '../../context.ts';
import { DEFAULT_VERSION } from '../office.ts';
import { allProgrammes, programmeOfCase } from '../register.ts';

function dateColumn(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** Parameters as JSON keeps them; an amount in fen as its text. */
function asJson(parameters: unknown) {
  return JSON.parse(
    JSON.stringify(parameters, (_key, value) => (typeof value === 'bigint' ? value.toString() : value)),
  );
}

/** The default is version 1 of every programme that has none: the definition says it once, the district's table keeps it. */
async function ensureFirst(tx: Transaction, programme: AnyProgramme, now: Date): Promise<boolean> {
  // The version's unique key stops two that begin at once.
  const { count } = await tx.programmePolicy.createMany({
    data: {
      programme: programme.code,
      version: DEFAULT_VERSION.version,
      effectiveFrom: dateColumn(DEFAULT_VERSION.effectiveFrom),
      parameters: asJson(programme.policy.defaults),
      legalBasis: programme.policy.legalBasis,
      publishedAt: now,
    },
    skipDuplicates: true,
  });
  return count > 0;
}

/** Writes the default of each programme that has no policy yet; at every start, changing nothing twice. */
export async function ensurePolicies({ db, vault, clock }: Services): Promise<void> {
  const now = clock();
  await db.prisma.$transaction(async tx => {
    for (const programme of allProgrammes()) {
      if (!(await ensureFirst(tx, programme, now))) continue;
      await appendAudit(
        tx,
        vault,
        SYSTEM_ACTOR,
        [
          {
            action: 'PUBLISH',
            entity: 'ProgrammePolicy',
            areaPath: '',
            changes: { programme: [null, programme.code], version: [null, 1] },
          },
        ],
        now,
      );
    }
  });
}

export interface PolicyDraft {
  readonly effectiveFrom: string;
  /** JSON text. */
  readonly parameters: string;
  readonly legalBasis: string;
  readonly note?: string | null | undefined;
}

const shape = z.object({
  effectiveFrom: requiredDate(),
  legalBasis: requiredText(500),
  note: optionalText(1000),
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.slice(0, 100_000));
  } catch {
    throw new ValidationError([problem('POLICY_NOT_JSON', 'parameters')]);
  }
}

/** The draft as it will be kept: its parameters checked by the programme itself. */
function readPolicy(programme: AnyProgramme, draft: PolicyDraft) {
  const { effectiveFrom, legalBasis, note } = readInput(shape, draft);
  return {
    effectiveFrom: dateColumn(effectiveFrom),
    legalBasis,
    note,
    parameters: asJson(programme.policy.read(parsed(draft.parameters))),
  };
}

/** Locks the versions of a programme, so that two managers do not number or date theirs alike. */
async function lockVersions({ tx }: Command, programme: string): Promise<ProgrammePolicy[]> {
  await tx.$queryRaw`SELECT id FROM programme_policy WHERE programme = ${programme} ORDER BY id FOR UPDATE`;
  return tx.programmePolicy.findMany({ where: { programme }, orderBy: { version: 'desc' } });
}

/** Drafts the next version of a programme's policy, or changes the draft that there is. Gives its id. */
export function draftPolicy(
  ctx: Context,
  programme: AnyProgramme,
  expectedVersion: number | null,
  draft: PolicyDraft,
): Promise<number> {
  return command(ctx, 'policy.write', async run => {
    await ensureFirst(run.tx, programme, ctx.now);
    const versions = await lockVersions(run, programme.code);
    const open = versions.find(one => one.publishedAt === null);
    if (open && open.rowVersion !== expectedVersion) throw new StaleError(open.rowVersion);
    const data = readPolicy(programme, draft);
    const { areaPath } = run.viewer;
    if (open) {
      await run.tx.programmePolicy.update({
        where: { id: open.id },
        data: { ...data, rowVersion: { increment: 1 } },
      });
      run.audit({
        action: 'UPDATE',
        entity: 'ProgrammePolicy',
        entityId: open.id,
        areaPath,
        changes: changesOf({ ...open }, data),
      });
      return open.id;
    }
    const version = (versions[0]?.version ?? 0) + 1;
    const { id } = await run.tx.programmePolicy.create({
      data: { ...data, programme: programme.code, version, createdById: run.viewer.id, createdAt: ctx.now },
      select: { id: true },
    });
    run.audit({
      action: 'CREATE',
      entity: 'ProgrammePolicy',
      entityId: id,
      areaPath,
      changes: { programme: [null, programme.code], version: [null, version] },
    });
    return id;
  });
}

async function lockDraft(run: Command, id: number, expectedVersion: number) {
  const found = await run.tx.programmePolicy.findUnique({ where: { id } });
  if (!found) throw new NotFoundError();
  const versions = await lockVersions(run, found.programme);
  const draft = versions.find(one => one.id === id);
  if (!draft) throw new NotFoundError();
  if (draft.rowVersion !== expectedVersion) throw new StaleError(draft.rowVersion);
  if (draft.publishedAt) throw new ConflictError('POLICY_PUBLISHED');
  return { draft, published: versions.filter(one => one.publishedAt !== null) };
}

/** Puts a draft in force from its day on: never before the last published version, never for days that are over. */
export function publishPolicy(ctx: Context, id: number, expectedVersion: number): Promise<number> {
  return command(ctx, 'policy.write', async run => {
    const { draft, published } = await lockDraft(run, id, expectedVersion);
    const from = dayOf(draft.effectiveFrom);
    const last = published
      .map(one => dayOf(one.effectiveFrom))
      .sort()
      .at(-1);
    if (last !== undefined && from <= last)
      throw new ValidationError([problem('POLICY_BEFORE_LAST', 'effectiveFrom', { last })]);
    if (from < ctx.today) throw new ValidationError([problem('POLICY_RETROACTIVE', 'effectiveFrom')]);
    // As the programme reads them today: a definition may have learnt to refuse something since it was drafted.
    programmeOfCase(draft.programme).policy.read(draft.parameters);
    await run.tx.programmePolicy.update({
      where: { id },
      data: { publishedAt: ctx.now, publishedById: run.viewer.id, rowVersion: { increment: 1 } },
    });
    run.audit({
      action: 'PUBLISH',
      entity: 'ProgrammePolicy',
      entityId: id,
      areaPath: run.viewer.areaPath,
      changes: {
        programme: [null, draft.programme],
        version: [null, draft.version],
        effectiveFrom: [null, from],
      },
    });
    return id;
  });
}

export function discardPolicy(ctx: Context, id: number, expectedVersion: number): Promise<void> {
  return command(ctx, 'policy.write', async run => {
    const { draft } = await lockDraft(run, id, expectedVersion);
    await run.tx.programmePolicy.delete({ where: { id } });
    run.audit({
      action: 'DISCARD',
      entity: 'ProgrammePolicy',
      entityId: id,
      areaPath: run.viewer.areaPath,
      changes: { programme: [draft.programme, null], version: [draft.version, null] },
    });
  });
}
