// What happens to a certificate that is held: renew, change, reissue, lost, found, frozen, moved away, cancelled.

import type { Certificate } from '@zhucan/database';
import {
  type CertificateOperation,
  type DisabilityCategory,
  type HeldCertificate,
  type NewApplication,
  problem,
  readCancellation,
  readChange,
  readReason,
  readTransferOut,
  startChange,
  startReissue,
  startRenewal,
  ValidationError,
} from '@zhucan/domain';
import type { Context } from '../../context.ts';
import { openApplication } from './application.service.ts';
import { withdrawOpen } from './close.ts';
import { type AllowedStep, dateColumn, dayOf, operate, recordStep, type Target } from './operation.ts';

function heldOf({ id, category, grade, expiresOn, medium }: Certificate): HeldCertificate {
  if (expiresOn === null || (grade !== 1 && grade !== 2 && grade !== 3 && grade !== 4))
    throw new TypeError('a certificate that is held has a grade and an end');
  return { id, category, grade, expiresOn: dayOf(expiresOn), medium };
}

/** Opens an application beside the held certificate, which stays until the new one is issued; gives the new row. */
async function succeed(
  step: AllowedStep,
  operation: 'RENEW' | 'CHANGE' | 'REISSUE',
  { appliedOn, expiresOn, ...row }: NewApplication,
  reason: string | null,
): Promise<number> {
  const { before, to } = step;
  const id = await openApplication(
    step,
    operation,
    {
      ...row,
      appliedOn: dateColumn(appliedOn),
      expiresOn: expiresOn === null ? null : dateColumn(expiresOn),
      personId: before.personId,
      areaId: before.areaId,
      acceptingCounty: before.areaPath.slice(0, 6),
      issuingCounty: before.issuingCounty,
    },
    reason,
  );
  await recordStep(step, before, to, { operation, reason, details: { successorId: id } });
  return id;
}

/** Renewal (换领): a new application beside the held certificate, which stays until the new one is issued. */
export function renewCertificate(ctx: Context, target: Target, reassess: boolean): Promise<number> {
  return operate(ctx, 'RENEW', target, step =>
    succeed(step, 'RENEW', startRenewal(heldOf(step.before), reassess, ctx.today), null),
  );
}

/** Change of category or grade (等级变更): always with a new assessment. */
export function changeCertificate(
  ctx: Context,
  target: Target,
  input: { readonly category: DisabilityCategory; readonly reason: string },
): Promise<number> {
  return operate(ctx, 'CHANGE', target, step => {
    const { category, reason } = readChange(input);
    return succeed(step, 'CHANGE', startChange(heldOf(step.before), category, ctx.today), reason);
  });
}

/** Reissue (补办) of one that is lost or whose number disagrees: category, grade and end stay; the number is composed anew. */
export function reissueCertificate(ctx: Context, target: Target): Promise<number> {
  return operate(ctx, 'REISSUE', target, step =>
    succeed(step, 'REISSUE', startReissue(heldOf(step.before), ctx.today), null),
  );
}

/** Loss, recovery, freeze and unfreeze: the status changes, with a reason where one must be written down. */
export function moveCertificate(
  ctx: Context,
  operation: 'REPORT_LOSS' | 'FOUND' | 'FREEZE' | 'UNFREEZE',
  target: Target,
  reason: string | null,
): Promise<number> {
  const mustSay: readonly CertificateOperation[] = ['FREEZE', 'UNFREEZE'];
  return operate(ctx, operation, target, async step => {
    const said = mustSay.includes(operation) || reason ? readReason({ reason }).reason : null;
    await recordStep(step, step.before, step.to, { operation, reason: said });
    return target.id;
  });
}

export function transferCertificateOut(
  ctx: Context,
  target: Target,
  input: { readonly transferCounty: string; readonly reason?: string | null | undefined },
): Promise<number> {
  return operate(ctx, 'TRANSFER_OUT', target, async step => {
    const here = { county: step.before.areaPath.slice(0, 6), today: ctx.today };
    const { transferCounty, reason } = readTransferOut(input, here);
    await recordStep(step, step.before, step.to, {
      operation: 'TRANSFER_OUT',
      reason,
      data: { transferCounty, closedOn: dateColumn(ctx.today) },
    });
    return target.id;
  });
}

/** Cancellation (注销). An application that was to replace the certificate has nothing to replace any more, and is withdrawn. */
export function cancelCertificate(
  ctx: Context,
  target: Target,
  input: Readonly<Record<string, unknown>>,
): Promise<number> {
  return operate(ctx, 'CANCEL', target, async step => {
    const { before, to } = step;
    const { cancelReason, reason, on } = readCancellation(input, ctx.today);
    if (before.issuedOn && on < dayOf(before.issuedOn))
      throw new ValidationError([problem('DATE_ORDER', 'on')]);
    const data = { cancelReason, closedOn: dateColumn(on) };
    await recordStep(step, before, to, { operation: 'CANCEL', reason, data });
    await withdrawOpen(step, before.personId, { cancelReason });
    return before.id;
  });
}
