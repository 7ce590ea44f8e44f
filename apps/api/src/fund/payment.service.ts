// What is done with one payment: its payee corrected, a failed one made ready again, called off with its money given back.

import type { Payment } from '@zhucan/database';
import { type PaymentOperation, paymentWorkflow, readFundReason, readPayeeChange } from '@zhucan/domain';
import { changesOf } from '../access/changes.ts';
import type { Command } from '../access/command.ts';
import { erased } from '../access/read/table.ts';
import type { Context } from '../context.ts';
import { Books } from './books.ts';
import { fundOfRow, lockCases, lockVersion } from './locks.ts';
import { commandOnce } from './once.ts';
import { tellOutcome } from './outcome.ts';
import { paymentTable } from './payment.table.ts';
import { PAYMENT_PERMISSIONS } from './permissions.ts';
import { release } from './reserve.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Which payment, and the version that the actor saw. */
export interface PaymentTarget {
  readonly id: number;
  readonly expectedVersion: number;
  readonly key: string;
}

interface Step {
  readonly run: Command;
  readonly before: Payment;
  readonly to: Payment['status'];
}

/** One operation on one payment, once for its key: case, accounts and payment are locked. */
function operate(
  ctx: Context,
  operation: Extract<PaymentOperation, 'RETRY' | 'CHANGE_PAYEE' | 'CANCEL'>,
  { id, expectedVersion, key }: PaymentTarget,
  content: Fields,
  act: (step: Step) => Promise<void>,
): Promise<number> {
  const asked = { name: operation, key, content: { id, expectedVersion, ...content } };
  return commandOnce(ctx, PAYMENT_PERMISSIONS[operation], asked, async run => {
    const fundId = await fundOfRow(run, erased(paymentTable), id);
    const { caseId } = await run.tx.payment.findUniqueOrThrow({ where: { id }, select: { caseId: true } });
    await lockCases(run, [caseId]);
    await Books.lock(run.tx, fundId);
    await lockVersion(run, erased(paymentTable), id, expectedVersion);
    const before = await run.tx.payment.findUniqueOrThrow({ where: { id } });
    await act({ run, before, to: paymentWorkflow.take(before.status, operation, {}) });
    return id;
  });
}

function audit({ run, before }: Step, action: string, reason: string | null, changes = {}): void {
  const { id, areaPath } = before;
  run.audit({ action, entity: 'Payment', entityId: id, areaPath, reason, changes });
}

/** A failed payment is ready again; it goes into a later batch. */
export function retryPayment(ctx: Context, target: PaymentTarget): Promise<number> {
  return operate(ctx, 'RETRY', target, {}, async step => {
    const { id, status } = step.before;
    await step.run.tx.payment.update({
      where: { id },
      data: { status: step.to, batchId: null, version: { increment: 1 } },
    });
    audit(step, 'RETRY', null, { status: [status, step.to] });
  });
}

/** Corrects to whom a payment goes, with the reason; one that was sent is not changed. */
export function changePayee(ctx: Context, target: PaymentTarget, input: Fields): Promise<number> {
  const { bankAccount, ...shown } = input;
  const content = { ...shown, last4: String(bankAccount ?? '').slice(-4) };
  return operate(ctx, 'CHANGE_PAYEE', target, content, async step => {
    const { reason, bankAccount: account, ...payee } = readPayeeChange(input);
    const { viewer } = step.run;
    const data = { ...payee, bankAccountLast4: account.slice(-4) };
    await step.run.tx.payment.update({
      where: { id: step.before.id },
      data: {
        ...data,
        bankAccountEnc: ctx.vault.seal(account),
        payeeById: viewer.kind === 'user' ? viewer.id : null,
        version: { increment: 1 },
      },
    });
    audit(step, 'CHANGE_PAYEE', reason, changesOf({ ...step.before }, data));
  });
}

/** Calls a payment off: what was reserved for its case is free again, and casework is told. */
export function cancelPayment(ctx: Context, target: PaymentTarget, input: Fields): Promise<number> {
  return operate(ctx, 'CANCEL', target, input, async step => {
    const reason = readFundReason(input);
    const { id, caseId, status } = step.before;
    if (caseId !== null) {
      await release(step.run, caseId);
      await tellOutcome(step.run, {
        kind: 'CANCELLED',
        paymentId: id,
        caseId,
        on: ctx.today,
        reason,
      });
    }
    audit(step, 'CANCEL', reason, { status: [status, step.to] });
  });
}
