// What is left of notices and objections when the person they were about is erased: that there were any, and how they ended.

import type { Command } from '../../access/command.ts';
import { dateColumn } from '../../registry/certificate/operation.ts';

const NOTHING = '***';

export async function eraseNotices({ tx, ctx }: Command, caseIds: readonly number[]): Promise<void> {
  const notices = await tx.publicNotice.findMany({
    where: { caseId: { in: [...caseIds] } },
    select: { id: true, endedOn: true },
  });
  const content = {
    programme: '',
    programmeName: { zh: NOTHING, en: NOTHING },
    name: NOTHING,
    items: [],
    place: NOTHING,
    objectionsTo: NOTHING,
  };
  for (const { id, endedOn } of notices)
    await tx.publicNotice.update({
      where: { id },
      data: { status: 'WITHDRAWN', endedOn: endedOn ?? dateColumn(ctx.today), content },
    });
  const ofThem = { noticeId: { in: notices.map(({ id }) => id) } };
  await tx.objection.updateMany({
    where: ofThem,
    data: { textEnc: ctx.vault.seal(NOTHING), nameEnc: null, contactEnc: null, version: { increment: 1 } },
  });
  await tx.objection.updateMany({
    where: { ...ofThem, status: { not: 'OPEN' } },
    data: { findings: NOTHING, reply: null },
  });
}
