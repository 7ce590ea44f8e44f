// Posting a notice and ending it. Ending needs its days, its photographs, and no open objection.

import { randomBytes } from 'node:crypto';
import {
  NOTICE_PHOTO,
  noticeDays,
  noticeLastDay,
  problem,
  readNoticeContact,
  TransitionRefused,
} from '@zhucan/domain';
import type { Context } from '../../context.ts';
import { dateColumn } from '../../registry/certificate/operation.ts';
import { operateCase, recordCaseStep } from '../operate.ts';
import type { Target } from '../target.ts';
import { contentOf } from './draft.ts';

/** Enough that no address is ever guessed, and nothing is told by it. */
function newSlug(): string {
  return randomBytes(16).toString('base64url');
}

export function postNotice(ctx: Context, target: Target, input: unknown): Promise<number> {
  return operateCase(ctx, 'POST_NOTICE', target, async step => {
    const { objectionsTo } = readNoticeContact(input);
    const { tx, before, programme, policy, actor } = step;
    const content = await contentOf(tx, ctx, before, objectionsTo);
    const lastDay = noticeLastDay(ctx.today, noticeDays(programme, policy.parameters));
    const { id } = await tx.publicNotice.create({
      data: {
        caseId: before.id,
        areaId: before.areaId,
        slug: newSlug(),
        postedOn: dateColumn(ctx.today),
        lastDay: dateColumn(lastDay),
        content: JSON.parse(JSON.stringify(content)),
        postedById: actor.id,
      },
      select: { id: true },
    });
    step.audit({
      action: 'CREATE',
      entity: 'PublicNotice',
      entityId: id,
      areaPath: before.areaPath,
      changes: { postedOn: [null, ctx.today], lastDay: [null, lastDay] },
    });
    await recordCaseStep(step);
    return before.id;
  });
}

export function endNotice(ctx: Context, target: Target): Promise<number> {
  return operateCase(ctx, 'END_NOTICE', target, async step => {
    const { tx, before, facts } = step;
    // Whatever a programme says of its documents, a notice is proven by its photographs.
    if (!facts.documents.some(({ kind }) => kind === NOTICE_PHOTO))
      throw new TransitionRefused(problem('NOTICE_PHOTO_MISSING'));
    await recordCaseStep(step);
    await tx.publicNotice.updateMany({
      where: { caseId: before.id, status: 'POSTED' },
      data: { status: 'ENDED', endedOn: dateColumn(ctx.today) },
    });
    return before.id;
  });
}
