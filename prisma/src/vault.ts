import { createCipheriv, createDecipheriv, createHmac, type KeyObject, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Keys, keysFile, newestOf, parseKeys, readOrMakeKeys, VaultError } from './keys.ts';

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
  /** HMAC-SHA-256 of a normalised text, 32 bytes, with the newest key unless told otherwise. */
  hash: (kind: HashKind, normalisedText: string, keyId?: number) => Uint8Array<ArrayBuffer>;
  /** HMAC-SHA-256 of a link of the audit trail, under a key of its own: of the id that the link names. */
  auditHash: (keyId: number, ...parts: (string | Uint8Array)[]) => Uint8Array<ArrayBuffer>;
  /** The id of the key that seals now. */
  readonly sealingKeyId: number;
  /** The id of the key that hashes. It stays while the vault is open: what one process looks up, another may have hashed. */
  readonly hashKeyId: number;
  readonly hashKeyIds: readonly number[];
  /** The id of the key that chains the trail now. */
  readonly auditKeyId: number;
  /** Every key of the trail, the newest first. */
  readonly auditKeyIds: readonly number[];
}

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

/** Keys of a kind that may be added to while they are in use. */
interface Ring {
  newest: () => number;
  of: (id: number) => KeyObject;
  all: () => readonly number[];
}

function keyRings(first: Keys, reread: (() => Keys) | undefined): Record<'seal' | 'audit', Ring> {
  let keys = first;
  let readAt = performance.now();
  const learn = (): void => {
    readAt = performance.now();
    try {
      const now = reread?.();
      // A key that is taken out of the file goes on opening what it sealed, as long as the process lives.
      if (now)
        keys = {
          hash: first.hash,
          seal: new Map([...keys.seal, ...now.seal]),
          audit: new Map([...keys.audit, ...now.audit]),
        };
    } catch {
      // A file that cannot be read for the moment takes no key away.
    }
  };
  const refresh = (): void => {
    if (reread && performance.now() - readAt > newKeyKnownAfterMs) learn();
  };
  const ring = (kind: 'seal' | 'audit', what: string): Ring => ({
    newest: () => {
      refresh();
      return newestOf(keys[kind]);
    },
    all: () => [...keys[kind].keys()].sort((a, b) => b - a),
    of: id => {
      if (!keys[kind].has(id)) learn();
      const key = keys[kind].get(id);
      if (!key)
        throw new VaultError(`${what} ${id} is missing from the keys; it is needed for what it made.`);
      return key;
    },
  });
  return { seal: ring('seal', 'Key'), audit: ring('audit', 'Audit key') };
}

function hashKeyOf({ hash }: Keys, id: number): KeyObject {
  const key = hash.get(id);
  if (!key) throw new VaultError(`Hash key ${id} is missing from the keys; it is needed for what it made.`);
  return key;
}

function chained(key: KeyObject, parts: readonly (string | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const hmac = createHmac('sha256', key);
  for (const part of parts) {
    // The length in front of each part keeps («ab», «c») and («a», «bc») apart.
    const data = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    hmac.update(length).update(data);
  }
  return bytes(hmac.digest());
}

function createVault(keys: Keys, reread?: () => Keys): Vault {
  const nextNonce = nonceSource();
  const rings = keyRings(keys, reread);
  const hashKeyId = newestOf(keys.hash);
  const sealBytes = (content: Uint8Array): Buffer => {
    const id = rings.seal.newest();
    const nonce = nextNonce();
    const cipher = createCipheriv('aes-256-gcm', rings.seal.of(id), nonce);
    const body = Buffer.concat([cipher.update(content), cipher.final()]);
    return Buffer.concat([Buffer.of(id), nonce, cipher.getAuthTag(), body]);
  };
  return {
    get sealingKeyId() {
      return rings.seal.newest();
    },
    get auditKeyId() {
      return rings.audit.newest();
    },
    get auditKeyIds() {
      return rings.audit.all();
    },
    hashKeyId,
    hashKeyIds: [...keys.hash.keys()],
    seal: text => bytes(sealBytes(Buffer.from(text, 'utf8'))),
    open: sealed => unseal(rings.seal.of, Buffer.from(sealed)).toString('utf8'),
    sealBytes,
    openBytes: sealed => unseal(rings.seal.of, Buffer.from(sealed)),
    hash: (kind, text, id = hashKeyId) =>
      bytes(createHmac('sha256', hashKeyOf(keys, id)).update(`${kind}\0${text}`, 'utf8').digest()),
    auditHash: (id, ...parts) => chained(rings.audit.of(id), parts),
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
