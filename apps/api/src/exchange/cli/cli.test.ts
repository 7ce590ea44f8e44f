import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../../../../test/support/api.ts';
import { HEADINGS, someone, workbookOf } from '../import/import.test-support.ts';

describe('the programs', () => {
  let api: TestApi;
  let file: string;

  beforeAll(async () => {
    api = await testApi();
    file = join(api.services.config.dataFolder, 'roster.xlsx');
    writeFileSync(
      file,
      await workbookOf([HEADINGS, someone('令狐甲'), someone('令狐乙', { 联系电话: '1' })]),
    );
  });
  afterAll(() => api.close());

  function run(
    program: 'areas' | 'roster',
    ...args: string[]
  ): Promise<{ code: number | null; out: string; err: string }> {
    const path = fileURLToPath(new URL(`./${program}.ts`, import.meta.url));
    const child = spawn(process.execPath, [path, ...args], {
      env: {
        ...process.env,
        LC_ALL: 'C',
        LANG: 'C',
        DATABASE_URL: api.db.pool.options.connectionString,
        ZHUCAN_DATA: api.services.config.dataFolder,
      },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part: Buffer) => {
      out += part;
    });
    child.stderr.on('data', (part: Buffer) => {
      err += part;
    });
    return new Promise(resolve => child.once('close', code => resolve({ code, out, err })));
  }

  it('import a county, and say in a sentence why they cannot', async () => {
    expect(await run('areas', '--county', '330205')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^330205: \d+ added, 0 kept/),
    });
    expect(await run('areas', '--county', '33')).toEqual({
      code: 1,
      out: '',
      err: 'A county code has 6 digits (such as 330205). Check it.\n',
    });
    expect(await run('areas')).toMatchObject({ code: 1, err: expect.stringContaining('Usage') });
  }, 60_000);

  it('check a roster, write what is accepted, and print what became of it', async () => {
    const { viewer } = await api.user('TOWN_CASEWORKER');
    const name = viewer?.kind === 'user' ? viewer.username : '';
    const checked = await run('roster', file, '--area', '990101001', '--user', name);
    expect(checked.code).toBe(0);
    expect(checked.out).toMatch(/NEW +1 +0/);
    expect(checked.err).toContain('Checked');
    const written = await run(
      'roster',
      file,
      '--area',
      '990101001000',
      '--user',
      name,
      '--accept',
      'NEW,UPDATE,MOVED',
    );
    expect(written.out).toMatch(/NEW +1 +1 /);
    expect(written.out).toMatch(/ERROR +1 +0 /);
    expect(await api.db.prisma.person.count({ where: { name: '令狐甲' } })).toBe(1);
  }, 60_000);

  it('refuse another’s area, a role that may not, and a name that nobody has', async () => {
    const [caseworker, liaison] = [await api.user('TOWN_CASEWORKER'), await api.user('VILLAGE_LIAISON')];
    const nameOf = (viewer: typeof caseworker.viewer) => (viewer?.kind === 'user' ? viewer.username : '');
    const outside = await run('roster', file, '--area', '990101002', '--user', nameOf(caseworker.viewer));
    expect(outside).toMatchObject({ code: 1, out: '', err: expect.stringContaining('within your own') });
    const forbidden = await run('roster', file, '--area', '990101001201', '--user', nameOf(liaison.viewer));
    expect(forbidden).toMatchObject({ code: 1, err: expect.stringContaining('role') });
    expect(await run('roster', file, '--area', '990101001', '--user', 'nobody')).toMatchObject({
      code: 1,
      err: 'There is no active user “nobody”.\n',
    });
  }, 60_000);
});
