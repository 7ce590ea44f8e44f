// Files by content: kept sealed under the data folder by the hash of what they hold. Behind one small interface, so that an
// object store can take its place.

import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Vault } from './vault.ts';

/** The folder of the data folder that they are in. */
export const FILES_FOLDER = 'files';

export interface Files {
  /** Keeps the content and gives its SHA-256 in hex; the same content is kept once. */
  put(content: Buffer): Promise<string>;
  /** The content of that hash; throws where there is none, or where it was altered. */
  get(hash: string): Promise<Buffer>;
  /** Takes the content away for good; nothing happens where there is none. */
  remove(hash: string): Promise<void>;
}

const HASH = /^[0-9a-f]{64}$/;

export function folderFiles(folder: string, vault: Vault): Files {
  const pathOf = (hash: string): string => {
    if (!HASH.test(hash)) throw new TypeError('a file is named by its SHA-256');
    return join(folder, hash.slice(0, 2), hash);
  };
  return {
    async put(content) {
      const hash = createHash('sha256').update(content).digest('hex');
      const path = pathOf(hash);
      const known = await stat(path).then(
        () => true,
        () => false,
      );
      if (known) return hash;
      await mkdir(join(folder, hash.slice(0, 2)), { recursive: true, mode: 0o700 });
      // Written aside and renamed: a file is there whole or not at all.
      const aside = `${path}.${randomBytes(6).toString('hex')}`;
      await writeFile(aside, vault.sealBytes(content), { mode: 0o600, flush: true });
      await rename(aside, path);
      return hash;
    },
    get: async hash => vault.openBytes(await readFile(pathOf(hash))),
    remove: hash => rm(pathOf(hash), { force: true }),
  };
}
