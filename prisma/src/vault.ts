import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a keyed hash stands for; the same text under two kinds gives two hashes, so that columns cannot be joined. */
export type HashKind = 'ID_NUMBER' | 'CERTIFICATE_NUMBER' | 'PHONE' | 'BANK_ACCOUNT';

/** Encrypts what identifies a person, and hashes it under a key for exact match and uniqueness. */
export interface Vault {
  /** Encrypts with the newest key: 1 byte key id, 12 nonce, 16 tag, ciphertext. */
  seal: (text: string) => Uint8Array<ArrayBuffer>;
  /** Decrypts with whichever key sealed it; throws `VaultError` when it was altered or its key is missing. */
  open: (sealed: Uint8Array) => string;
  /** As `seal` and `open`, for the bytes of a file. */
  sealBytes: (content: Uint8Array) => Buffer;
  openBytes: (sealed: Uint8Array) => Buffer;
  /** HMAC-SHA-256 of a normalised text, 32 bytes. */
  hash: (kind: HashKind, normalisedText: string) => Uint8Array<ArrayBuffer>;
  /** HMAC-SHA-256 of a link of the audit trail, under a key of its own. */
  auditHash: (...parts: (string | Uint8Array)[]) => Uint8Array<ArrayBuffer>;
  /** The id of the key that seals now. */
  readonly sealingKeyId: number;
}

export class VaultError extends Error {
  override name = 'VaultError';
}

/** Keys of 32 bytes, made ready once: Node takes four times as long over each use of a key that is bare bytes. */
interface Keys {
  /** By key id (1–255). The highest id seals. */
  seal: Map<number, KeyObject>;
  hash: KeyObject;
  audit: KeyObject;
}

const keyLength = 32;
/** A key's id is one byte. */
const lastKeyId = 255;
const nonceLength = 12;
const tagLength = 16;
const headerLength = 1 + nonceLength + tagLength;

/**
 * Opens the vault: keys from `ZHUCAN_KEYS` (the JSON that `keys.json` holds), else from `keys.json` in the data
 * folder, made at first use and readable by its owner alone.
 */
export function openVault(dataDir: string, env: Record<string, string | undefined> = process.env): Vault {
  const given = env['ZHUCAN_KEYS']?.trim();
  if (given) return createVault(parseKeys(given, 'ZHUCAN_KEYS'));
  const file = keysFile(dataDir);
  return createVault(readOrMakeKeys(dataDir), () => parseKeys(readFileSync(file, 'utf8'), file));
}

/** The JSON of a fresh set of keys, as `keys.json` and `ZHUCAN_KEYS` hold it. */
export function generateKeys(): string {
  const key = (): string => randomBytes(keyLength).toString('base64');
  return `${JSON.stringify({ seal: { '1': key() }, hash: key(), audit: key() }, null, 2)}\n`;
}

/**
 * Adds a fresh sealing key to the key file of a data folder; gives its id. Older ones stay, to open what they sealed.
 * Whoever has the vault open learns of it when they meet what it sealed.
 */
export function addSealingKey(dataDir: string): number {
  const file = keysFile(dataDir);
  const ids = [...readOrMakeKeys(dataDir).seal.keys()];
  const id = Math.max(...ids) + 1;
  if (id > lastKeyId)
    throw new VaultError(`${file} holds ${lastKeyId} sealing keys: there is no id for another.`);
  const keys: { seal: Record<string, string> } = JSON.parse(readFileSync(file, 'utf8'));
  keys.seal[id] = randomBytes(keyLength).toString('base64');
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, file);
  return id;
}

/** Nonces are drawn many at a time: a draw costs as much for one as for hundreds. */
function nonceSource(): () => Buffer {
  let drawn = Buffer.alloc(0);
  return () => {
    if (drawn.length < nonceLength) drawn = randomBytes(nonceLength * 256);
    const nonce = drawn.subarray(0, nonceLength);
    drawn = drawn.subarray(nonceLength);
    return nonce;
  };
}

/** The keys at hand, and those added to the file since: a vault that is open learns of a new key in this time. */
export const newKeyKnownAfterMs = 2_000;

function keyRing(first: Keys, reread: (() => Keys) | undefined) {
  const seal = new Map(first.seal);
  let sealingId = Math.max(...seal.keys());
  let readAt = performance.now();
  const learn = (): void => {
    readAt = performance.now();
    try {
      for (const [id, key] of reread?.().seal ?? []) if (!seal.has(id)) seal.set(id, key);
      sealingId = Math.max(...seal.keys());
    } catch {
      // A file that cannot be read for the moment takes no key away.
    }
  };
  return {
    sealingId: (): number => {
      if (reread && performance.now() - readAt > newKeyKnownAfterMs) learn();
      return sealingId;
    },
    of: (id: number): KeyObject => {
      if (!seal.has(id)) learn();
      const key = seal.get(id);
      if (!key)
        throw new VaultError(`Key ${id} is missing from the keys; it is needed to open what it sealed.`);
      return key;
    },
  };
}

function createVault(keys: Keys, reread?: () => Keys): Vault {
  const nextNonce = nonceSource();
  const ring = keyRing(keys, reread);
  const sealBytes = (content: Uint8Array): Buffer => {
    const id = ring.sealingId();
    const nonce = nextNonce();
    const cipher = createCipheriv('aes-256-gcm', ring.of(id), nonce);
    const body = Buffer.concat([cipher.update(content), cipher.final()]);
    return Buffer.concat([Buffer.of(id), nonce, cipher.getAuthTag(), body]);
  };
  return {
    get sealingKeyId() {
      return ring.sealingId();
    },
    seal: text => bytes(sealBytes(Buffer.from(text, 'utf8'))),
    open: sealed => unseal(ring.of, Buffer.from(sealed)).toString('utf8'),
    sealBytes,
    openBytes: sealed => unseal(ring.of, Buffer.from(sealed)),
    hash: (kind, text) => bytes(createHmac('sha256', keys.hash).update(`${kind}\0${text}`, 'utf8').digest()),
    auditHash: (...parts) => {
      const hmac = createHmac('sha256', keys.audit);
      for (const part of parts) {
        // The length in front of each part keeps («ab», «c») and («a», «bc») apart.
        const data = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
        const length = Buffer.alloc(4);
        length.writeUInt32BE(data.length);
        hmac.update(length).update(data);
      }
      return bytes(hmac.digest());
    },
  };
}

function unseal(keyOfId: (id: number) => KeyObject, sealed: Buffer): Buffer {
  const keyId = sealed[0];
  if (keyId === undefined || sealed.length < headerLength)
    throw new VaultError('The sealed value is cut short.');
  const decipher = createDecipheriv('aes-256-gcm', keyOfId(keyId), sealed.subarray(1, 1 + nonceLength), {
    authTagLength: tagLength,
  });
  decipher.setAuthTag(sealed.subarray(1 + nonceLength, headerLength));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(headerLength)), decipher.final()]);
  } catch {
    throw new VaultError('The sealed value was altered, or another key sealed it.');
  }
}

/** Prisma and pg both take plain byte arrays over a buffer of their own. */
function bytes(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer);
}

/** Where the keys of a data folder lie, unless the environment gives them. */
export function keysFile(dataDir: string): string {
  return join(dataDir, 'keys.json');
}

function readOrMakeKeys(dataDir: string): Keys {
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

function parseKeys(text: string, source: string): Keys {
  const fault = (what: string): never => {
    throw new VaultError(`${source} holds no usable keys: ${what}.`);
  };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fault('it is not JSON');
  }
  const record = (value: unknown, what: string): Record<string, unknown> =>
    typeof value === 'object' && value !== null ? { ...value } : fault(`${what} is missing`);
  const key = (value: unknown, what: string): KeyObject => {
    const decoded = typeof value === 'string' ? Buffer.from(value, 'base64') : Buffer.alloc(0);
    return decoded.length === keyLength
      ? createSecretKey(decoded)
      : fault(`${what} is not 32 bytes in base64`);
  };
  const { seal, hash, audit } = record(json, 'the object');
  const sealing = Object.entries(record(seal, '"seal"')).map(([id, value]): [number, KeyObject] => {
    const number = Number(id);
    if (!Number.isInteger(number) || number < 1 || number > lastKeyId)
      fault(`"${id}" is no key id from 1 to 255`);
    return [number, key(value, `key ${id}`)];
  });
  if (sealing.length === 0) fault('there is no sealing key');
  return { seal: new Map(sealing), hash: key(hash, '"hash"'), audit: key(audit, '"audit"') };
}
