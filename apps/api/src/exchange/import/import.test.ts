import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import { makeCertificate, makePerson } from '../../../../../test/support/factories.ts';
import { openSheet } from '../sheet/open.ts';
import { workbookStream } from '../sheet/xlsx-write.ts';
import { resumeImports } from './import.jobs.ts';
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
import { mendSheet } from './mend.ts';
import { keepUpload } from './upload.ts';

describe('imports', () => {
  let api: TestApi;
  let town: Client;

  beforeAll(async () => {
    api = await testApi();
    town = await api.user('TOWN_CASEWORKER');
  });
  afterAll(() => api.close());
  beforeEach(() => {
    api.queued.length = 0;
  });

  const people = () => api.db.prisma.person.count();

  it('finds another sheet, another row of headings and other columns where the user says so', async () => {
    const rows = [['名册'], ['甲', '乙', '丙'], ['冯九', number(), '柳桥村']];
    const id = await keepUpload(contextOf(api, town), {
      fileName: 'a.xlsx',
      content: await workbookOf(rows),
    });
    const globalId = Buffer.from(`Import:${id}`).toString('base64url');
    const check = await town.data(
      'mutation ($id: ID!) { checkImport(id: $id) { ... on ValidationError { problems { code } } } }',
      { id: globalId },
    );
    expect(check).toEqual({ checkImport: { problems: [{ code: 'ROSTER_NO_HEADER' }] } });
    const configure = `mutation ($id: ID!, $m: [ImportMappingInput!]) {
      configureImport(id: $id, headerRow: 2, mapping: $m) { ... on Import { status } ... on ValidationError { problems { code field } } } }`;
    const lacking = await town.data(configure, { id: globalId, m: [{ index: 0, field: 'name' }] });
    expect(lacking).toEqual({
      configureImport: { problems: [{ code: 'ROSTER_FIELD_MISSING', field: 'idNumber' }] },
    });
    const mapping = [
      { index: 0, field: 'name' },
      { index: 1, field: 'idNumber' },
      { index: 2, field: 'village' },
    ];
    expect(await town.data(configure, { id: globalId, m: mapping })).toEqual({
      configureImport: { status: 'CHECKING' },
    });
    await api.runJobs();
    const counts = await api.db.prisma.importRow.groupBy({
      by: ['outcome'],
      where: { importId: id },
      _count: true,
    });
    expect(counts.find(({ outcome }) => outcome === 'NEW')?._count).toBe(1);
  });

  it('does not let one bad row stop the good ones, not even one that only the database refuses', async () => {
    const rows = [HEADINGS, someone('陈十'), someone('褚十一'), someone('卫十二')];
    const { id, state, start } = await checkedImport(api, town, await workbookOf(rows));
    await api.db.pool.query(`ALTER TABLE person ADD CONSTRAINT test_only CHECK (name <> '褚十一')`);
    await start();
    await api.db.pool.query('ALTER TABLE person DROP CONSTRAINT test_only');
    const { rows: after, status } = await state();
    expect(status).toBe('DONE');
    expect(
      after.nodes.slice(1).map(({ written, problems }) => [written, problems.map(({ code }) => code)]),
    ).toEqual([
      [true, []],
      [false, ['ROSTER_WRITE_FAILED']],
      [true, []],
    ]);
    expect((await api.db.prisma.import.findUniqueOrThrow({ where: { id } })).writtenRows).toBe(2);
  });

  it('decides anew where the register has changed since the check', async () => {
    const row = someone('蒋十三');
    const { state, start } = await checkedImport(api, town, await workbookOf([HEADINGS, row]));
    const idNumber = String(row[1]);
    const known = await makePerson(api, api.areas.villageA1, {
      name: '蒋十三',
      birthDate: '1970-01-01',
      sex: 'FEMALE',
      idNumberEnc: api.vault.seal(idNumber),
      idNumberHash: api.vault.hash('ID_NUMBER', idNumber),
      idNumberLast4: idNumber.slice(-4),
    });
    await makeCertificate(api, { id: known.id, idNumber }, api.areas.villageA1, {
      grade: 3,
      appliedOn: '2022-03-04',
    });
    await start(['NEW']);
    const [, settled] = (await state()).rows.nodes;
    expect(settled).toMatchObject({ outcome: 'SAME', written: false, person: { name: '蒋十三' } });
    expect(
      await api.db.prisma.person.count({ where: { idNumberHash: api.vault.hash('ID_NUMBER', idNumber) } }),
    ).toBe(1);
  });

  it('stops between chunks and goes on, nothing twice and nothing missing', async () => {
    const names = Array.from({ length: 1200 }, (_, row) => someone(`沈${'甲乙丙丁'[row % 4]}`));
    const { id, globalId, state, start } = await checkedImport(
      api,
      town,
      await workbookOf([HEADINGS, ...names]),
    );
    const before = await people();
    await town.data(START, { id: globalId, a: ['NEW'] });
    const stop = 'mutation ($id: ID!) { stopImport(id: $id) { ... on Import { status } } }';
    await town.data(stop, { id: globalId });
    await api.runJobs();
    const halfway = await state();
    expect(halfway.status).toBe('STOPPED');
    expect(halfway.writtenRows).toBeGreaterThan(0);
    expect(halfway.writtenRows).toBeLessThan(1200);
    expect(await people()).toBe(before + halfway.writtenRows);
    await expect(start())
      .rejects.toBeDefined()
      .catch(() => undefined);
    await town.data('mutation ($id: ID!) { resumeImport(id: $id) { __typename } }', { id: globalId });
    await api.runJobs();
    expect(await state()).toMatchObject({ status: 'DONE', writtenRows: 1200 });
    expect(await people()).toBe(before + 1200);
    expect(
      await api.db.prisma.certificateEvent.count({ where: { details: { path: ['import'], equals: id } } }),
    ).toBe(1200);
  });

  it('is taken up again after a start, unless someone works on it', async () => {
    const { id, globalId } = await checkedImport(api, town, await workbookOf([HEADINGS, someone('韩十四')]));
    await town.data(START, { id: globalId, a: ['NEW'] });
    api.queued.length = 0;
    await resumeImports(api.services);
    expect(api.queued.map(({ data }) => data)).toEqual([{ id }]);
    await api.runJobs();
    await resumeImports(api.services);
    expect(api.queued).toEqual([]);
  });

  it('puts hardship on the household, and makes one of one where there is none', async () => {
    await api.db.prisma.hardshipKind.upsert({
      where: { code: 'MINIMUM_ALLOWANCE' },
      create: { code: 'MINIMUM_ALLOWANCE', nameZh: '低保', nameEn: 'Minimum allowance', sortOrder: 1 },
      update: {},
    });
    const row = someone('杨十五', { 低保: '是' });
    const { start } = await checkedImport(api, town, await workbookOf([HEADINGS, row]));
    await start();
    const person = await api.db.prisma.person.findFirstOrThrow({
      where: { name: '杨十五' },
      include: { household: { include: { hardships: true } } },
    });
    expect(person.relationToHead).toBe('HEAD');
    expect(person.household?.headId).toBe(person.id);
    expect(person.household?.hardships.map(({ kindCode }) => kindCode)).toEqual(['MINIMUM_ALLOWANCE']);
  });

  it('ends what a person had who has died by the roster, and takes what is under way along with who moves', async () => {
    const { villageA1, villageA2 } = api.areas;
    const dead = await makePerson(api, villageA1, { name: '许廿一' });
    const moving = await makePerson(api, villageA1, { name: '何廿二' });
    const held = await makeCertificate(api, dead, villageA1, { appliedOn: '2020-01-10' });
    const open = await makeCertificate(api, dead, villageA1, {
      status: 'APPLIED',
      appliedOn: '2025-01-10',
      more: { kind: 'RENEWAL', previousId: held.id },
    });
    const ended = await makeCertificate(api, moving, villageA1, { status: 'CANCELLED' });
    const applied = await makeCertificate(api, moving, villageA1, {
      status: 'APPLIED',
      appliedOn: '2026-01-10',
    });
    const rows = [
      ['姓名', '身份证号', '村', '死亡日期'],
      [dead.name, dead.idNumber, '柳桥村', '2026-05-04'],
      [moving.name, moving.idNumber, '石塘村', ''],
    ];
    const { start } = await checkedImport(api, town, await workbookOf(rows));
    await start();
    const of = (id: number) =>
      api.db.prisma.certificate.findUniqueOrThrow({ where: { id }, include: { events: true } });
    expect(await of(held.id)).toMatchObject({
      status: 'CANCELLED',
      cancelReason: 'DEATH',
      closedOn: new Date('2026-05-04'),
    });
    expect(await of(open.id)).toMatchObject({
      status: 'WITHDRAWN',
      events: [{ operation: 'WITHDRAW', fromStatus: 'APPLIED' }],
    });
    expect((await of(ended.id)).areaPath).toBe(villageA1.path);
    expect((await of(applied.id)).areaPath).toBe(villageA2.path);
  });

  it('gives the faulty rows back as they stood, each with what is wrong, to be mended and read again', async () => {
    const bad = someone('朱十六', { 联系电话: '123' });
    const formula = someone('=HYPERLINK("x")');
    const { id, state } = await checkedImport(
      api,
      town,
      await workbookOf([HEADINGS, someone('秦十七'), bad, formula]),
    );
    const address = (await state()).mendFileUrl;
    expect(address).toBe(`/import/${Buffer.from(`Import:${id}`).toString('base64url')}/mend.xlsx`);
    const content = await bytesOf(workbookStream([await mendSheet(contextOf(api, town), id)]));
    const rows: unknown[][] = [];
    for await (const { cells } of (await openSheet(content)).rows()) rows.push(cells);
    expect(rows[0]).toEqual(['需改正的问题', '原表行号', ...HEADINGS]);
    expect(rows.slice(1).map(cells => cells[1])).toEqual([3, 4]);
    expect(rows[1]?.[0]).toMatch(/^I 联系电话: 电话号码不正确/);
    expect(rows[1]?.[3]).toBe(bad[1]);
    expect(rows[2]?.[2]).toBe(`'=HYPERLINK("x")`);
    const again = await checkedImport(api, town, content);
    expect((await again.state()).rows.nodes[1]?.problems.map(({ code }) => code)).toEqual(['PHONE_INVALID']);
    expect(
      await api.db.prisma.auditEntry.count({ where: { action: 'FETCH_FAULTY_ROWS', entityId: id } }),
    ).toBe(1);
  });

  it('refuses what its status does not allow, and outcomes that nothing can be written of', async () => {
    const { globalId, start } = await checkedImport(
      api,
      town,
      await workbookOf([HEADINGS, someone('尤十八')]),
    );
    const refused = (outcomes: string[]) =>
      town.data(
        'mutation ($id: ID!, $a: [ImportOutcome!]!) { startImport(id: $id, accepts: $a) { ... on ValidationError { problems { code } } ... on TransitionRefused { message } } }',
        { id: globalId, a: outcomes },
      );
    expect(await refused(['ERROR'])).toEqual({ startImport: { problems: [{ code: 'NOT_A_CHOICE' }] } });
    expect(await refused([])).toEqual({ startImport: { problems: [{ code: 'REQUIRED' }] } });
    await start();
    const again = 'mutation ($id: ID!) { checkImport(id: $id) { ... on TransitionRefused { message } } }';
    expect(await town.data(again, { id: globalId })).toEqual({
      checkImport: { message: '导入状态为“已完成”，不能进行此操作，请刷新后再试。' },
    });
  });
});
