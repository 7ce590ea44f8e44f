// Two records of one person made one, with nothing lost: what the kept record lacked is filled from the other, certificates and
// stays move over, and a sealed snapshot of both lets the merge be undone exactly.

import type { Person, Prisma } from '@zhucan/database';
import {
  ConflictError,
  HELD_STATUSES,
  OPEN_STATUSES,
  problem,
  readReason,
  ValidationError,
} from '@zhucan/domain';
import { type Command, command, requirePermission } from '../../access/command.ts';
import { moveCases } from '../../casework/person.ts';
import type { Context } from '../../context.ts';
import { markNumberAgreement } from '../certificate/agreement.ts';
import { lockPerson } from './person.locks.ts';

/** Columns that belong together: filled all or none. */
const GROUPS = [
  ['phoneEnc', 'phoneHash', 'phoneLast4'],
  ['address'],
  ['hukouPlace'],
  ['hukouKind'],
  ['residencePermit', 'residentSince'],
  ['businessRegistration'],
  ['guardianName', 'guardianRelation', 'guardianPhoneEnc', 'guardianPhoneLast4'],
  ['education'],
  ['employment'],
  ['insurances'],
  ['bankName', 'bankAccountEnc', 'bankAccountLast4'],
  ['consentOn'],
  ['householdId', 'relationToHead'],
] as const satisfies readonly (readonly (keyof Person)[])[];

type Filled = Record<string, unknown>;

/** What a merge did, so that it can be undone; kept sealed. Bytes are base64, moments ISO text. */
export interface MergeSnapshot {
  readonly kept: Readonly<Record<string, unknown>>;
  readonly merged: Readonly<Record<string, unknown>>;
  readonly filled: readonly string[];
  readonly certificates: readonly number[];
  readonly stays: readonly number[];
  readonly cases?: readonly number[];
  /** The household whose head was the merged record and became the kept one. */
  readonly headOf: number | null;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === false || (Array.isArray(value) && value.length === 0);
}

/** What the merged record says and the kept one does not. */
function gaps(kept: Person, merged: Person): Filled {
  const filled: Filled = {};
  for (const group of GROUPS) {
    if (!group.every(column => isEmpty(kept[column]))) continue;
    for (const column of group) if (!isEmpty(merged[column])) filled[column] = merged[column];
  }
  return filled;
}

/** A column's value as the snapshot keeps it. */
export function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return value instanceof Date ? value.toISOString() : value;
}

function plainRow(row: Person): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, plain(value)]));
}

/** At most one certificate held and one application under way, whichever record they stood on. */
async function assertMergeable({ tx }: Command, keep: Person, merge: Person): Promise<void> {
  const rows = await tx.certificate.findMany({
    where: {
      personId: { in: [keep.id, merge.id] },
      status: { in: [...HELD_STATUSES, ...OPEN_STATUSES] },
    },
    select: { personId: true, status: true },
  });
  const held = rows.filter(row => HELD_STATUSES.some(status => status === row.status));
  if (held.length > 1) throw new ConflictError('MERGE_TWO_CERTIFICATES');
  if (rows.length - held.length > 1) throw new ConflictError('CERTIFICATE_OPEN');
  const living = rows.some(row => row.personId === merge.id);
  if (keep.diedOn !== null && living) throw new ConflictError('PERSON_DEAD', {}, 'keepId');
}

/** Two open cases of one programme would be decided without each other. */
async function assertCasesMergeable({ tx }: Command, keep: Person, merge: Person): Promise<void> {
  const open = await tx.case.findMany({
    where: { personId: { in: [keep.id, merge.id] }, decidedOn: null, closedOn: null },
    select: { programme: true, personId: true },
  });
  const ofKept = new Set(open.filter(one => one.personId === keep.id).map(one => one.programme));
  if (open.some(one => one.personId === merge.id && ofKept.has(one.programme)))
    throw new ConflictError('MERGE_TWO_CASES');
}

async function moveBelongings({ tx }: Command, from: Person, to: Person) {
  const certificates = await tx.certificate.findMany({ where: { personId: from.id }, select: { id: true } });
  const stays = await tx.institutionStay.findMany({ where: { personId: from.id }, select: { id: true } });
  const cases = await moveCases(tx, { personId: from.id }, to);
  await tx.certificate.updateMany({
    where: { personId: from.id },
    data: { personId: to.id, areaId: to.areaId },
  });
  await tx.institutionStay.updateMany({ where: { personId: from.id }, data: { personId: to.id } });
  return { certificates: certificates.map(one => one.id), stays: stays.map(one => one.id), cases };
}

/** The head's place goes with the household that a record takes over. */
export async function moveHeadship(
  { tx }: Command,
  householdId: number | null,
  from: number,
  to: number,
): Promise<boolean> {
  if (householdId === null) return false;
  const { count } = await tx.household.updateMany({
    where: { id: householdId, headId: from },
    data: { headId: to, version: { increment: 1 } },
  });
  return count > 0;
}

async function lockBoth(run: Command, keepId: number, mergeId: number): Promise<[Person, Person]> {
  const [first, second] = keepId < mergeId ? [keepId, mergeId] : [mergeId, keepId];
  const a = await lockPerson(run, first);
  const b = await lockPerson(run, second);
  return keepId < mergeId ? [a, b] : [b, a];
}

/** Merges one record into another; both must be the viewer's to see. */
export function mergePeople(ctx: Context, keepId: number, mergeId: number, input: unknown): Promise<void> {
  requirePermission(ctx, 'person.merge');
  const { reason } = readReason(input);
  if (keepId === mergeId) throw new ValidationError([problem('MERGE_SAME', 'mergeId')]);
  return command(ctx, 'person.merge', async run => {
    const { tx, viewer } = run;
    const [keep, merge] = await lockBoth(run, keepId, mergeId);
    await assertMergeable(run, keep, merge);
    await assertCasesMergeable(run, keep, merge);
    const filled = gaps(keep, merge);
    const moved = await moveBelongings(run, merge, keep);
    await tx.person.update({
      where: { id: mergeId },
      data: { mergedIntoId: keepId, version: { increment: 1 } },
    });
    const takesHome = 'householdId' in filled;
    const headed = takesHome && (await moveHeadship(run, merge.householdId, mergeId, keepId));
    await tx.person.update({
      where: { id: keepId },
      data: { ...filled, version: { increment: 1 } } as Prisma.PersonUncheckedUpdateInput,
    });
    // A certificate that came along says the number of the record that is no more.
    await markNumberAgreement(run, [keepId]);
    const snapshot: MergeSnapshot = {
      kept: plainRow(keep),
      merged: plainRow(merge),
      filled: Object.keys(filled),
      ...moved,
      headOf: headed ? merge.householdId : null,
    };
    await tx.personMerge.create({
      data: {
        keptId: keepId,
        mergedId: mergeId,
        areaPath: keep.areaPath,
        snapshot: ctx.vault.seal(JSON.stringify(snapshot)),
        reason,
        actorId: viewer.id,
        createdAt: ctx.now,
      },
    });
    for (const [entityId, areaPath] of [
      [keepId, keep.areaPath],
      [mergeId, merge.areaPath],
    ] as const)
      run.audit({
        action: 'MERGE',
        entity: 'Person',
        entityId,
        areaPath,
        reason,
        changes: { keptId: [null, keepId], mergedId: [null, mergeId] },
      });
  });
}
