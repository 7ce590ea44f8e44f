import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { EmbeddedPostgresError, type Identity } from './embedded-identity.ts';
import { readIfThere } from './embedded-owner.ts';

/** The passwords of one embedded PostgreSQL; never leave its folder but inside a connection string. */
interface Access {
  superuser: string;
  application: string;
}

/** The role and the database of the application; the role owns its database and is no superuser. */
export const applicationName = 'zhucan';

export function clusterPaths(dataDir: string): { folder: string; data: string; log: string } {
  const folder = join(dataDir, 'postgres');
  return { folder, data: join(folder, 'data'), log: join(folder, 'postgres.log') };
}

/** Makes the folder that holds the cluster, its passwords and its log; PostgreSQL's user must be able to pass through. */
export function makeFolder(dataDir: string): void {
  const isRoot = process.getuid?.() === 0;
  for (const folder of [dataDir, clusterPaths(dataDir).folder]) {
    if (existsSync(folder)) continue;
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, isRoot ? 0o711 : 0o700);
  }
}

/** Reads the passwords, or makes them at first use, mode 0600. */
export function readAccess(dataDir: string): Access {
  const file = join(clusterPaths(dataDir).folder, 'access.json');
  const text = readIfThere(file);
  if (text === undefined) {
    const access = {
      superuser: randomBytes(24).toString('hex'),
      application: randomBytes(24).toString('hex'),
    };
    writeFileSync(file, JSON.stringify(access), { mode: 0o600, flush: true });
    return access;
  }
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed === 'object' && parsed !== null && 'superuser' in parsed && 'application' in parsed) {
    return { superuser: String(parsed.superuser), application: String(parsed.application) };
  }
  throw new EmbeddedPostgresError(`${file} does not hold the passwords of the embedded PostgreSQL.`);
}

/** Makes the cluster beside its place and moves it there when whole, so that an interrupted start leaves nothing half. */
export async function initialise(
  dataDir: string,
  initdb: string,
  identity: Identity,
  fast: boolean,
): Promise<void> {
  const { folder, data } = clusterPaths(dataDir);
  if (existsSync(join(data, 'PG_VERSION'))) return;
  const draft = join(folder, 'data.new');
  const passwordFile = join(folder, 'password.new');
  writeFileSync(passwordFile, `${readAccess(dataDir).superuser}\n`, { mode: 0o600 });
  if (identity.owner) chownSync(passwordFile, identity.owner.uid, identity.owner.gid);
  try {
    for (const [index, letters] of letterTables.entries()) {
      rmSync(draft, { recursive: true, force: true });
      mkdirSync(draft, { mode: 0o700 });
      if (identity.owner) chownSync(draft, identity.owner.uid, identity.owner.gid);
      const flags = initFlags(draft, passwordFile, letters, fast);
      const fault = await runProgram(identity, initdb, flags);
      if (fault === undefined) break;
      if (index === letterTables.length - 1) {
        throw new EmbeddedPostgresError(`The embedded PostgreSQL could not be set up:\n${fault}`);
      }
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, data);
}

/**
 * The system's tables of what a letter is, best first: under plain C the search by parts of a name still answers right,
 * and is slow, since its index then holds no Chinese.
 */
const letterTables = ['C.UTF-8', 'en_US.UTF-8', 'C'];

function initFlags(data: string, passwordFile: string, letters: string, fast: boolean): string[] {
  return [
    `--pgdata=${data}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // PostgreSQL's own Unicode order: the same on every machine, whatever locales it has.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    `--lc-ctype=${letters}`,
    '--no-instructions',
    ...(fast ? ['--no-sync'] : []),
  ];
}

/** PostgreSQL's settings, on its command line so that an upgrade of the program changes them. */
export function serverFlags(port: number, fast: boolean): string[] {
  const megabytes = Math.floor(totalmem() / 1024 / 1024);
  const between = (low: number, value: number, high: number): number =>
    Math.floor(Math.min(high, Math.max(low, value)));
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: `${fast ? 128 : between(128, megabytes / 8, 2048)}MB`,
    effective_cache_size: `${between(256, megabytes / 2, 16_384)}MB`,
    maintenance_work_mem: `${between(64, megabytes / 32, 512)}MB`,
    work_mem: '16MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    random_page_cost: 1.1,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Details of an error quote the failing row, and statements may: personal data stays out of the log.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: 0,
  };
  if (fast) {
    Object.assign(settings, {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      autovacuum: 'off',
    });
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Sees that the application's role and database are there. */
export async function prepareApplication(superuser: pg.ClientConfig, access: Access): Promise<void> {
  const role = pg.escapeIdentifier(applicationName);
  const client = new pg.Client(superuser);
  await client.connect();
  try {
    const roles = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [applicationName]);
    if (roles.rowCount === 0) {
      await client.query(
        `CREATE ROLE ${role} LOGIN CREATEDB PASSWORD ${pg.escapeLiteral(access.application)}`,
      );
    }
    const databases = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [applicationName]);
    if (databases.rowCount === 0) await client.query(`CREATE DATABASE ${role} OWNER ${role}`);
  } finally {
    await client.end();
  }
}

/** Runs a program under the identity; resolves to what it printed if it failed. */
function runProgram(identity: Identity, program: string, args: string[]): Promise<string | undefined> {
  const [command = program, ...rest] = [...identity.prefix, program, ...args];
  return new Promise((done, fail) => {
    const child = spawn(command, rest, {
      ...identity.ids,
      cwd: '/',
      env: programEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    child.on('error', fail);
    child.on('close', code => done(code === 0 ? undefined : printed.trim()));
  });
}

/** No PG… variable of the caller reaches PostgreSQL, and its messages stay in one language. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const path = process.env['PATH'];
  return { LC_ALL: 'C', TZ: 'UTC', ...(path === undefined ? {} : { PATH: path }), ...windowsEnvironment() };
}

function windowsEnvironment(): NodeJS.ProcessEnv {
  const root = process.env['SystemRoot'];
  return process.platform === 'win32' && root !== undefined ? { SystemRoot: root } : {};
}
