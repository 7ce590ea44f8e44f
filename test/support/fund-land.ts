// A fund of one place with its purpose, its budget, and an advance that was paid for the case there.

import { isWithin } from '@zhucan/domain';
import { setFundBudget } from '../../apps/api/src/fund/fund.service.ts';
import type { TestApi } from './api.ts';
import { globalId, type TestArea } from './areas.ts';
import { contextOf, makeFund, makePurpose } from './funds.ts';

const ACCOUNT = '6228480077665544332';
const LENT = 300_000n;
const DAY = new Date('2026-11-20');

interface Whose {
  readonly fundId: number;
  readonly caseId: number;
  readonly personId: number;
  readonly marker: string;
}

/** The batch and its payment as they stand once the bank has answered. */
async function makePayment(
  { db, vault }: TestApi,
  area: TestArea,
  { fundId, caseId, personId, marker }: Whose,
) {
  const batch = await db.prisma.paymentBatch.create({
    data: {
      fundId,
      number: `B-${marker}-${caseId}`,
      status: 'RECONCILED',
      count: 1,
      total: LENT,
      createdById: 1,
      checkedById: 2,
      exportedById: 1,
    },
  });
  const payment = await db.prisma.payment.create({
    data: {
      fundId,
      caseId,
      personId,
      programme: 'MEDICAL_AID',
      areaPath: area.path,
      number: `P-${marker}-${caseId}`,
      use: 'ADVANCE',
      status: 'PAID',
      amount: LENT,
      payeeKind: 'PERSON',
      payeeName: marker,
      bankName: '农村信用社',
      bankAccountEnc: vault.seal(ACCOUNT),
      bankAccountLast4: ACCOUNT.slice(-4),
      batchId: batch.id,
      paidOn: DAY,
    },
  });
  await db.prisma.bankAnswer.create({
    data: {
      batchId: batch.id,
      fileHash: 'b'.repeat(64),
      line: 2,
      paymentNumber: payment.number,
      amount: LENT,
      outcome: 'PAID',
      paidOn: DAY,
    },
  });
  return { batch: batch.id, payment: payment.id };
}

/** The advance with the entry that paid it; together, as the database proves them together. */
async function makeAdvance(
  { db }: TestApi,
  area: TestArea,
  paymentId: number,
  { fundId, caseId, personId, marker }: Whose,
): Promise<{ advance: number; entry: number }> {
  return db.prisma.$transaction(async tx => {
    const accounts = await tx.fundAccount.findMany({ where: { fundId, purposeId: null } });
    const idOf = (kind: string): number => accounts.find(account => account.kind === kind)?.id ?? 0;
    const { id: entry } = await tx.fundEntry.create({
      data: {
        fundId,
        kind: 'PAY',
        bookedOn: DAY,
        caseId,
        paymentId,
        idempotencyKey: `land:${marker}:${caseId}`,
        memo: marker,
      },
    });
    await tx.fundPosting.create({
      data: {
        entryId: entry,
        fundId,
        bookedOn: DAY,
        fromId: idOf('AVAILABLE'),
        toId: idOf('RECEIVABLE'),
        amount: LENT,
      },
    });
    const money = { amount: LENT, outstanding: LENT, paidOn: DAY };
    const { id: advance } = await tx.advance.create({
      data: { fundId, caseId, personId, paymentId, areaPath: area.path, ...money },
    });
    return { advance, entry };
  });
}

/** The ids of a fund and its parts, by type. */
export async function makeFundLand(
  api: TestApi,
  area: TestArea,
  of: { readonly caseId: number; readonly personId: number; readonly marker: string },
  secrets: string[],
): Promise<Readonly<Record<string, string>>> {
  const { district, elsewhere } = api.areas;
  const manager = await api.user(
    'DISTRICT_MANAGER',
    isWithin(area.path, district.path) ? district : elsewhere,
  );
  const fundId = await makeFund(api, manager, 1_000_000n, area);
  const purpose = await makePurpose(api, manager, fundId, 5_000n);
  const budget = { year: 2026, population: 1000, perHead: 1000n };
  await setFundBudget(contextOf(api, manager), fundId, 0, budget);
  const whose = { ...of, fundId };
  const { batch, payment } = await makePayment(api, area, whose);
  const { advance, entry } = await makeAdvance(api, area, payment, whose);
  secrets.push(ACCOUNT);
  return {
    Fund: globalId('Fund', fundId),
    FundPurpose: globalId('FundPurpose', purpose),
    FundEntry: globalId('FundEntry', entry),
    Payment: globalId('Payment', payment),
    PaymentBatch: globalId('PaymentBatch', batch),
    Advance: globalId('Advance', advance),
  };
}
