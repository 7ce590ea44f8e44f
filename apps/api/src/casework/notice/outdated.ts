// A case that was returned after its notice may come back saying something else than the public saw: then that notice comes down,
// with its photographs, and the case is shown anew.

import { NOTICE_PHOTO, type NoticeContent, noticeDiffers } from '@zhucan/domain';
import { z } from 'zod';
import type { Json } from '../case.rows.ts';
import { keepDetails } from '../details.ts';
import type { CaseStep } from '../operate.ts';
import { contentOf } from './draft.ts';

const names = z.object({ zh: z.string(), en: z.string() });
const shape: z.ZodType<NoticeContent> = z.object({
  programme: z.string(),
  programmeName: names,
  name: z.string(),
  items: z.array(z.object({ names, text: names })),
  place: z.string(),
  objectionsTo: z.string(),
});

/** The notice that no longer shows what the case says with these details; null where none hung, or it still holds. */
export async function outdatedNotice(
  { tx, ctx, before, programme }: CaseStep,
  details: Json,
  requestedAmount: bigint | null,
): Promise<number | null> {
  const last = await tx.publicNotice.findFirst({
    where: { caseId: before.id, status: { not: 'WITHDRAWN' } },
    orderBy: { id: 'desc' },
  });
  if (!last) return null;
  const kept = keepDetails(ctx.vault, programme.details, details);
  const changed = await tx.case.update({ where: { id: before.id }, data: { ...kept, requestedAmount } });
  const now = await contentOf(tx, ctx, changed, null);
  return noticeDiffers(shape.parse(last.content), now) ? last.id : null;
}

/** Takes a notice down; its photographs stay with the case, as what was taken out. */
export async function takeDown({ tx, ctx, before, viewer }: CaseStep, id: number): Promise<void> {
  const notice = await tx.publicNotice.findUniqueOrThrow({ where: { id }, select: { endedOn: true } });
  await tx.publicNotice.update({
    where: { id },
    data: { status: 'WITHDRAWN', endedOn: notice.endedOn ?? new Date(`${ctx.today}T00:00:00Z`) },
  });
  await tx.caseDocument.updateMany({
    where: { caseId: before.id, kind: NOTICE_PHOTO, removedAt: null },
    data: { removedAt: ctx.now, removedById: viewer.id },
  });
}
