// Made-up funds with money, and approved cases that they pay, as the software writes them.

import type { PaymentUse } from '@zhucan/domain';
import { command } from '../../apps/api/src/access/command.ts';
import { type Context, createContext } from '../../apps/api/src/context.ts';
import { createFund, savePurpose } from '../../apps/api/src/fund/fund.service.ts';
import { recordAppropriation, recordDonation } from '../../apps/api/src/fund/receipt.service.ts';
import { reconcile } from '../../apps/api/src/fund/reports.ts';
import { type Reserved, reserve } from '../../apps/api/src/fund/reserve.ts';
import type { Client, TestApi } from './api.ts';
import { globalId, type TestArea } from './areas.ts';
import { makePerson } from './factories.ts';

/** What these need of a test's API: a running program's own database will do. */
type Ground = Pick<TestApi, 'db' | 'vault' | 'services'>;
type Asker = Pick<Client, 'viewer'>;
type Place = Pick<TestArea, 'id' | 'path'>;

const PROGRAMME = 'MEDICAL_AID';
let sequence = 0;

export const nextKey = (): string => {
  sequence += 1;
  return `test-key-${sequence}`;
};

/** The context of a client's request, for services called without the graph. */
export function contextOf(api: Pick<TestApi, 'services'>, client: Asker): Context {
  const exchange = {
    requestId: 'test',
    ip: '127.0.0.1',
    userAgent: null,
    locale: 'zh' as const,
    setCookie: () => undefined,
  };
  return createContext(
    api.services,
    exchange,
    client.viewer,
    new Date(api.services.clock().getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
  );
}

/** The only open fund: those before it close, so that approvals draw on this one. */
export async function makeOnlyFund(
  api: Ground,
  manager: Asker,
  money: bigint,
  area: Pick<TestArea, 'id'>,
): Promise<number> {
  await api.db.prisma.fund.updateMany({ data: { active: false } });
  return openFund(api, manager, money, area);
}

/** A fund for medical aid with so many fen of budget money; the district's unless another area is given. */
export function makeFund(
  api: TestApi,
  manager: Asker,
  money: bigint,
  area: Pick<TestArea, 'id'> = api.areas.district,
): Promise<number> {
  return openFund(api, manager, money, area);
}

async function openFund(
  api: Ground,
  manager: Asker,
  money: bigint,
  area: Pick<TestArea, 'id'>,
): Promise<number> {
  sequence += 1;
  const ctx = contextOf(api, manager);
  const id = await createFund(ctx, area.id, {
    code: `TEST_${sequence}`,
    nameZh: `救助基金${sequence}`,
    nameEn: `Relief fund ${sequence}`,
    bankName: '农村信用社',
    bankAccount: `6228480000${String(100_000 + sequence)}`,
    programmes: [PROGRAMME],
  });
  if (money > 0n)
    await recordAppropriation(ctx, nextKey(), id, { amount: money, reference: '拨款一号', budgetYear: 2026 });
  return id;
}

export async function makePurpose(
  api: Ground,
  manager: Asker,
  fundId: number,
  money: bigint,
): Promise<number> {
  sequence += 1;
  const ctx = contextOf(api, manager);
  const id = await savePurpose(ctx, fundId, undefined, {
    nameZh: `专项${sequence}`,
    nameEn: `Purpose ${sequence}`,
    programmes: [PROGRAMME],
    active: true,
  });
  if (money > 0n)
    await recordDonation(ctx, nextKey(), fundId, id, {
      amount: money,
      reference: `收据${sequence}`,
      donorKind: 'COMPANY',
      donorName: '某公司',
    });
  return id;
}

export interface TestCase {
  readonly id: number;
  readonly personId: number;
  readonly areaPath: string;
}

/** A case as it stands when it has been decided: everything before is casework's own. */
export async function makeApprovedCase(
  api: Ground,
  area: Place,
  more: { readonly personId?: number } = {},
): Promise<TestCase> {
  const personId = more.personId ?? (await makePerson(api, area)).id;
  sequence += 1;
  const number = `MA-TEST-${String(sequence).padStart(6, '0')}`;
  const { id, areaPath } = await api.db.prisma.case.create({
    data: {
      number,
      programme: PROGRAMME,
      status: 'APPROVED',
      stage: 'PAYMENT',
      personId,
      areaId: area.id,
      homePath: area.path,
      submittedOn: new Date('2026-11-01'),
      decidedOn: new Date('2026-11-20'),
      decidedAmount: 100n,
    },
  });
  return { id, personId, areaPath };
}

/** Sets money aside for a case, as its approval does, in a transaction of its own. */
export function approve(
  api: Ground,
  decider: Asker,
  { id, personId, areaPath }: TestCase,
  amount: bigint,
  use: PaymentUse = 'GRANT',
): Promise<Reserved> {
  return command(contextOf(api, decider), 'case.decide', async run => {
    await run.tx.$queryRaw`SELECT id FROM case_file WHERE id = ${id} FOR UPDATE`;
    return reserve(run, {
      caseId: id,
      programme: PROGRAMME,
      areaPath,
      personId,
      amount,
      use,
      payee: {
        kind: 'PERSON',
        name: '陈收款',
        bankName: '农村信用社',
        bankAccount: `62284811${String(10_000_000 + id)}`,
      },
      decidedById: decider.viewer?.id ?? null,
    });
  });
}

export const fundGlobalId = (id: number): string => globalId('Fund', id);
export const paymentGlobalId = (id: number): string => globalId('Payment', id);

/** Every comparison of the reconciliation that does not agree; none where the funds are in order. */
export async function disagreements(api: Pick<TestApi, 'db'>, fundIds: readonly number[]) {
  const asks = {
    query: async ({ text, values }: { text: string; values: readonly unknown[] }) =>
      (await api.db.pool.query<unknown[]>({ text, values: [...values], rowMode: 'array' })).rows,
  };
  return (await reconcile(asks, fundIds)).filter(({ kept, counted }) => kept !== counted);
}

/** What a fund's accounts hold now, by kind, general and purposes together. */
export async function balancesOf(api: TestApi, fundId: number): Promise<Record<string, bigint>> {
  const { rows } = await api.db.pool.query<{ kind: string; sum: string }>(
    'SELECT kind, sum(balance)::text AS sum FROM fund_account WHERE fund_id = $1 GROUP BY kind',
    [fundId],
  );
  return Object.fromEntries(rows.map(({ kind, sum }) => [kind, BigInt(sum)]));
}
