// `pnpm bench:reads`: the hot reads of Zhucan against PostGraphile 5 and hand-written SQL on the same database, in one run. Prints
// the table that stands in README.md. Ratios count; times are a hint.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startEmbedded } from '@zhucan/database';
import pg from 'pg';
import { cpuOfTree } from './measure/cpu.ts';
import { type Call, client, sendAll } from './measure/load.ts';
import {
  type RegistryPlace,
  type Rival,
  startHandwritten,
  startPostGraphile,
  startZhucan,
} from './measure/rivals.ts';
import { seedInto } from './measure/seeded.ts';

const ROUNDS = 5;
const CALLS = 600;
const AT_ONCE = 8;
const PAGE = 25;
const DEEP_PAGE = 10_000;

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '1000000' },
    small: { type: 'string', default: '10000' },
    folder: { type: 'string', default: '.zhucan/bench' },
  },
});

/** What one kind of read cost one server. */
interface Cost {
  /** CPU milliseconds a request, server and database together; the median of the rounds. */
  readonly cpu: number;
  /** Statements a request. */
  readonly statements: number;
}

interface Ground {
  readonly people: number;
  readonly database: pg.Client;
  readonly postmaster: number;
  readonly rivals: readonly Rival[];
  readonly stop: () => Promise<void>;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function statementsOf(database: pg.Client): Promise<number> {
  // Each read is one statement in a transaction of its own, so finished transactions count them. A connection that rests hands
  // in its count within ten seconds.
  await new Promise(resolve => setTimeout(resolve, 11_000));
  const { rows } = await database.query<{ n: string }>(
    'SELECT xact_commit AS n FROM pg_stat_database WHERE datname = current_database()',
  );
  return Number(rows[0]?.n ?? 0);
}

/** Runs the same calls on every rival, round by round in turn, so that a noisy minute falls on all of them. */
async function compare(
  ground: Ground,
  calls: (rival: Rival) => Promise<readonly Call[]>,
): Promise<Map<string, Cost>> {
  const made = new Map<Rival, readonly Call[]>();
  for (const rival of ground.rivals) made.set(rival, await calls(rival));
  const spent = new Map<string, number[]>(ground.rivals.map(rival => [rival.name, []]));
  const counts = new Map<string, number>();
  const { send, close } = client(AT_ONCE);
  for (const rival of ground.rivals) await sendAll(send, made.get(rival) ?? [], AT_ONCE);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const rival of ground.rivals) {
      const counting = round === 0 && rival.name === 'Zhucan';
      const counted = counting ? await statementsOf(ground.database) : 0;
      const before = cpuOfTree(rival.pid) + cpuOfTree(ground.postmaster);
      await sendAll(send, made.get(rival) ?? [], AT_ONCE);
      const used = cpuOfTree(rival.pid) + cpuOfTree(ground.postmaster) - before;
      spent.get(rival.name)?.push(used / CALLS);
      if (counting) counts.set(rival.name, (await statementsOf(ground.database)) - counted);
    }
  }
  close();
  return new Map(
    ground.rivals.map(rival => [
      rival.name,
      { cpu: median(spent.get(rival.name) ?? []), statements: (counts.get(rival.name) ?? 0) / CALLS },
    ]),
  );
}

async function prepareGround(people: number): Promise<Ground> {
  const folder = join(values.folder, String(people));
  mkdirSync(folder, { recursive: true });
  const embedded = await startEmbedded({ dataDir: folder });
  await seedInto(embedded.url, folder, people);
  const database = new pg.Client({ connectionString: embedded.url });
  await database.connect();
  const pidFile = join(folder, 'postgres/data/postmaster.pid');
  const postmaster = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const rivals = [
    await startZhucan(embedded.url, folder),
    await startPostGraphile(embedded.url),
    await startHandwritten(embedded.url),
  ];
  const stop = async (): Promise<void> => {
    for (const rival of rivals) await rival.stop();
    await database.end();
    await embedded.stop();
  };
  return { people, database, postmaster, rivals, stop };
}

/** The row before the page with this number, in the order of the registry page. */
async function placeBefore(database: pg.Client, page: number): Promise<RegistryPlace | null> {
  if (page <= 1) return null;
  const rowsBefore = (page - 1) * PAGE;
  const { rows } = await database.query<{ pinyin: string; id: number }>(
    'SELECT pinyin, id FROM person WHERE merged_into_id IS NULL ORDER BY pinyin, id OFFSET $1 LIMIT 1',
    [rowsBefore - 1],
  );
  return rows[0] ? { ...rows[0], rowsBefore } : null;
}

async function peopleToOpen(database: pg.Client): Promise<number[]> {
  const { rows } = await database.query<{ id: number }>(
    'SELECT id FROM person WHERE merged_into_id IS NULL ORDER BY md5(id::text) LIMIT $1',
    [CALLS],
  );
  return rows.map(row => row.id);
}

interface Line {
  readonly read: string;
  readonly people: number;
  readonly costs: Map<string, Cost>;
}

async function measure(people: number): Promise<Line[]> {
  const ground = await prepareGround(people);
  try {
    const pages = Math.floor(people / PAGE);
    const deep = Math.min(DEEP_PAGE, Math.floor(pages / 2));
    const lines: Line[] = [];
    for (const page of [1, deep]) {
      const place = await placeBefore(ground.database, page);
      const costs = await compare(ground, async rival => {
        const call = await rival.registry(place);
        return Array.from({ length: CALLS }, () => call);
      });
      lines.push({ read: `registry page ${page.toLocaleString('en')}`, people, costs });
    }
    const ids = await peopleToOpen(ground.database);
    const costs = await compare(ground, async rival => ids.map(id => rival.person(id)));
    lines.push({ read: 'person page', people, costs });
    return lines;
  } finally {
    await ground.stop();
  }
}

function ratio(a: Cost | undefined, b: Cost | undefined): string {
  return a && b ? `${(a.cpu / b.cpu).toFixed(2)} ×` : '–';
}

function tableOf(lines: readonly Line[]): string {
  const head = [
    '| read | people | Zhucan, CPU ms | PostGraphile 5 | hand-written | to PostGraphile | to hand-written | statements |',
    '|---|---:|---:|---:|---:|---:|---:|---:|',
  ];
  const body = lines.map(({ read, people, costs }) => {
    const [zhucan, postgraphile, handwritten] = ['Zhucan', 'PostGraphile 5', 'Hand-written SQL'].map(name =>
      costs.get(name),
    );
    const ms = [zhucan, postgraphile, handwritten].map(cost => cost?.cpu.toFixed(2) ?? '–');
    const statements = zhucan?.statements.toFixed(1) ?? '–';
    return `| ${[read, people.toLocaleString('en'), ...ms, ratio(zhucan, postgraphile), ratio(zhucan, handwritten), statements].join(' | ')} |`;
  });
  return [...head, ...body].join('\n');
}

/** The same read at two sizes, and two pages of one list: what growth costs. */
function growthOf(lines: readonly Line[]): string {
  const own = (read: RegExp, people: number): Cost | undefined =>
    lines.find(line => read.test(line.read) && line.people === people)?.costs.get('Zhucan');
  const [small, large] = [...new Set(lines.map(line => line.people))].sort((a, b) => a - b);
  if (small === undefined || large === undefined) return '';
  const deep = lines.find(line => line.people === large && /registry page (?!1$)/.test(line.read));
  return [
    '| Zhucan against itself | CPU |',
    '|---|---:|',
    `| ${deep?.read ?? 'deep page'} against page 1, ${large.toLocaleString('en')} people | ${ratio(deep?.costs.get('Zhucan'), own(/registry page 1$/, large))} |`,
    `| registry page 1, ${large.toLocaleString('en')} against ${small.toLocaleString('en')} people | ${ratio(own(/registry page 1$/, large), own(/registry page 1$/, small))} |`,
    `| person page, ${large.toLocaleString('en')} against ${small.toLocaleString('en')} people | ${ratio(own(/person page/, large), own(/person page/, small))} |`,
  ].join('\n');
}

async function machine(): Promise<string> {
  const version = (name: string): string => {
    const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
    const parsed: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
    return typeof parsed === 'object' && parsed !== null && 'version' in parsed
      ? String(parsed.version)
      : 'unknown';
  };
  const processors = cpus();
  return `${new Date().toISOString().slice(0, 10)}, ${processors.length} cores (${processors[0]?.model.trim()}), Node ${process.version}, embedded PostgreSQL 18, PostGraphile ${version('postgraphile')}; ${ROUNDS} rounds of ${CALLS} requests, ${AT_ONCE} at a time, medians.`;
}

const lines = [...(await measure(Number(values.small))), ...(await measure(Number(values.people)))];
const text = [await machine(), tableOf(lines), growthOf(lines)].join('\n\n');
process.stdout.write(`${text}\n`);
const readme = fileURLToPath(new URL('./README.md', import.meta.url));
const before = readFileSync(readme, 'utf8');
const marked = /(<!-- reads -->\n)[\s\S]*(\n<!-- \/reads -->)/;
writeFileSync(
  readme,
  before.replace(marked, (_all, start: string, end: string) => `${start}${text}${end}`),
);
