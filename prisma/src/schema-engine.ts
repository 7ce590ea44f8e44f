import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type {
  MigrationList,
  SchemaContainer,
  SchemaEngine,
  SchemaFilter,
} from '@prisma/schema-engine-wasm/schema_engine_bg';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

/** The part of WebAssembly used here: TypeScript knows it from the browser's library alone. */
interface WebAssemblyOfNode {
  instantiate(
    source: Uint8Array<ArrayBuffer>,
    imports: Record<string, Record<string, unknown>>,
  ): Promise<{ instance: { readonly exports: Readonly<Record<string, unknown>> } }>;
}
const webAssembly: WebAssemblyOfNode = Reflect.get<object, string>(globalThis, 'WebAssembly');

/** The migrations' folder of this package. */
export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));
const schemaFolder = fileURLToPath(new URL('../schema', import.meta.url));

export const noFilter: SchemaFilter = { externalTables: [], externalEnums: [] };

/**
 * Prisma's own schema engine, in WebAssembly, on one database: no binary to download. `scriptTail` is run in the same
 * transaction as each script that the engine sends.
 */
export async function openEngine(
  url: string,
  scriptTail = '',
): Promise<{ engine: SchemaEngine; close: () => Promise<void> }> {
  await loadEngine();
  const pool = new pg.Pool({
    connectionString: url,
    max: 2,
    options: '-c timezone=UTC',
    application_name: 'migrate',
  });
  const factory = bindMigrationAwareSqlAdapterFactory(mended(new PrismaPg(pool), scriptTail));
  const datamodels = readSchema().map((file): [string, string] => [file.path, file.content]);
  const engine = await glue.SchemaEngine.new({ datamodels }, () => undefined, factory);
  return {
    engine,
    close: async () => {
      engine.free();
      await pool.end();
    },
  };
}

/** The schema's files, in the form that the engine takes. */
export function readSchema(): SchemaContainer[] {
  return readdirSync(schemaFolder)
    .filter(name => name.endsWith('.prisma'))
    .sort()
    .map(name => ({ path: name, content: readFileSync(`${schemaFolder}/${name}`, 'utf8') }));
}

/** The migrations' folders, in the form that the engine takes. */
export function readMigrations(): MigrationList {
  const names = readdirSync(migrationsFolder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort();
  return {
    baseDir: migrationsFolder,
    lockfile: {
      path: 'migration_lock.toml',
      content: readFileSync(`${migrationsFolder}/migration_lock.toml`, 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: names.map(path => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(`${migrationsFolder}/${path}/migration.sql`, 'utf8') },
      },
    })),
  };
}

let loading: Promise<void> | undefined;

/** By hand, since Node warns of its own import of WebAssembly at every start. */
function loadEngine(): Promise<void> {
  loading ??= (async () => {
    const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
    const source = readFileSync(file.replace(/\.js$/, '.wasm'));
    const { instance } = await webAssembly.instantiate(source, { './schema_engine_bg.js': glue });
    glue.__wbg_set_wasm(instance.exports);
    const start = instance.exports['__wbindgen_start'];
    if (typeof start === 'function') start();
  })();
  return loading;
}

/**
 * Mends two things that the adapter lacks for the engine's work. It cuts a script at every semicolon, which breaks
 * functions; PostgreSQL takes a script whole, as one transaction: a migration is there entirely or not at all. And it
 * does not know the catalogue's one-byte type `"char"`, without which no database can be compared with the schema.
 */
function mended(factory: PrismaPg, tail: string): SqlMigrationAwareDriverAdapterFactory {
  const mend = async (connecting: ReturnType<PrismaPg['connect']>): Promise<SqlDriverAdapter> => {
    const adapter = await connecting;
    const pool = adapter.underlyingDriver();
    const characters = disguiseCharacters(pool);
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async query => {
      const result = await queryRaw(query);
      for (const column of characters.get(result.rows) ?? []) {
        result.columnTypes[column] = ColumnTypeEnum.Character;
      }
      return result;
    };
    adapter.executeScript = script => executeWhole(pool, `${script}\n;${tail}`);
    return adapter;
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => mend(factory.connect()),
    connectToShadowDb: () => mend(factory.connectToShadowDb()),
  };
}

/** The oid of `"char"`, and the first oid of types that users define, which the adapter reads as text. */
const characterType = 18;
const firstUserType = 16_384;

/** Lets columns of `"char"` pass the adapter as text; says for each result's rows which columns those were. */
function disguiseCharacters(pool: pg.Pool): WeakMap<object, number[]> {
  const columns = new WeakMap<object, number[]>();
  const send = pool.query;
  Object.defineProperty(pool, 'query', {
    value: async (...args: unknown[]) => {
      const result: pg.QueryArrayResult = await Reflect.apply(send, pool, args);
      const found: number[] = [];
      // A script of several statements has several results and no reader.
      for (const [index, field] of (result.fields ?? []).entries()) {
        if (field.dataTypeID !== characterType) continue;
        field.dataTypeID = firstUserType;
        found.push(index);
      }
      if (found.length > 0) columns.set(result.rows, found);
      return result;
    },
  });
  return columns;
}

async function executeWhole(pool: pg.Pool, script: string): Promise<void> {
  try {
    await pool.query(script);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    const { code = '', severity = '', message, detail, column, hint } = error;
    throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
  }
}
