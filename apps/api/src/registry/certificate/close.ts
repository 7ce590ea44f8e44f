// What other commands do to someone's certificates: end them with their holder, and let them follow a move. The caller holds
// the person's lock and has the permission for what it does to the person; the certificate follows from that.

import type { Certificate } from '@zhucan/database';
import {
  type CancelReason,
  type CertificateOperation,
  type CertificateStatus,
  certificateFlags,
  certificateWorkflow,
  HELD_STATUSES,
  OPEN_STATUSES,
} from '@zhucan/domain';
import { changesOf } from '../../access/changes.ts';
import type { Command } from '../../access/command.ts';
import { lockPeople, touchBatches } from './locks.ts';
import { dateColumn, dayOf, factsOf, recordStep, statusOf } from './operation.ts';
import { policyIn } from './policy.ts';

/** Where the table leads a certificate, whoever acts. */
async function follow(
  run: Command,
  { id, status }: Certificate,
  operation: CertificateOperation,
): Promise<CertificateStatus> {
  const { certificate, holder } = await factsOf(run, id);
  const moment = { actorId: null, today: run.ctx.today, policy: await policyIn(run.tx) };
  return statusOf(certificateWorkflow.take(status, operation, certificateFlags(certificate, holder, moment)));
}

/** Withdraws the application under way, if any: the certificate that it was to replace, or its holder, is no more. */
export async function withdrawOpen(
  run: Command,
  personId: number,
  details: { cancelReason: CancelReason },
): Promise<void> {
  const open = await run.tx.certificate.findFirst({
    where: { personId, status: { in: [...OPEN_STATUSES] } },
  });
  if (!open) return;
  const to = await follow(run, open, 'WITHDRAW');
  await touchBatches(run, [open.homeVisitBatchId]);
  await recordStep(run, open, to, {
    operation: 'WITHDRAW',
    data: { closedOn: dateColumn(run.ctx.today), homeVisitBatchId: null },
    details,
  });
}

/** A death ends everything: the certificate that was held is cancelled on that day, an application withdrawn. */
export async function closeCertificatesOfDead(run: Command, personId: number, diedOn: string): Promise<void> {
  await lockPeople(run, [personId]);
  const held = await run.tx.certificate.findFirst({
    where: { personId, status: { in: [...HELD_STATUSES] } },
  });
  if (held) {
    const to = await follow(run, held, 'CANCEL');
    const issuedOn = held.issuedOn ? dayOf(held.issuedOn) : diedOn;
    const data = {
      cancelReason: 'DEATH' as const,
      closedOn: dateColumn(diedOn < issuedOn ? issuedOn : diedOn),
    };
    await recordStep(run, held, to, { operation: 'CANCEL', data, details: { diedOn } });
  }
  await withdrawOpen(run, personId, { cancelReason: 'DEATH' });
}

/** The certificate that is held and the application under way move with the person; what has ended stays with its old town. */
export async function moveCertificates(run: Command, personId: number, areaId: number): Promise<void> {
  await lockPeople(run, [personId]);
  const moving = await run.tx.certificate.findMany({
    where: { personId, areaId: { not: areaId }, status: { in: [...HELD_STATUSES, ...OPEN_STATUSES] } },
  });
  for (const before of moving) {
    // A visit is to one village: whoever has moved away is visited elsewhere or goes to a hospital.
    const leaves = before.status === 'APPLIED' && before.homeVisitBatchId !== null;
    if (leaves) await touchBatches(run, [before.homeVisitBatchId]);
    const data = { areaId, ...(leaves ? { homeVisitBatchId: null } : {}) };
    const { areaPath } = await run.tx.certificate.update({
      where: { id: before.id },
      data: { ...data, version: { increment: 1 } },
      select: { areaPath: true },
    });
    const changes = changesOf({ ...before }, data);
    run.audit({ action: 'MOVE', entity: 'Certificate', entityId: before.id, areaPath, changes });
  }
}
