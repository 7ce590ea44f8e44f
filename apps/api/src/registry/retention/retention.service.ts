// A decision to keep a record whose time is over, with its reason, until a day.

import { readKeep } from '@zhucan/domain';
import { command } from '../../access/command.ts';
import type { Context } from '../../context.ts';
import { dateColumn, dayOf } from '../certificate/operation.ts';
import { lockPerson } from '../person/person.locks.ts';

export function keepPersonRecord(ctx: Context, personId: number, input: unknown): Promise<void> {
  return command(ctx, 'person.erase', async run => {
    const { until, reason } = readKeep(input, ctx.today);
    const { areaPath } = await lockPerson(run, personId);
    const before = await run.tx.retentionKeep.findUnique({ where: { personId } });
    const data = { until: dateColumn(until), reason, actorId: run.viewer.id, createdAt: ctx.now };
    await run.tx.retentionKeep.upsert({
      where: { personId },
      create: { personId, ...data },
      update: data,
    });
    const changes = { until: [before ? dayOf(before.until) : null, until] as const };
    run.audit({ action: 'KEEP', entity: 'Person', entityId: personId, areaPath, reason, changes });
  });
}
