import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { resumeImports } from './import.jobs.ts';
import { HEADINGS, someone, workbookOf } from './import.test-support.ts';

const PROGRAM = fileURLToPath(new URL('../cli/roster.ts', import.meta.url));
const ROWS = 2500;

describe('an import whose process is killed', () => {
  let api: TestApi;
  let manager: Client;
  let file: string;

  beforeAll(async () => {
    api = await testApi();
    manager = await api.user('DISTRICT_MANAGER');
    file = join(api.services.config.dataFolder, 'roster.xlsx');
  });
  afterAll(async () => {
    rmSync(file, { force: true });
    await api.close();
  });

  /** The program on the test's database and folder, in a process of its own. */
  function startProgram(): ChildProcess {
    const username = manager.viewer?.kind === 'user' ? manager.viewer.username : '';
    const args = [PROGRAM, file, '--area', '990101000000', '--user', username, '--accept', 'NEW'];
    return spawn(process.execPath, args, {
      stdio: 'ignore',
      env: {
        ...process.env,
        DATABASE_URL: api.db.pool.options.connectionString,
        ZHUCAN_DATA: api.services.config.dataFolder,
      },
    });
  }

  const newest = () => api.db.prisma.import.findFirst({ orderBy: { id: 'desc' } });

  /** Waits until the newest import has come as far as wanted, then kills the program at once. */
  async function killWhen(
    program: ChildProcess,
    after: number,
    far: (one: { status: string; checkedRows: number; writtenRows: number }) => boolean,
  ) {
    const ended = new Promise(resolve => program.once('close', resolve));
    for (;;) {
      const one = await newest();
      if (one && one.id > after && far(one)) break;
      if (program.exitCode !== null) throw new Error('the program ended before it could be killed');
      await delay(5);
    }
    program.kill('SIGKILL');
    await ended;
    return newest();
  }

  /** As the job that looks every minute: the database lets go of what the dead process held once it notices. */
  async function goOn(): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      await resumeImports(api.services);
      await api.runJobs();
      const one = await newest();
      if (one?.status !== 'CHECKING' && one?.status !== 'WRITING') return;
      await delay(100);
    }
  }

  it.each([
    ['while it checks', 'CHECKING', '春', (one: { checkedRows: number }) => one.checkedRows >= 1000],
    ['while it writes', 'WRITING', '夏', (one: { writtenRows: number }) => one.writtenRows >= 500],
    ['late while it writes', 'WRITING', '秋', (one: { writtenRows: number }) => one.writtenRows >= 1000],
  ] as const)(
    '%s is gone on with: no row twice, none missing',
    async (_when, status, surname, far) => {
      const names = Array.from({ length: ROWS }, (_, row) => someone(`${surname}${'甲乙丙丁戊'[row % 5]}`));
      writeFileSync(file, await workbookOf([HEADINGS, ...names]));
      const before = await api.db.prisma.person.count();
      const killed = await killWhen(startProgram(), (await newest())?.id ?? 0, far);
      const id = killed?.id ?? 0;
      expect(killed?.status).toBe(status);
      // What was written when it died, seen at one moment: people, the rows' own record and the count agree.
      const { rows } = await api.db.pool.query<{ written: number; people: number; counted: number }>(
        `SELECT (SELECT count(*) FROM import_row WHERE import_id = $1 AND written)::int AS written,
                (SELECT count(*) FROM person)::int AS people, written_rows AS counted FROM import WHERE id = $1`,
        [id],
      );
      const { written, people, counted } = rows[0] ?? { written: ROWS, people: 0, counted: 0 };
      expect([people, counted]).toEqual([before + written, written]);
      expect(written).toBeLessThan(ROWS);

      await goOn();
      if (status === 'CHECKING') {
        const start = 'mutation ($id: ID!) { startImport(id: $id, accepts: [NEW]) { __typename } }';
        await manager.data(start, { id: Buffer.from(`Import:${id}`).toString('base64url') });
        await api.runJobs();
      }
      expect(await newest()).toMatchObject({ id, status: 'DONE', writtenRows: ROWS });
      expect(await api.db.prisma.person.count()).toBe(before + ROWS);
      expect(await api.db.prisma.importRow.count({ where: { importId: id, written: true } })).toBe(ROWS);
      const numbers = names.map(cells => api.vault.hash('ID_NUMBER', String(cells[1])));
      expect(await api.db.prisma.person.count({ where: { idNumberHash: { in: numbers } } })).toBe(ROWS);
      const events = await api.db.prisma.certificateEvent.count({
        where: { details: { path: ['import'], equals: id } },
      });
      expect(events).toBe(ROWS);
      const trail = await api.db.prisma.auditEntry.count({
        where: { action: 'IMPORT', changes: { path: ['import', '1'], string_starts_with: `${id}/` } },
      });
      expect(trail).toBe(ROWS);
    },
    120_000,
  );
});
