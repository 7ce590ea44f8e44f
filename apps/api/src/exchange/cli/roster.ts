// `pnpm import:roster FILE --area CODE --user NAME [--accept NEW,UPDATE,MOVED]`: a roster from the command line, by the same steps
// as on the screen. Progress on stderr, the result on stdout.

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import {
  IMPORT_OUTCOMES,
  type ImportOutcome,
  type ImportStatus,
  isProblemCode,
  label,
  message,
  type Params,
  permissionsOf,
  todayInShanghai,
} from '@zhucan/domain';
import type { UserViewer } from '../../access/viewer.ts';
import { type Context, createContext, type Services } from '../../context.ts';
import { workOnImport } from '../import/import.jobs.ts';
import { checkImport, startImport } from '../import/import.service.ts';
import { keepUpload } from '../import/upload.ts';
import { LOCALE, runProgram, say } from './program.ts';

const USAGE =
  'Usage: pnpm import:roster <file> --area <12 digits> --user <name> [--accept NEW,UPDATE,MOVED] [--url <postgres://…>]';

interface Options {
  readonly file: string;
  readonly area: string;
  readonly user: string;
  readonly accept: readonly ImportOutcome[];
  readonly url: string | undefined;
}

function isOutcome(text: string): text is ImportOutcome {
  return (IMPORT_OUTCOMES as readonly string[]).includes(text);
}

function options(): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        area: { type: 'string' },
        user: { type: 'string' },
        accept: { type: 'string' },
        url: { type: 'string' },
      },
    });
    const [file] = positionals;
    const { area, user, url } = values;
    const accept = (values.accept ?? '').split(',').filter(Boolean);
    if (!file || !area || !user || !accept.every(isOutcome)) return undefined;
    return { file, area: area.padEnd(12, '0'), user, accept, url };
  } catch {
    return undefined;
  }
}

async function viewerNamed({ db }: Services, username: string): Promise<UserViewer> {
  const user = await db.prisma.user.findUnique({ where: { username: username.trim().toLowerCase() } });
  if (!user?.active) throw new Error(`There is no active user “${username}”.`);
  const { id, displayName, role, areaId, areaPath, programmes } = user;
  const permissions = new Set(permissionsOf(role));
  return {
    kind: 'user',
    id,
    sessionId: 0,
    username: user.username,
    displayName,
    role,
    programmes,
    areaId,
    areaPath,
    permissions,
    mustChangePassword: false,
  };
}

async function contextFor(services: Services, username: string): Promise<Context> {
  const viewer = await viewerNamed(services, username);
  const exchange = {
    requestId: `cli-${process.pid}`,
    ip: '',
    userAgent: null,
    locale: LOCALE,
    setCookie: () => undefined,
  };
  return createContext(services, exchange, viewer, todayInShanghai(services.clock()));
}

interface Progress {
  readonly status: ImportStatus;
  readonly totalRows: number;
  readonly checkedRows: number;
  readonly writtenRows: number;
  readonly failure: string | null;
}

function progressOf({ db }: Services, id: number): Promise<Progress> {
  return db.prisma.import.findUniqueOrThrow({ where: { id } });
}

function show({ status, totalRows, checkedRows, writtenRows }: Progress): void {
  const done =
    status === 'CHECKING' || status === 'CHECKED' ? `${checkedRows}/${totalRows}` : `${writtenRows}`;
  process.stderr.write(`\r${label(LOCALE, 'importStatus', status)} ${done}      `);
}

const EVERY_MS = 500;

/** Works until the import waits for a person; a server that was quicker is waited for. */
async function work(services: Services, id: number): Promise<Progress> {
  const timer = setInterval(() => {
    progressOf(services, id).then(show, () => undefined);
  }, EVERY_MS);
  try {
    for (;;) {
      await workOnImport(services, id);
      const progress = await progressOf(services, id);
      if (progress.status !== 'CHECKING' && progress.status !== 'WRITING') {
        show(progress);
        process.stderr.write('\n');
        return progress;
      }
      await new Promise(resolve => setTimeout(resolve, EVERY_MS));
    }
  } finally {
    clearInterval(timer);
  }
}

function refuse({ status, failure }: Progress): void {
  if (status !== 'FAILED') return;
  const { code, params }: { code: string; params: Params } = JSON.parse(failure ?? '{"code":"","params":{}}');
  throw new Error(message(LOCALE, isProblemCode(code) ? code : 'IMPORT_BROKEN_OFF', params));
}

async function printResult({ db }: Services, id: number): Promise<void> {
  const { rows } = await db.pool.query<{ outcome: ImportOutcome; n: number; written: number }>(
    `SELECT outcome, count(*)::int AS n, count(*) FILTER (WHERE written)::int AS written FROM import_row
      WHERE import_id = $1 GROUP BY outcome ORDER BY outcome`,
    [id],
  );
  for (const { outcome, n, written } of rows)
    say(
      `${outcome.padEnd(10)} ${String(n).padStart(8)} ${String(written).padStart(8)}   ${label(LOCALE, 'importOutcome', outcome)}`,
    );
}

async function importRoster(services: Services, { file, area, user, accept }: Options): Promise<void> {
  const ctx = await contextFor(services, user);
  const place = await services.db.prisma.area.findUnique({ where: { code: area } });
  const content = await readFile(file);
  const id = await keepUpload(ctx, { fileName: basename(file), content, areaId: place?.id ?? 0 });
  await checkImport(ctx, id);
  refuse(await work(services, id));
  if (accept.length > 0) {
    await startImport(ctx, id, accept);
    refuse(await work(services, id));
  }
  say(`${'outcome'.padEnd(10)} ${'rows'.padStart(8)} ${'written'.padStart(8)}`);
  await printResult(services, id);
}

const given = options();
if (!given) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 1;
} else await runProgram(given.url, services => importRoster(services, given));
