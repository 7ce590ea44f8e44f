// A death ends what the person held: the certificate is cancelled, an application withdrawn, a stay closed, all together.

import { assertNoProblems, ConflictError, deathProblems } from '@zhucan/domain';
import { type Command, command } from '../../access/command.ts';
import type { Context } from '../../context.ts';
import { closeCertificatesOfDead } from '../certificate/close.ts';
import { dateColumn, dayOf } from '../certificate/operation.ts';
import { personChanges } from './person.columns.ts';
import { lockPerson } from './person.locks.ts';

/** Ends certificate, application and stay of a person who died that day. The person is locked. */
export async function endByDeath(run: Command, personId: number, diedOn: string): Promise<void> {
  await closeCertificatesOfDead(run, personId, diedOn);
  await run.tx.$executeRaw`UPDATE institution_stay SET left_on = greatest(admitted_on, ${diedOn}::date)
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
