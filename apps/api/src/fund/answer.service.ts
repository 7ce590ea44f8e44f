// The bank's answer: read, matched line by line against what was sent, and posted. The same file a second time changes nothing, and
// no payment is answered twice.

import { createHash } from 'node:crypto';
import type { Payment } from '@zhucan/database';
import { VaultError } from '@zhucan/database';
import {
  type AnswerLine,
  type BankAnswerOutcome,
  matchAnswer,
  paymentWorkflow,
  problem,
  readBankAnswer,
  sentNumber,
  ValidationError,
} from '@zhucan/domain';
import { requirePermission } from '../access/command.ts';
import { actorOf } from '../access/viewer.ts';
import type { Context } from '../context.ts';
import { openSheet } from '../exchange/sheet/open.ts';
import { type OpenBatch, openBatch, takeBatch } from './batch.service.ts';
import { dateColumn } from './books.ts';
import { commandOnce } from './once.ts';
import { heldFor, settleFailed, settlePaid } from './settle.ts';

const LINES_MOST = 5000;

async function linesOf(content: Buffer): Promise<AnswerLine[]> {
  const rows: { number: number; cells: Parameters<typeof readBankAnswer>[0][number]['cells'] }[] = [];
  for await (const row of (await openSheet(content)).rows()) {
    if (rows.length >= LINES_MOST)
      throw new ValidationError([problem('TOO_MANY', 'file', { max: LINES_MOST })]);
    rows.push(row);
  }
  return readBankAnswer(rows);
}

/** Keeps an uploaded answer sealed; gives a token with which its sender, and nobody else, imports it. */
export async function keepAnswer(ctx: Context, content: Buffer): Promise<string> {
  const viewer = requirePermission(ctx, 'payment.make');
  await linesOf(content);
  const hash = await ctx.files.put(content);
  return Buffer.from(ctx.vault.seal(`answer ${actorOf(viewer)} ${hash}`)).toString('base64url');
}

function hashOf(ctx: Context, token: string): string {
  const viewer = requirePermission(ctx, 'payment.make');
  try {
    const [what, who, hash] = ctx.vault.open(Buffer.from(token, 'base64url')).split(' ');
    if (what === 'answer' && who === actorOf(viewer) && hash) return hash;
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
  }
  throw new ValidationError([problem('BANK_ANSWER_FILE', 'file')]);
}

interface Matched {
  readonly line: AnswerLine;
  readonly outcome: BankAnswerOutcome;
  readonly payment: Payment | undefined;
}

/** What each line means; a payment that an earlier line of the file answered is answered. */
async function match({ run, batch, payments }: OpenBatch, lines: readonly AnswerLine[]): Promise<Matched[]> {
  const byNumber = new Map(payments.map(payment => [sentNumber(payment.number, payment.attempts), payment]));
  const earlier = await run.tx.bankAnswer.findMany({
    where: { batchId: batch.id, outcome: { in: ['PAID', 'FAILED'] } },
    select: { paymentNumber: true },
  });
  const answered = new Set(earlier.map(({ paymentNumber }) => paymentNumber));
  return lines.map(line => {
    const payment = byNumber.get(line.number);
    const sent = payment
      ? { amount: payment.amount, last4: payment.bankAccountLast4, answered: payment.status !== 'SENT' }
      : undefined;
    const outcome = answered.has(line.number) ? 'REPEATED' : matchAnswer(line, sent, run.ctx.today);
    if (outcome === 'PAID' || outcome === 'FAILED') answered.add(line.number);
    return { line, outcome, payment };
  });
}

async function keepLines(
  { run, batch }: OpenBatch,
  fileHash: string,
  matched: readonly Matched[],
): Promise<void> {
  await run.tx.bankAnswer.createMany({
    data: matched.map(({ line, outcome }) => ({
      batchId: batch.id,
      fileHash,
      line: line.line,
      paymentNumber: line.number,
      amount: line.amount ?? null,
      outcome,
      bankReference: line.reference,
      paidOn: paidOnOf(line, outcome, run.ctx.today),
      failure: line.failure,
      at: run.ctx.now,
    })),
  });
}

function paidOnOf({ paidOn }: AnswerLine, outcome: BankAnswerOutcome, today: string): Date | null {
  if (outcome === 'PAID') return dateColumn(paidOn ?? today);
  return paidOn === undefined ? null : dateColumn(paidOn);
}

async function settleAll(open: OpenBatch, matched: readonly Matched[]): Promise<number> {
  const { run, books } = open;
  const held = await heldFor(
    run,
    open.payments.map(({ caseId }) => caseId),
  );
  let answered = 0;
  for (const { line, outcome, payment } of matched) {
    if (!payment || (outcome !== 'PAID' && outcome !== 'FAILED')) continue;
    paymentWorkflow.take(payment.status, outcome === 'PAID' ? 'PAY' : 'FAIL', {});
    const settling = { payment, held: held.get(payment.caseId ?? 0) ?? [] };
    const on = line.paidOn ?? run.ctx.today;
    if (outcome === 'PAID') await settlePaid(run, books, settling, { on, reference: line.reference });
    else await settleFailed(run, books, settling, line.failure);
    answered += 1;
  }
  return answered;
}

/** Imports an uploaded answer into its batch; the batch is reconciled once every payment is answered. */
export async function importBankAnswer(
  ctx: Context,
  { id, key, file }: { readonly id: number; readonly key: string; readonly file: string },
): Promise<number> {
  const hash = hashOf(ctx, file);
  const content = await ctx.files.get(hash);
  const fileHash = createHash('sha256').update(content).digest('hex');
  const lines = await linesOf(content);
  const asked = { name: 'importBankAnswer', key, content: { id, fileHash } };
  return commandOnce(ctx, 'payment.make', asked, async run => {
    const open = await openBatch(run, id);
    const { tx } = run;
    if (await tx.bankAnswer.findFirst({ where: { batchId: id, fileHash }, select: { id: true } })) return id;
    takeBatch(open, 'IMPORT_ANSWER');
    const matched = await match(open, lines);
    await keepLines(open, fileHash, matched);
    const answered = await settleAll(open, matched);
    const waiting = open.payments.filter(({ status }) => status === 'SENT').length - answered;
    await tx.paymentBatch.update({
      where: { id },
      data: {
        ...(waiting === 0 ? { status: 'RECONCILED' as const, reconciledAt: ctx.now } : {}),
        version: { increment: 1 },
      },
    });
    run.audit({
      action: 'IMPORT_BANK_ANSWER',
      entity: 'PaymentBatch',
      entityId: id,
      areaPath: open.areaPath,
      changes: { file: [null, fileHash], answered: [null, answered], waiting: [null, waiting] },
    });
    return id;
  });
}
