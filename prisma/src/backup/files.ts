import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Vault } from '../vault.ts';
import { BackupError, dataFolderOf, type FileDigest } from './manifest.ts';

/** Uploads are kept sealed, under the hash of what they hold. */
const uploadPath = /^files\/[0-9a-f]{2}\/([0-9a-f]{64})$/;
/** The ends of the audit chains, which are kept outside the database. */
const headsPath = 'audit-heads.jsonl';
/** Beside them what the made-up district's sign-ins need. Never keys. */
const singleFiles = [headsPath, 'demonstration-password'];

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

function uploadsOf(dataFolder: string): string[] {
  const folder = join(dataFolder, 'files');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap(part => readdirSync(join(folder, part)).map(name => `files/${part}/${name}`))
    .filter(path => uploadPath.test(path))
    .sort();
}

function copyFile(from: string, to: string, path: string): FileDigest {
  const content = readFileSync(join(from, path));
  const target = join(to, path);
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  writeFileSync(target, content, { mode: 0o600, flush: true });
  return { path, bytes: content.length, sha256: sha256(content) };
}

/** To be copied before the snapshot: the ends that it lists must be in the snapshot. */
export function backUpSingleFiles(dataFolder: string, folder: string): FileDigest[] {
  return singleFiles
    .filter(path => existsSync(join(dataFolder, path)))
    .map(path => copyFile(dataFolder, dataFolderOf(folder), path));
}

/** To be copied after the snapshot: a file is written before the row that names it. */
export function backUpUploads(dataFolder: string, folder: string): FileDigest[] {
  return uploadsOf(dataFolder).map(path => copyFile(dataFolder, dataFolderOf(folder), path));
}

/** Proves that every file of the backup is as it was written, and that the keys open every upload. */
export function verifyFiles(folder: string, files: readonly FileDigest[], vault: Vault): void {
  for (const { path, bytes, sha256: expected } of files) {
    let content: Buffer;
    try {
      content = readFileSync(join(dataFolderOf(folder), path));
    } catch {
      throw new BackupError(`The backup lacks ${path}.`);
    }
    if (content.length !== bytes || sha256(content) !== expected)
      throw new BackupError(`${path} in the backup is not as it was written.`);
    const name = uploadPath.exec(path)?.[1];
    if (name !== undefined && sha256(vault.openBytes(content)) !== name)
      throw new BackupError(`${path} in the backup does not hold what its name says.`);
  }
}

/** Puts the files into the data folder; a single file that stands there already is kept under another name. */
export function restoreFiles(folder: string, dataFolder: string, files: readonly FileDigest[]): void {
  for (const { path } of files) {
    const target = join(dataFolder, path);
    if (!uploadPath.test(path) && existsSync(target))
      renameSync(target, `${target}.before-restore-${new Date().toISOString().replace(/\D/g, '')}`);
    copyFile(dataFolderOf(folder), dataFolder, path);
  }
}
