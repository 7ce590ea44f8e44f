// Who is to assess an application: a designated hospital, or a home visit to the applicant's village.

import type { Certificate } from '@zhucan/database';
import { assertMayJoinHomeVisit, NotFoundError, problem, ValidationError } from '@zhucan/domain';
import { type Command, lockRow } from '../../access/command.ts';
import { rowRule } from '../../access/read/rule.ts';
import { tableNamed, touchBatches } from './locks.ts';
import { type CertificateCommand, decide, recordStep } from './operation.ts';

export interface Assignment {
  readonly hospitalId: number | null;
  readonly homeVisitBatchId: number | null;
}

/** Whether an institution assesses; one that the viewer may not see reads as missing. */
export async function isDesignated(
  { tx, viewer }: Command,
  hospitalId: number,
  field: string,
): Promise<boolean> {
  const rule = rowRule(tableNamed('Institution'), 't0', viewer);
  if (rule === null) throw new NotFoundError(field);
  const [hospital] = await tx.$queryRawUnsafe<{ designated: boolean }[]>(
    `SELECT t0.designated AND t0.active AS designated FROM institution t0 WHERE t0.id = $1::int AND ${rule} FOR SHARE`,
    hospitalId,
  );
  if (!hospital) throw new NotFoundError(field);
  return hospital.designated;
}

export async function requireDesignated(run: Command, hospitalId: number, field: string): Promise<void> {
  if (!(await isDesignated(run, hospitalId, field)))
    throw new ValidationError([problem('ASSESSMENT_HOSPITAL_NOT_DESIGNATED', field)]);
}

async function requireJoinable(run: Command, before: Certificate, batchId: number): Promise<void> {
  await lockRow(run, tableNamed('HomeVisitBatch'), batchId);
  const visit = await run.tx.homeVisitBatch.findUniqueOrThrow({ where: { id: batchId } });
  assertMayJoinHomeVisit(visit, before);
}

/** Assigns one application; its holder is locked, the domain has the last word. */
export async function assign(
  run: CertificateCommand,
  before: Certificate,
  { hospitalId, homeVisitBatchId }: Assignment,
): Promise<void> {
  const to = await decide(run, 'ASSIGN', before.id);
  await touchBatches(run, [before.homeVisitBatchId, homeVisitBatchId]);
  if (hospitalId !== null) await requireDesignated(run, hospitalId, 'hospitalId');
  if (homeVisitBatchId !== null) await requireJoinable(run, before, homeVisitBatchId);
  await recordStep(run, before, to, {
    operation: 'ASSIGN',
    data: { hospitalId, homeVisitBatchId },
    details: { hospitalId, homeVisitBatchId },
  });
}
