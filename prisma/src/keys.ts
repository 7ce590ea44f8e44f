import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export class VaultError extends Error {
  override name = 'VaultError';
}

/** What a key is for; each kind has its own numbers. */
export type KeyKind = 'seal' | 'hash' | 'audit';

/**
 * Keys of 32 bytes by kind and id (1–255), made ready once: Node takes four times as long over each use of a key that is bare
 * bytes. The highest id of a kind is the one in use.
 */
export type Keys = Readonly<Record<KeyKind, ReadonlyMap<number, KeyObject>>>;

const keyLength = 32;
/** A key's id is one byte. */
const lastKeyId = 255;

export const newestOf = (keys: ReadonlyMap<number, KeyObject>): number => Math.max(...keys.keys());

const freshKey = (): string => randomBytes(keyLength).toString('base64');

/** The JSON of a fresh set of keys, as `keys.json` and `ZHUCAN_KEYS` hold it. */
export function generateKeys(): string {
  const first = (): Record<string, string> => ({ '1': freshKey() });
  return `${JSON.stringify({ seal: first(), hash: first(), audit: first() }, null, 2)}\n`;
}

/**
 * Adds a fresh key to the key file of a data folder; gives its id. Older ones stay, for what they sealed, hashed or chained.
 * Whoever has the vault open learns of a key to seal or to chain with when they meet its work.
 */
export function addKey(dataDir: string, kind: KeyKind): number {
  const file = keysFile(dataDir);
  const known = readOrMakeKeys(dataDir)[kind];
  const id = newestOf(known) + 1;
  if (id > lastKeyId)
    throw new VaultError(`${file} holds ${lastKeyId} keys of a kind: there is no id for another.`);
  const keys: Record<KeyKind, string | Record<string, string>> = JSON.parse(readFileSync(file, 'utf8'));
  keys[kind] = { ...byId(keys[kind]), [id]: freshKey() };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, file);
  return id;
}

/** A lone key, as older files hold those for hashes and for the trail, is the first. */
function byId<Value>(value: string | Value): Value | { readonly '1': string } {
  return typeof value === 'string' ? { '1': value } : value;
}

/** Where the keys of a data folder lie, unless the environment gives them. */
export function keysFile(dataDir: string): string {
  return join(dataDir, 'keys.json');
}

export function readOrMakeKeys(dataDir: string): Keys {
  mkdirSync(dataDir, { recursive: true });
  const file = keysFile(dataDir);
  let text = readIfThere(file);
  if (text === undefined) {
    writeWhole(file, generateKeys());
    text = readFileSync(file, 'utf8');
  }
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new VaultError(`Others may read ${file}; take that away with: chmod 600 ${file}`);
  }
  return parseKeys(text, file);
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Linking a finished file into place never shows half a file, and never replaces keys that another start just made. */
function writeWhole(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
}

export function parseKeys(text: string, source: string): Keys {
  const fault = (what: string): never => {
    throw new VaultError(`${source} holds no usable keys: ${what}.`);
  };
  const record = (value: unknown, what: string): Record<string, unknown> =>
    typeof value === 'object' && value !== null ? { ...value } : fault(`${what} is missing`);
  const key = (value: unknown, what: string): KeyObject => {
    const decoded = typeof value === 'string' ? Buffer.from(value, 'base64') : Buffer.alloc(0);
    return decoded.length === keyLength
      ? createSecretKey(decoded)
      : fault(`${what} is not 32 bytes in base64`);
  };
  const kind = (value: unknown, name: KeyKind, what: string): ReadonlyMap<number, KeyObject> => {
    const keys = Object.entries(record(byId(value), `"${name}"`)).map(([id, one]): [number, KeyObject] => {
      const number = Number(id);
      if (!Number.isInteger(number) || number < 1 || number > lastKeyId)
        fault(`"${id}" is no key id from 1 to 255`);
      return [number, key(one, `${what} ${id}`)];
    });
    return keys.length === 0 ? fault(`there is no ${what}`) : new Map(keys);
  };
  const { seal, hash, audit } = record(parsed(text, fault), 'the object');
  return {
    seal: kind(seal, 'seal', 'key'),
    hash: kind(hash, 'hash', 'hash key'),
    audit: kind(audit, 'audit', 'audit key'),
  };
}

function parsed(text: string, fault: (what: string) => never): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return fault('it is not JSON');
  }
}
