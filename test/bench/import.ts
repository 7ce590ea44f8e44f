// How fast a roster comes in and goes out again, and how much memory that takes: `node test/bench/import.ts [rows]`.
// Each step runs in a process of its own, so that its peak is its own; the database is an embedded one, made for the run.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { folderFiles, migrate, openDatabase, openVault, startEmbedded } from '@zhucan/database';
import {
  addDays,
  citizenIdFor,
  composeCertificateNumber,
  DISABILITY_CATEGORIES,
  permissionsOf,
} from '@zhucan/domain';
import pino from 'pino';
import type { UserViewer } from '../../apps/api/src/access/viewer.ts';
import { readConfig } from '../../apps/api/src/config.ts';
import { type Context, createContext, type Services } from '../../apps/api/src/context.ts';
import { exportStream } from '../../apps/api/src/exchange/export/export.ts';
import { workOnImport } from '../../apps/api/src/exchange/import/import.jobs.ts';
import { checkImport, startImport } from '../../apps/api/src/exchange/import/import.service.ts';
import { keepUpload } from '../../apps/api/src/exchange/import/upload.ts';
import { workbookStream } from '../../apps/api/src/exchange/sheet/xlsx-write.ts';
import { makeArea } from '../support/areas.ts';
import { cpuOfTree } from './measure/cpu.ts';

const TODAY = '2026-11-23';
const VILLAGES = 60;

const HEADINGS = [
  '序号',
  '姓名',
  '身份证号',
  '残疾人证号',
  '性别',
  '民族',
  '联系电话',
  '乡镇',
  '村',
  '现住址',
  '残疾类别',
  '残疾等级',
  '发证日期',
  '有效期至',
  '监护人',
  '监护人关系',
  '监护人电话',
  '文化程度',
  '就业状况',
  '困难类型',
];
const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'];
const GIVEN = [...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华玉红梅文辉力建国春云飞龙'];
const GRADES = [1, 2, 3, 4] as const;

function personOf(row: number): string[] {
  const birthDate = addDays('1940-01-01', (row * 37) % 27_000);
  const sequence = row % 1000;
  const idNumber = citizenIdFor({
    prefix: String(990_000 + (Math.floor(row / 1000) % 9999)),
    birthDate,
    sequence,
  });
  const category = DISABILITY_CATEGORIES[row % 7] ?? 'VISUAL';
  const grade = GRADES[row % 4] ?? 1;
  const name = `${SURNAMES[row % 32]}${GIVEN[(row * 7) % 38]}${GIVEN[(row * 13 + 5) % 38]}`;
  const phone = `139${String(10_000_000 + row)}`;
  const village = row % VILLAGES;
  const issued = addDays('2017-01-01', row % 3000);
  const words = ['视力', '听力', '言语', '肢体', '智力', '精神', '多重'];
  return [
    String(row + 1),
    name,
    idNumber,
    composeCertificateNumber(idNumber, category, grade),
    sequence % 2 ? '男' : '女',
    '汉族',
    phone,
    `第${Math.floor(village / 20) + 1}镇`,
    `第${village + 1}村`,
    `中心路${row % 500}号`,
    words[row % 7] ?? '',
    `${'一二三四'[grade - 1]}级`,
    issued,
    addDays(issued, 3652),
    `${name.slice(0, 1)}护`,
    '父母',
    phone,
    '小学',
    '务农',
    row % 9 === 0 ? '低保' : '',
  ];
}

async function makeFile(path: string, rows: number): Promise<void> {
  function* all(): Generator<string[]> {
    yield HEADINGS;
    for (let row = 0; row < rows; row += 1) yield personOf(row);
  }
  const sheet = { name: '名册', widths: HEADINGS.map(() => 18), headRows: 1, rows: all() };
  await pipeline(workbookStream([sheet]), createWriteStream(path));
}

function servicesOf(url: string, folder: string): Services {
  const vault = openVault(folder, {});
  return {
    config: readConfig({ ZHUCAN_DATA: folder }, folder),
    db: openDatabase({ url }),
    vault,
    log: pino({ level: 'silent' }),
    files: folderFiles(join(folder, 'files'), vault),
    jobs: { send: async () => undefined },
    clock: () => new Date(`${TODAY}T04:00:00Z`),
  };
}

async function prepare(services: Services): Promise<void> {
  const { db } = services;
  const district = await makeArea(db, '990101', '清溪区');
  for (let town = 0; town < VILLAGES / 20; town += 1) {
    const path = `99010100${town + 1}`;
    await makeArea(db, path, `第${town + 1}镇`);
    for (let village = 0; village < 20; village += 1)
      await makeArea(db, `${path}${201 + village}`, `第${town * 20 + village + 1}村`);
  }
  await db.prisma.hardshipKind.create({
    data: { code: 'MINIMUM_ALLOWANCE', nameZh: '低保', nameEn: 'Minimum allowance', sortOrder: 1 },
  });
  await db.prisma.user.create({
    data: {
      username: 'manager',
      displayName: '管理员',
      role: 'DISTRICT_MANAGER',
      areaId: district.id,
      passwordHash: '-',
      mustChangePassword: false,
    },
  });
}

async function contextOf(services: Services): Promise<Context> {
  const user = await services.db.prisma.user.findFirstOrThrow();
  const viewer: UserViewer = {
    kind: 'user',
    id: user.id,
    sessionId: 0,
    username: user.username,
    displayName: user.displayName,
    role: user.role,
    programmes: user.programmes,
    areaId: user.areaId,
    areaPath: user.areaPath,
    permissions: new Set(permissionsOf(user.role)),
    mustChangePassword: false,
  };
  const exchange = {
    requestId: 'bench',
    ip: '',
    userAgent: null,
    locale: 'zh',
    setCookie: () => undefined,
  } as const;
  return createContext(services, exchange, viewer, TODAY);
}

interface Step {
  readonly step: string;
  readonly seconds: number;
  /** Seconds of CPU of this process and of PostgreSQL, which tell more than the clock on a busy machine. */
  readonly node: number;
  readonly postgres: number;
}

/** The process of the whole database server, from one of its connections. */
async function postmasterOf({ db }: Services): Promise<number> {
  const { rows } = await db.pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const stat = readFileSync(`/proc/${rows[0]?.pid}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

async function timed(step: string, postmaster: number, work: () => Promise<unknown>): Promise<Step> {
  const [started, own, database] = [performance.now(), process.cpuUsage(), cpuOfTree(postmaster)];
  await work();
  const { user, system } = process.cpuUsage(own);
  return {
    step,
    seconds: (performance.now() - started) / 1000,
    node: (user + system) / 1e6,
    postgres: (cpuOfTree(postmaster) - database) / 1000,
  };
}

async function importFile(services: Services, file: string): Promise<Step[]> {
  const ctx = await contextOf(services);
  const server = await postmasterOf(services);
  let id = 0;
  const steps = [
    await timed('upload', server, async () => {
      id = await keepUpload(ctx, { fileName: 'roster.xlsx', content: readFileSync(file) });
    }),
    await timed('check', server, async () => {
      await checkImport(ctx, id);
      await workOnImport(services, id);
    }),
    await timed('write', server, async () => {
      await startImport(ctx, id, ['NEW', 'UPDATE', 'MOVED']);
      await workOnImport(services, id);
    }),
  ];
  const { status, writtenRows, failure } = await services.db.prisma.import.findUniqueOrThrow({
    where: { id },
  });
  const people = await services.db.prisma.person.count();
  if (status !== 'DONE' || people !== writtenRows)
    throw new Error(`import ended ${status}: ${writtenRows}, ${failure}`);
  return steps;
}

async function exportAll(services: Services, folder: string): Promise<Step[]> {
  // An export reads the types of its filters out of the schema.
  await import('../../apps/api/src/schema.ts');
  const ctx = await contextOf(services);
  const server = await postmasterOf(services);
  const steps: Step[] = [];
  for (const list of ['people', 'certificates'])
    steps.push(
      await timed(`export ${list}`, server, async () => {
        const stream = await exportStream(ctx, list, new URLSearchParams());
        await pipeline(stream, createWriteStream(join(folder, `${list}.xlsx`)));
      }),
    );
  return steps;
}

async function child(mode: string, url: string, folder: string, rows: number): Promise<void> {
  const file = join(folder, 'roster.xlsx');
  const services = servicesOf(url, folder);
  let steps: Step[] = [];
  if (mode === 'make') {
    await makeFile(file, rows);
    await prepare(services);
  } else steps = mode === 'import' ? await importFile(services, file) : await exportAll(services, folder);
  await services.db.close();
  process.stdout.write(JSON.stringify({ steps, rss: process.resourceUsage().maxRSS / 1024 }));
}

async function run(...args: string[]): Promise<{ steps: Step[]; rss: number }> {
  const started = spawn(process.execPath, [fileURLToPath(import.meta.url), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const parts: Buffer[] = [];
  started.stdout.on('data', (part: Buffer) => parts.push(part));
  const [code] = await once(started, 'close');
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}`);
  return JSON.parse(Buffer.concat(parts).toString());
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(rows: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zhucan-bench-'));
  const { url, stop } = await startEmbedded({ dataDir: folder });
  try {
    await migrate(url);
    await run('make', url, folder, String(rows));
    const megabytes = (statSync(join(folder, 'roster.xlsx')).size / 1_048_576).toFixed(1);
    say(
      `${rows} rows of ${HEADINGS.length} columns, ${megabytes} MB; ${availableParallelism()} × ${cpus()[0]?.model}`,
    );
    say('');
    say('| step | seconds | rows/s | CPU s of Node | CPU s of PostgreSQL | peak RSS of the process, MB |');
    say('|---|---|---|---|---|---|');
    for (const mode of ['import', 'export']) {
      const { steps, rss } = await run(mode, url, folder, String(rows));
      const sum = (of: (step: Step) => number) => steps.reduce((total, step) => total + of(step), 0);
      const all = {
        step: `${mode}, all`,
        seconds: sum(one => one.seconds),
        node: sum(one => one.node),
        postgres: sum(one => one.postgres),
      };
      for (const { step, seconds, node, postgres } of [...steps, all])
        say(
          `| ${step} | ${seconds.toFixed(1)} | ${Math.round(rows / seconds)} | ${node.toFixed(1)} | ${postgres.toFixed(1)} | ${rss.toFixed(0)} |`,
        );
    }
  } finally {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const [mode, url, folder, count] = process.argv.slice(2);
if (mode && url && folder) await child(mode, url, folder, Number(count));
else await main(Number(mode ?? 100_000));
