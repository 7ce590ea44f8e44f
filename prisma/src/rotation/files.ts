import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Vault } from '../vault.ts';

const uploadName = /^[0-9a-f]{64}$/;

/** Every upload that another key than the newest sealed. */
export function oldFiles(dataFolder: string, vault: Vault): string[] {
  const folder = join(dataFolder, 'files');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap(part => readdirSync(join(folder, part)).map(name => ({ name, path: join(folder, part, name) })))
    .filter(({ name, path }) => uploadName.test(name) && readFileSync(path)[0] !== vault.sealingKeyId)
    .map(({ path }) => path);
}

/** Seals them with the newest; a reader finds the old file or the new one, never half of either. */
export function resealFiles(dataFolder: string, vault: Vault): number {
  const files = oldFiles(dataFolder, vault);
  for (const path of files) {
    const draft = `${path}.resealed`;
    writeFileSync(draft, vault.sealBytes(vault.openBytes(readFileSync(path))), { mode: 0o600, flush: true });
    renameSync(draft, path);
  }
  return files.length;
}
