// The first start: a made-up district into an empty embedded database, or the first administrator. Later starts change nothing
// but the demonstration users' password, where the environment names one.

import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedDemonstration } from '@zhucan/database/seed';
import { todayInShanghai } from '@zhucan/domain';
import { hashPassword } from './access/session.ts';
import { setUpFromEnvironment } from './access/setup/set-up.ts';
import { isLoopback } from './config.ts';
import type { Services } from './context.ts';

type Say = (line: string) => void;

/** The demonstration password: the one given, or one made up at the first start and kept beside the data. */
function demoPassword(services: Services): string {
  const { demoPassword, dataFolder } = services.config;
  const file = join(dataFolder, 'demonstration-password');
  if (demoPassword) return demoPassword;
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const made = randomBytes(9).toString('base64url');
  writeFileSync(file, `${made}\n`, { mode: 0o600 });
  return made;
}

async function hasDemonstrationUsers({ db }: Services): Promise<boolean> {
  return (await db.prisma.user.count({ where: { demonstration: true } })) > 0;
}

async function isEmpty({ db }: Services): Promise<boolean> {
  return (await db.prisma.area.count()) === 0 && (await db.prisma.user.count()) === 0;
}

async function wantsDemonstration(services: Services): Promise<boolean> {
  const { demo, databaseUrl } = services.config;
  if (demo === 'never' || !(await isEmpty(services))) return false;
  return demo === 'always' || databaseUrl === '';
}

async function showSignIns(services: Services, say: Say): Promise<void> {
  const passwordHash = await hashPassword(demoPassword(services));
  if (services.config.demoPassword)
    await services.db.prisma.user.updateMany({ where: { demonstration: true }, data: { passwordHash } });
  const users = await services.db.prisma.user.findMany({
    where: { demonstration: true, active: true },
    select: { username: true, displayName: true, role: true },
    orderBy: { id: 'asc' },
  });
  // One of each role is enough to begin with; the others have the same password.
  const first = users.filter(({ role }, index) => users.findIndex(other => other.role === role) === index);
  const rest = users.filter(user => !first.includes(user)).map(({ username }) => username);
  say('Demonstration sign-ins (made-up people):');
  for (const user of first)
    say(`  ${user.username.padEnd(10)} ${demoPassword(services)}   ${user.role.toLowerCase()}`);
  if (rest.length > 0)
    say(`  … and ${rest.length} more, of other towns and villages, under Users in the dashboard.`);
}

/** Demonstration users are for this machine alone. */
function refuseOutside({ config }: Services, why: string): void {
  if (!isLoopback(config))
    throw new Error(`${why}: HOST must stay on this machine (127.0.0.1), not ${config.host}.`);
}

/** Brings the first data in, and says on the terminal how to sign in. */
export async function firstData(services: Services, address: string, say: Say): Promise<void> {
  if (await wantsDemonstration(services)) {
    refuseOutside(services, 'An empty database gets demonstration users unless ZHUCAN_DEMO=0');
    say('Seeding the made-up district…');
    const passwordHash = await hashPassword(demoPassword(services));
    await seedDemonstration({ ...services, today: todayInShanghai(services.clock()), passwordHash, say });
  }
  if (await hasDemonstrationUsers(services)) {
    refuseOutside(services, 'This database has demonstration users, whose password is printed');
    await showSignIns(services, say);
  } else await setUpFromEnvironment(services, address, say);
}
