// `pnpm fund:verify`: proves from the terminal that every fund's balances are its postings, and its reservations, payments and
// advances what its accounts hold; ends with 0 where all agree, 1 where something does not.

import { formatMoney, label } from '@zhucan/domain';
import { reconcile } from '../fund/reports.ts';
import { runCheck, say } from './place.ts';

runCheck(async db => {
  const funds = await db.prisma.fund.findMany({ orderBy: { id: 'asc' }, select: { id: true, code: true } });
  const asks = {
    query: async ({ text, values }: { text: string; values: readonly unknown[] }) =>
      (await db.pool.query<unknown[]>({ text, values: [...values], rowMode: 'array' })).rows,
  };
  const compared = await reconcile(
    asks,
    funds.map(({ id }) => id),
  );
  const wrong = compared.filter(({ kept, counted }) => kept !== counted);
  const codeOf = new Map(funds.map(({ id, code }) => [id, code]));
  for (const { fundId, check, account, kept, counted } of wrong)
    say(
      `${codeOf.get(fundId)}: ${label('zh', 'fundCheck', check)} ${label('en', 'fundCheck', check)}, ` +
        `${account}: ${formatMoney(kept)} <> ${formatMoney(counted)}`,
    );
  const told = wrong.length === 0 ? 'OK' : `${wrong.length} disagree`;
  say(`${compared.length} comparisons in ${funds.length} funds: ${told}`);
  return wrong.length === 0;
});
