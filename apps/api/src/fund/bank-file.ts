// The file that goes to the bank: the only place where payees' accounts stand whole. Its rows are kept sealed by their hash at the
// export; every taking of the file is recorded.

import type { Payment } from '@zhucan/database';
import { type BankFileRow, bankFileTable, label, NotFoundError, sentNumber } from '@zhucan/domain';
import { command, requirePermission } from '../access/command.ts';
import { erased } from '../access/read/table.ts';
import type { Context } from '../context.ts';
import { csvBuffer } from '../exchange/sheet/csv-write.ts';
import { workbookStream } from '../exchange/sheet/xlsx-write.ts';
import { fundOfRow } from './locks.ts';
import { paymentBatchTable } from './payment.table.ts';

const WIDTHS = [6, 18, 24, 28, 26, 16, 24] as const;

type KeptRow = Omit<BankFileRow, 'amount'> & { readonly amount: string };

function rowOf({ vault }: Context, payment: Payment): KeptRow {
  return {
    number: sentNumber(payment.number, payment.attempts + 1),
    payeeName: payment.payeeName,
    bankName: payment.bankName,
    bankAccount: vault.open(payment.bankAccountEnc),
    amount: payment.amount.toString(),
    memo: label('zh', 'paymentUse', payment.use),
  };
}

/** Keeps the rows of payments that are being sent, sealed; gives their hash. */
export function keepBankFile(ctx: Context, payments: readonly Payment[]): Promise<string> {
  return ctx.files.put(Buffer.from(JSON.stringify(payments.map(payment => rowOf(ctx, payment)))));
}

/** The bank file of a batch that was exported, headings first. The trail keeps who took it. */
export async function takeBankFile(
  ctx: Context,
  id: number,
  kind: 'csv' | 'xlsx',
): Promise<{ readonly name: string; readonly table: readonly (readonly string[])[] }> {
  requirePermission(ctx, 'payment.make');
  const batch = await command(ctx, 'payment.make', async run => {
    await fundOfRow(run, erased(paymentBatchTable), id);
    const found = await run.tx.paymentBatch.findUniqueOrThrow({
      where: { id },
      include: { fund: { select: { areaPath: true } } },
    });
    if (found.digest === null) throw new NotFoundError();
    run.audit({
      action: 'TAKE_BANK_FILE',
      entity: 'PaymentBatch',
      entityId: id,
      areaPath: found.fund.areaPath,
      changes: { number: [null, found.number], kind: [null, kind] },
    });
    return { number: found.number, digest: found.digest };
  });
  const content = await ctx.files.get(batch.digest);
  const kept: KeptRow[] = JSON.parse(content.toString('utf8'));
  const rows = kept.map(row => ({ ...row, amount: BigInt(row.amount) }));
  return { name: batch.number, table: bankFileTable(rows) };
}

export function bankFileCsv(table: readonly (readonly string[])[]): Buffer {
  return csvBuffer(table);
}

export function bankFileWorkbook(name: string, table: readonly (readonly string[])[]) {
  return workbookStream([{ name, widths: WIDTHS, headRows: 1, rows: table }]);
}
