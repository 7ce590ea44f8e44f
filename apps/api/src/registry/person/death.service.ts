// A death ends what the person held: the certificate is cancelled, an application withdrawn, a stay closed, all together.

import {
  assertNoProblems,
  type CertificateOperation,
  ConflictError,
  certificateFlags,
  certificateWorkflow,
  deathProblems,
  HELD_STATUSES,
  OPEN_STATUSES,
} from '@zhucan/domain';
import { type Command, command } from '../../access/command.ts';
import type { Context } from '../../context.ts';
import { dateColumn, dayOf, factsOf, recordStep } from '../certificate/operation.ts';
import { policyIn } from '../certificate/policy.ts';
import { personChanges } from './person.columns.ts';
import { lockPerson } from './person.locks.ts';

/** Where a step leads by the table alone: it follows from the death, so it takes no permission of its own. */
async function follow(run: Command, certificateId: number, operation: CertificateOperation) {
  const { certificate, holder } = await factsOf(run, certificateId);
  const moment = { actorId: null, today: run.ctx.today, policy: await policyIn(run.tx) };
  const to = certificateWorkflow.take(
    certificate.status,
    operation,
    certificateFlags(certificate, holder, moment),
  );
  if (to === 'NONE') throw new TypeError('no operation leads a certificate nowhere');
  return to;
}

/** Ends certificate, application and stay of a person who died that day. The person is locked. */
export async function endByDeath(run: Command, personId: number, diedOn: string): Promise<void> {
  const { tx, ctx } = run;
  const closedOn = dateColumn(ctx.today);
  const open = await tx.certificate.findMany({ where: { personId, status: { in: [...OPEN_STATUSES] } } });
  for (const one of open) {
    const to = await follow(run, one.id, 'WITHDRAW');
    await recordStep(run, one, to, { operation: 'WITHDRAW', data: { closedOn }, details: { diedOn } });
  }
  const held = await tx.certificate.findMany({ where: { personId, status: { in: [...HELD_STATUSES] } } });
  for (const one of held) {
    const to = await follow(run, one.id, 'CANCEL');
    const data = { closedOn, cancelReason: 'DEATH' as const };
    await recordStep(run, one, to, { operation: 'CANCEL', data, details: { diedOn } });
  }
  await tx.$executeRaw`UPDATE institution_stay SET left_on = greatest(admitted_on, ${diedOn}::date)
    WHERE person_id = ${personId} AND left_on IS NULL`;
}

export function recordDeath(
  ctx: Context,
  id: number,
  expectedVersion: number,
  diedOn: string,
): Promise<void> {
  return command(ctx, 'person.write', async run => {
    const before = await lockPerson(run, id, expectedVersion);
    if (before.diedOn !== null) throw new ConflictError('PERSON_DEAD', {}, 'diedOn');
    assertNoProblems(deathProblems(diedOn, dayOf(before.birthDate), ctx.today));
    await endByDeath(run, id, diedOn);
    const data = { diedOn: dateColumn(diedOn) };
    await run.tx.person.update({ where: { id }, data: { ...data, version: { increment: 1 } } });
    run.audit({
      action: 'RECORD_DEATH',
      entity: 'Person',
      entityId: id,
      areaPath: before.areaPath,
      changes: personChanges(before, data),
    });
  });
}
