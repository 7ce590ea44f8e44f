import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Vault } from '../vault.ts';

/** What a backup holds; written last, so that a folder with a manifest is a whole backup. */
export interface Manifest {
  readonly format: 1;
  readonly madeAt: string;
  /** The migrations that the database had. */
  readonly migrations: readonly string[];
  readonly tables: readonly TableDigest[];
  /** Sequence → the last number it gave out; null where it gave out none. */
  readonly sequences: Readonly<Record<string, string | null>>;
  readonly files: readonly FileDigest[];
}

export interface TableDigest {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** SHA-256 of the rows as COPY writes them as text, in the order of the primary key. */
  readonly sha256: string;
}

export interface FileDigest {
  /** Inside the data folder. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A sentence for whoever backs up or restores: what is wrong and what to do. */
export class BackupError extends Error {
  override name = 'BackupError';
}

/** The folder's parts. */
export const tableFile = (folder: string, table: string): string =>
  join(folder, 'tables', `${table}.copy.gz`);
export const dataFolderOf = (folder: string): string => join(folder, 'data');
const manifestFile = (folder: string): string => join(folder, 'manifest.json');
const seal = (folder: string): string => join(folder, 'manifest.mac');

/** The keys' own mark under the manifest: it shows that nobody altered it, and that keys at hand are those of the data. */
function markOf(vault: Vault, keyId: number, text: string): string {
  return Buffer.from(vault.auditHash(keyId, 'backup', text)).toString('hex');
}

export function writeManifest(folder: string, manifest: Manifest, vault: Vault): void {
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  writeFileSync(seal(folder), `${markOf(vault, vault.auditKeyId, text)}\n`, { mode: 0o600, flush: true });
  const draft = `${manifestFile(folder)}.new`;
  writeFileSync(draft, text, { mode: 0o600, flush: true });
  renameSync(draft, manifestFile(folder));
}

export function readManifest(folder: string, vault: Vault): Manifest {
  let text: string;
  let mark: string;
  try {
    text = readFileSync(manifestFile(folder), 'utf8');
    mark = readFileSync(seal(folder), 'utf8').trim();
  } catch {
    throw new BackupError(`${folder} holds no whole backup: its manifest is missing.`);
  }
  if (!vault.auditKeyIds.some(keyId => mark === markOf(vault, keyId, text))) {
    throw new BackupError(
      'These keys are not those of the backup, or its manifest was altered: give the keys.json that was kept with it.',
    );
  }
  const manifest: Manifest = JSON.parse(text);
  return manifest;
}
