// `pnpm fund:verify`: proves from the terminal that every fund's balances are its postings, and its reservations, payments and
// advances what its accounts hold; ends with 0 where all agree, 1 where something does not.

import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { loadEnvFile } from 'node:process';
import { fileURLToPath } from 'node:url';
import { openDatabase, startEmbedded } from '@zhucan/database';
import { formatMoney, label } from '@zhucan/domain';
import { readConfig } from '../config.ts';
import { reconcile } from './reports.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..');

async function main(): Promise<boolean> {
  const file = join(ROOT, '.env');
  if (existsSync(file)) loadEnvFile(file);
  const config = readConfig(process.env, ROOT);
  const embedded = config.databaseUrl ? null : await startEmbedded({ dataDir: config.dataFolder });
  const db = openDatabase({ url: embedded?.url ?? config.databaseUrl });
  try {
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
      process.stdout.write(
        `${codeOf.get(fundId)}: ${label('zh', 'fundCheck', check)} ${label('en', 'fundCheck', check)}, ` +
          `${account}: ${formatMoney(kept)} <> ${formatMoney(counted)}\n`,
      );
    const told = wrong.length === 0 ? 'OK' : `${wrong.length} disagree`;
    process.stdout.write(`${compared.length} comparisons in ${funds.length} funds: ${told}\n`);
    return wrong.length === 0;
  } finally {
    await db.close();
    await embedded?.stop();
  }
}

main().then(
  agrees => process.exit(agrees ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  },
);
