// Writes the made-up district as one transaction: rows by COPY into bare tables, then indexes, foreign keys and kept
// counts, each made in one go over all rows. Whatever breaks leaves the database as it was.

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  DEFAULT_CERTIFICATE_POLICY,
  DEFAULT_HARDSHIP_KINDS,
  DEFAULT_MEDICAL_AID_POLICY,
  label,
} from '@zhucan/domain';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Vault } from '../src/vault.ts';
import { BLOCK_TABLES } from './block-tables.ts';
import { readApplicants } from './cases/applicants.ts';
import { makeHistory } from './cases/history.ts';
import { CASE_TABLES, encodeHistory, NUMBERED_CASE_TABLES } from './cases/tables.ts';
import { COMMON_TABLES, encodeCommon } from './common-tables.ts';
import type { ElementTypes, Encoded, Ink } from './encode.ts';
import { DISTRICT_NAME } from './plan.ts';
import type { World } from './world.ts';

const TABLES = [...COMMON_TABLES, ...BLOCK_TABLES, ...CASE_TABLES];
/** Tables whose ids the seed gives itself. */
const NUMBERED = [
  'area',
  'user_account',
  'institution',
  'home_visit_batch',
  'household',
  'person',
  'certificate',
  'assessment',
  ...NUMBERED_CASE_TABLES,
];

export class SeedRefused extends Error {
  override name = 'SeedRefused';
}

export interface LoadOptions {
  readonly url: string;
  readonly world: World;
  readonly vault: Vault;
  readonly passwordHash: string;
  /** Keeps the papers of the made-up cases by their content. */
  readonly keep: (content: Buffer) => Promise<unknown>;
  readonly say: (line: string) => void;
}

/** Makes the blocks' bytes, in order, once it is known how this database numbers its types. */
export type BlockSource = (types: ElementTypes) => AsyncIterable<readonly Encoded[]>;

/** Fills an empty database; throws SeedRefused for any other. */
export async function load(options: LoadOptions, blocks: BlockSource): Promise<void> {
  // A connection of its own: the pool's time limits are made for requests.
  const client = new pg.Client({ connectionString: options.url, application_name: 'zhucan-seed' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('BEGIN');
    await prepare(client);
    const types = await readTypes(client);
    const definitions = await strip(client);
    await write(client, options, blocks, types);
    await writeCases(client, options, types);
    await restore(client, definitions, options.say);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

async function prepare(client: pg.Client): Promise<void> {
  await client.query(`SET LOCAL jit = off; SET LOCAL work_mem = '128MB'; SET LOCAL maintenance_work_mem = '512MB';
    SET LOCAL max_parallel_maintenance_workers = 3; SET LOCAL timezone = 'UTC'; SET LOCAL lock_timeout = '30s'`);
  // Looked at before the lock too: a register at work is refused without its readers having to wait.
  await refuseFilled(client);
  await client.query(`LOCK TABLE ${TABLES.join(', ')} IN ACCESS EXCLUSIVE MODE`);
  await refuseFilled(client);
}

async function refuseFilled(client: pg.Client): Promise<void> {
  for (const table of TABLES) {
    const { rows } = await client.query(`SELECT 1 FROM ${table} LIMIT 1`);
    if (rows.length === 0) continue;
    throw new SeedRefused(
      `The database is not empty: ${table} has rows. The seed writes only into an empty one.`,
    );
  }
}

async function readTypes(client: pg.Client): Promise<ElementTypes> {
  const { rows } = await client.query<{ text: number; insurance: number; supportNeed: number }>(
    `SELECT 'text'::regtype::oid::int AS text, '"Insurance"'::regtype::oid::int AS insurance,
            '"SupportNeed"'::regtype::oid::int AS "supportNeed"`,
  );
  const [types] = rows;
  if (!types) throw new Error('the database did not name its types');
  return types;
}

const FOREIGN_KEYS = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
         format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS make
    FROM pg_constraint
   WHERE contype = 'f' AND (conrelid = ANY ($1::regclass[]) OR confrelid = ANY ($1::regclass[]))
   ORDER BY conrelid, conname`;

const INDEXES = `
  SELECT format('DROP INDEX %s', indexrelid::regclass) AS drop, pg_get_indexdef(indexrelid) AS make
    FROM pg_index
   WHERE indrelid = ANY ($1::regclass[])
     AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
   ORDER BY indrelid, indexrelid`;

interface Definition {
  readonly drop: string;
  readonly make: string;
}

/**
 * Takes off what would be kept up row by row. Emptying the tables in this transaction lets COPY write rows that every
 * reader sees at once, with nothing left to tidy up after.
 */
async function strip(client: pg.Client): Promise<readonly Definition[]> {
  const read = async (sql: string) => (await client.query<Definition>(sql, [TABLES])).rows;
  const definitions = [...(await read(INDEXES)), ...(await read(FOREIGN_KEYS))];
  const drops = [...definitions].reverse().map(({ drop }) => drop);
  const triggers = TABLES.map(table => `ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await client.query([...drops, ...triggers, `TRUNCATE ${TABLES.join(', ')}`].join(';\n'));
  return definitions;
}

async function write(
  client: pg.Client,
  { world, vault, passwordHash, say }: LoadOptions,
  blocks: BlockSource,
  types: ElementTypes,
): Promise<void> {
  const { places, users, institutions, visits, plan } = world;
  const ink: Ink = { vault, types };
  await writeSettings(client);
  const common = {
    areas: places.areas,
    users: users.all,
    institutions: institutions.all,
    visits: visits.all,
  };
  await copy(client, encodeCommon(common, passwordHash, ink));
  const progress = makeProgress(plan.blocks.length, say);
  let done = 0;
  for await (const block of blocks(types)) {
    await copy(client, block);
    done += 1;
    const last = plan.blocks[done - 1];
    if (last)
      progress(done, last.firstPerson + last.people - 1, last.firstCertificate + last.certificates - 1);
  }
}

/** Casework and funds: their people are read back from the register that was just written. */
async function writeCases(
  client: pg.Client,
  { world, vault, keep, say }: LoadOptions,
  types: ElementTypes,
): Promise<void> {
  const started = performance.now();
  const kinds = DEFAULT_MEDICAL_AID_POLICY.hardshipKinds;
  const history = makeHistory(world, await readApplicants(client, kinds, DISTRICT_NAME));
  await copy(client, encodeHistory(history, { vault, types }));
  for (const { content } of history.bureau.files.all) await keep(content);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`  ${history.lives.length.toLocaleString('en')} cases, ${seconds} s`);
}

/** Says about ten times how far it has come. */
function makeProgress(blocks: number, say: (line: string) => void) {
  const started = performance.now();
  const step = Math.max(1, Math.ceil(blocks / 10));
  return (done: number, people: number, certificates: number): void => {
    if (done % step !== 0 && done !== blocks) return;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    say(
      `  ${people.toLocaleString('en')} people, ${certificates.toLocaleString('en')} certificates, ${seconds} s`,
    );
  };
}

async function copy(client: pg.Client, tables: readonly Encoded[]): Promise<void> {
  for (const { sql, bytes } of tables) {
    await pipeline(Readable.from([bytes], { objectMode: false }), client.query(copyFrom(sql)));
  }
}

async function writeSettings(client: pg.Client): Promise<void> {
  await client.query(
    `INSERT INTO setting (key, value) VALUES ('certificatePolicy', $1) ON CONFLICT (key) DO NOTHING`,
    [JSON.stringify(DEFAULT_CERTIFICATE_POLICY)],
  );
  const kinds = DEFAULT_HARDSHIP_KINDS.map(({ code, sortOrder }) => ({
    code,
    zh: label('zh', 'hardship', code),
    en: label('en', 'hardship', code),
    order: sortOrder,
  }));
  await client.query(
    `INSERT INTO hardship_kind (code, name_zh, name_en, sort_order)
     SELECT code, zh, en, "order" FROM jsonb_to_recordset($1) AS kind (code text, zh text, en text, "order" int)
     ON CONFLICT (code) DO NOTHING`,
    [JSON.stringify(kinds)],
  );
}

/** Puts everything back that was taken off, over all rows at once, and counts them. */
async function restore(
  client: pg.Client,
  definitions: readonly Definition[],
  say: (line: string) => void,
): Promise<void> {
  const started = performance.now();
  const sequences = NUMBERED.map(
    table =>
      `SELECT setval(pg_get_serial_sequence('${table}', 'id'), coalesce((SELECT max(id) FROM ${table}), 1))`,
  );
  await client.query(sequences.join(';\n'));
  for (const { make } of definitions) await client.query(make);
  await client.query(TABLES.map(table => `ALTER TABLE ${table} ENABLE TRIGGER USER`).join(';\n'));
  await client.query('SELECT recount_registry()');
  await client.query(`ANALYZE ${TABLES.join(', ')}, registry_total`);
  say(`  indexes, foreign keys and counts, ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
