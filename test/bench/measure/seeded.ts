// A database with so many people, seeded once and kept for the next run.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { migrate } from '@zhucan/database';
import pg from 'pg';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

async function countOf(url: string): Promise<number> {
  const database = new pg.Client({ connectionString: url });
  await database.connect();
  const { rows } = await database.query<{ n: string }>('SELECT count(*) AS n FROM person');
  await database.end();
  return Number(rows[0]?.n ?? 0);
}

export async function seedInto(url: string, dataFolder: string, people: number): Promise<void> {
  await migrate(url);
  if ((await countOf(url)) > 0) return;
  const child = spawn(process.execPath, ['prisma/seed/cli.ts', '--people', String(people), '--yes'], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: url, ZHUCAN_DATA: dataFolder },
    stdio: 'inherit',
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the seed ended with ${code}`);
}
