import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { openSheet } from '../sheet/open.ts';
import { type OutCell, workbookStream } from '../sheet/xlsx-write.ts';
import { workOnImport } from './import.jobs.ts';
import {
  bytesOf,
  checkedImport,
  contextOf,
  HEADINGS,
  number,
  START,
  someone,
  workbookOf,
} from './import.test-support.ts';
import { keepUpload } from './upload.ts';

describe('a roster', () => {
  let api: TestApi;
  let town: Client;

  beforeAll(async () => {
    api = await testApi();
    town = await api.user('TOWN_CASEWORKER');
  });
  afterAll(() => api.close());

  const people = () => api.db.prisma.person.count();

  describe('the file', () => {
    const upload = (content: Buffer, fileName = 'roster.xlsx') =>
      keepUpload(contextOf(api, town), { fileName, content }).then(
        () => 'kept',
        (error: { problems: { code: string }[] }) => error.problems.map(({ code }) => code).join(),
      );

    it('is taken as CSV in GB18030, with and without the mark of UTF-8, by whatever delimiter', async () => {
      // 姓名,身份证号,村 in GB18030, which Node reads and does not write.
      const gbk = Buffer.from('d0d5c3fb2cc9edb7ddd6a4bac52cb4e5', 'hex');
      const id = number();
      const name = Buffer.from('cdf5d0a1c3f7', 'hex');
      const village = Buffer.from('c1f8c7c5b4e5', 'hex');
      const content = Buffer.concat([
        gbk,
        Buffer.from('\r\n'),
        name,
        Buffer.from(`,${id},`),
        village,
        Buffer.from('\r\n'),
      ]);
      const { state } = await checkedImport(api, town, content, 'roster.csv');
      const { rows } = await state();
      expect(rows.nodes.map(({ label, outcome }) => [label, outcome])).toEqual([
        [null, 'SKIPPED'],
        ['王小明', 'NEW'],
      ]);
      for (const text of [
        `\ufeff姓名;身份证号;村\n赵一;${number()};柳桥村`,
        `姓名\t身份证号\t村\n钱二;x\t${number()}\t柳桥村`,
      ]) {
        const read: unknown[][] = [];
        for await (const row of (await openSheet(Buffer.from(text))).rows()) read.push(row.cells);
        expect(read.map(cells => cells.length)).toEqual([3, 3]);
        expect(read[0]?.[0]).toBe('姓名');
      }
    });

    it('is refused by what it holds, whatever it is called', async () => {
      expect(await upload(Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), 'roster.xls')).toBe(
        'ROSTER_FILE_OLD_EXCEL',
      );
      expect(await upload(Buffer.from('%PDF-1.7\n\u0000\u0001\u0002'), 'roster.xlsx')).toBe(
        'ROSTER_FILE_UNREADABLE',
      );
      expect(await upload(Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'))).toBe(
        'ROSTER_FILE_UNREADABLE',
      );
      expect(await upload(Buffer.from('PK\u0003\u0004 and then nothing'))).toBe('ROSTER_FILE_UNREADABLE');
      expect(await upload(Buffer.alloc(0))).toBe('ROSTER_FILE_EMPTY');
      expect(await upload(Buffer.alloc(31 * 1_048_576, 'a'))).toBe('ROSTER_FILE_TOO_LARGE');
    });

    it('is refused where it unpacks to far more than a spreadsheet does', async () => {
      function* zeros(): Generator<OutCell[]> {
        for (let row = 0; row < 12_000; row += 1) yield ['0'.repeat(5000)];
      }
      const bomb = await bytesOf(workbookStream([{ name: '名册', widths: [], headRows: 0, rows: zeros() }]));
      expect(bomb.length).toBeLessThan(1_000_000);
      expect(await upload(bomb)).toBe('ROSTER_FILE_BOMB');
    });

    it('has at most 200 columns', async () => {
      const wide = await workbookOf([HEADINGS, Array.from({ length: 201 }, () => 'x')]);
      expect(await upload(wide)).toBe('ROSTER_TOO_MANY_COLUMNS');
    });

    it('is kept sealed: nobody reads a name or a number in the folder', async () => {
      const content = await workbookOf([HEADINGS, someone('孙三')]);
      const id = await keepUpload(contextOf(api, town), { fileName: '../../etc/名册.xlsx', content });
      const row = await api.db.prisma.import.findUniqueOrThrow({ where: { id } });
      expect(row.fileName).toBe('名册.xlsx');
      expect((await api.services.files.get(row.fileHash)).equals(content)).toBe(true);
      expect(JSON.stringify(row.mapping)).not.toMatch(/\d{7}/);
    });
  });

  describe('who may', () => {
    it('is neither a village liaison nor a leader nor a town head', async () => {
      const content = await workbookOf([HEADINGS, someone('李四')]);
      for (const role of ['VILLAGE_LIAISON', 'LEADER', 'TOWN_HEAD'] as const) {
        const client = await api.user(role);
        await expect(keepUpload(contextOf(api, client), { fileName: 'a.xlsx', content })).rejects.toThrow(
          'FORBIDDEN',
        );
        expect((await client.query('{ imports { nodes { id } } }')).errors[0]?.extensions?.['code']).toBe(
          'FORBIDDEN',
        );
      }
    });

    it('is a caseworker in their own town alone', async () => {
      const { id } = api.areas.townB;
      const content = await workbookOf([HEADINGS, someone('周五')]);
      await expect(
        keepUpload(contextOf(api, town), { fileName: 'a.xlsx', content, areaId: id }),
      ).rejects.toMatchObject({ problems: [{ code: 'IMPORT_AREA_INVALID' }] });
      const outside = someone('吴六', { 乡镇: '西山街道', 村: '望江社区' });
      const { state, start } = await checkedImport(api, town, await workbookOf([HEADINGS, outside]));
      expect((await state()).rows.nodes[1]?.problems[0]?.code).toBe('ROSTER_AREA_OUTSIDE');
      const before = await people();
      await start();
      expect(await people()).toBe(before);
    });

    it('is nobody of another town, to whom the import does not exist', async () => {
      const { globalId } = await checkedImport(api, town, await workbookOf([HEADINGS, someone('郑七')]));
      const other = await api.user('TOWN_CASEWORKER', api.areas.townB);
      expect(await other.data('query ($id: ID!) { import(id: $id) { id } }', { id: globalId })).toEqual({
        import: null,
      });
      const { data } = await other.query(START, { id: globalId, a: ['NEW'] });
      expect(data).toEqual({ startImport: { __typename: 'NotFoundError' } });
    });

    it('is looked at again when the job runs', async () => {
      const leaver = await api.user('TOWN_CASEWORKER');
      const { id, globalId, state } = await checkedImport(
        api,
        leaver,
        await workbookOf([HEADINGS, someone('王八')]),
      );
      await leaver.data(START, { id: globalId, a: ['NEW'] });
      await api.db.prisma.user.update({ where: { id: leaver.viewer?.id ?? 0 }, data: { active: false } });
      const before = await people();
      await workOnImport(api.services, id);
      expect(await people()).toBe(before);
      const row = await api.db.prisma.import.findUniqueOrThrow({ where: { id } });
      expect([row.status, row.failure]).toEqual([
        'FAILED',
        JSON.stringify({ code: 'FORBIDDEN', params: {} }),
      ]);
      expect((await state()).failure).toContain('区残联管理员');
    });
  });
});
