// The first administrator of a real district: from the environment, or asked for in the browser with a code that only the
// terminal shows. Nothing here waits on the terminal.

import { pinyinOf } from '@zhucan/database';
import {
  ConflictError,
  HARDSHIP_KINDS,
  label,
  passwordProblems,
  problem,
  problemMessage,
  readInput,
  requiredText,
  usernameProblems,
  ValidationError,
} from '@zhucan/domain';
import { z } from 'zod';
import type { Services } from '../../context.ts';
import { appendAudit, SYSTEM_ACTOR } from '../audit.ts';
import type { Transaction } from '../command.ts';
import { hashPassword } from '../session.ts';
import { forgetSetUpCode, makeSetUpCode } from './code.ts';

type Say = (line: string) => void;

/** Any number that nobody else locks: of two set-ups at once the second finds a user. */
const SET_UP_LOCK = 7_204_202_613;

export interface FirstAdministrator {
  readonly username: string;
  readonly password: string;
  readonly displayName: string;
  readonly districtCode: string;
  readonly districtName: string;
}

const shape = z.object({
  username: z.string().transform(text => text.trim().toLowerCase()),
  displayName: requiredText(40),
  districtCode: z
    .string()
    .transform(text => text.trim())
    .pipe(z.string().regex(/^[1-9]\d{5}$/, { error: 'COUNTY_CODE_INVALID' })),
  districtName: requiredText(60),
});

/** Whether the database has no user yet. */
export async function isSetUpNeeded({ db }: Pick<Services, 'db'>): Promise<boolean> {
  return (await db.prisma.user.findFirst({ select: { id: true } })) === null;
}

async function districtOf(
  tx: Transaction,
  code: string,
  name: string,
): Promise<{ id: number; made: boolean }> {
  const known = await tx.area.findUnique({ where: { path: code }, select: { id: true } });
  if (known) return { id: known.id, made: false };
  const { id } = await tx.area.create({
    data: { code: `${code}000000`, path: code, level: 'DISTRICT', name, ...pinyinOf(name) },
  });
  return { id, made: true };
}

/** The kinds of hardship that the register starts with; the federation adds its own. */
async function makeHardshipKinds(tx: Transaction): Promise<void> {
  await tx.hardshipKind.createMany({
    data: HARDSHIP_KINDS.map((code, index) => ({
      code,
      nameZh: label('zh', 'hardship', code),
      nameEn: label('en', 'hardship', code),
      sortOrder: index + 1,
    })),
    skipDuplicates: true,
  });
}

/** Makes the district, unless an import has made it, and its first manager; gives the manager's id. */
export async function setUp(
  services: Services,
  input: FirstAdministrator,
  requestId: string | null,
): Promise<number> {
  const { username, displayName, districtCode, districtName } = readInput(shape, input, value => [
    ...(value.username === undefined ? [] : usernameProblems(value.username)),
    ...passwordProblems(input.password, value.username ?? ''),
  ]);
  const passwordHash = await hashPassword(input.password);
  const id = await services.db.prisma.$transaction(async tx => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SET_UP_LOCK}::bigint)`;
    if ((await tx.user.count()) > 0) throw new ConflictError('SETUP_DONE');
    const district = await districtOf(tx, districtCode, districtName);
    const user = await tx.user.create({
      data: {
        username,
        displayName,
        role: 'DISTRICT_MANAGER',
        areaId: district.id,
        passwordHash,
        // They chose it themselves.
        mustChangePassword: false,
      },
    });
    await makeHardshipKinds(tx);
    const common = { action: 'SET_UP', areaPath: districtCode };
    await appendAudit(
      tx,
      services.vault,
      { ...SYSTEM_ACTOR, requestId },
      [
        ...(district.made ? [{ ...common, entity: 'Area', entityId: district.id }] : []),
        { ...common, entity: 'User', entityId: user.id, changes: { username: [null, username] as const } },
      ],
      services.clock(),
    );
    return user.id;
  });
  await forgetSetUpCode(services.config.dataFolder);
  return id;
}

function sentenceOf(error: unknown): unknown {
  if (!(error instanceof ValidationError)) return error;
  const told = error.problems.map(one => `${one.field}: ${problemMessage('en', one)}`).join(' ');
  return new Error(
    `ZHUCAN_ADMIN_USERNAME, ZHUCAN_ADMIN_PASSWORD, ZHUCAN_DISTRICT_CODE and ZHUCAN_DISTRICT_NAME are not right. ${told}`,
  );
}

/**
 * Where there is no user yet: makes the first administrator that the environment names, or prints the code with which the
 * browser asks for one.
 */
export async function setUpFromEnvironment(services: Services, address: string, say: Say): Promise<void> {
  if (!(await isSetUpNeeded(services))) return;
  const { admin, district } = services.config;
  if (admin.username === '' && admin.password === '') {
    const code = await makeSetUpCode(services.config.dataFolder);
    say(`No administrator yet. Open ${address}/ and make the first one with this code: ${code}`);
    return;
  }
  const wish = {
    username: admin.username,
    password: admin.password,
    displayName: admin.username,
    districtCode: district.code,
    districtName: district.name,
  };
  await setUp(services, wish, null).catch((error: unknown) => {
    throw sentenceOf(error);
  });
  say(`Made the first administrator, ${admin.username}, of ${district.name}.`);
}

/** Refused alike whether the code is wrong, used up, or never was. */
export function wrongCode(): ValidationError {
  return new ValidationError([problem('SETUP_CODE_WRONG', 'code')]);
}
