// The one-time code of the first set-up: made at a start without users, shown on the terminal alone, kept in the data folder so
// that any process of this server can compare it, and gone once it was used.

import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Without the letters and digits that are mistaken for one another. */
const READABLE = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

function fileOf(dataFolder: string): string {
  return join(dataFolder, 'setup-code');
}

function digest(code: string): Buffer {
  return createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest();
}

/** Makes a code, about 59 bits, in place of any before it. */
export async function makeSetUpCode(dataFolder: string): Promise<string> {
  const group = () => Array.from({ length: 4 }, () => READABLE[randomInt(READABLE.length)]).join('');
  const code = `${group()}-${group()}-${group()}`;
  await writeFile(fileOf(dataFolder), digest(code).toString('hex'), { mode: 0o600 });
  return code;
}

/** Whether this is the code; hyphens, spaces and small letters do not matter. */
export async function isSetUpCode(dataFolder: string, code: string): Promise<boolean> {
  const kept = await readFile(fileOf(dataFolder), 'utf8').catch(() => '');
  const expected = Buffer.from(kept, 'hex');
  const given = digest(code.slice(0, 100));
  return expected.length === given.length && timingSafeEqual(expected, given);
}

export async function forgetSetUpCode(dataFolder: string): Promise<void> {
  await rm(fileOf(dataFolder), { force: true });
}
