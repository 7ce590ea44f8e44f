import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addKey, generateKeys } from './keys.ts';
import { openVault } from './vault.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'zhucan-vault-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const number = '99010119900307123X';

function keysWith(extra: Record<string, string>): string {
  const keys = JSON.parse(generateKeys());
  return JSON.stringify({ ...keys, seal: { ...keys.seal, ...extra } });
}

describe('the vault', () => {
  it('makes its keys at first use, readable by their owner alone, and finds them again', () => {
    const sealed = openVault(dataDir, {}).seal(number);
    expect(statSync(join(dataDir, 'keys.json')).mode & 0o777).toBe(0o600);
    expect(openVault(dataDir, {}).open(sealed)).toBe(number);
  });

  it('seals the same text differently each time, in the agreed form', () => {
    const vault = openVault(dataDir, {});
    const [one, two] = [vault.seal(number), vault.seal(number)];
    expect(one).not.toEqual(two);
    expect(one[0]).toBe(1);
    expect(one.length).toBe(1 + 12 + 16 + number.length);
    expect(Buffer.from(one).includes(number)).toBe(false);
  });

  it('refuses what was altered in any byte, cut short, or sealed with other keys', () => {
    const vault = openVault(dataDir, {});
    const sealed = vault.seal(number);
    for (let index = 0; index < sealed.length; index++) {
      const altered = Uint8Array.from(sealed);
      altered[index] = (altered[index] ?? 0) ^ 1;
      expect(() => vault.open(altered)).toThrow();
    }
    expect(() => vault.open(sealed.subarray(0, 28))).toThrow(/cut short/);
    expect(() => openVault(dataDir, { ZHUCAN_KEYS: generateKeys() }).open(sealed)).toThrow(/another key/);
  });

  it('seals with the newest key after a rotation and still opens what older ones sealed', () => {
    const first = generateKeys();
    const old = openVault(dataDir, { ZHUCAN_KEYS: first }).seal(number);
    const keys = JSON.parse(first);
    keys.seal['2'] = JSON.parse(generateKeys()).seal['1'];
    const rotated = openVault(dataDir, { ZHUCAN_KEYS: JSON.stringify(keys) });
    expect(rotated.sealingKeyId).toBe(2);
    expect(rotated.seal(number)[0]).toBe(2);
    expect(rotated.open(old)).toBe(number);
    expect(rotated.open(rotated.seal(number))).toBe(number);
  });

  it('hashes the same text the same way, other kinds and keys otherwise', () => {
    const vault = openVault(dataDir, {});
    expect(vault.hash('ID_NUMBER', number)).toEqual(vault.hash('ID_NUMBER', number));
    expect(vault.hash('ID_NUMBER', number)).toHaveLength(32);
    expect(vault.hash('ID_NUMBER', number)).not.toEqual(vault.hash('CERTIFICATE_NUMBER', number));
    const other = openVault(dataDir, { ZHUCAN_KEYS: generateKeys() });
    expect(other.hash('ID_NUMBER', number)).not.toEqual(vault.hash('ID_NUMBER', number));
  });

  it('keeps the parts of an audit link apart', () => {
    const vault = openVault(dataDir, {});
    expect(vault.auditHash(1, 'ab', 'c')).not.toEqual(vault.auditHash(1, 'a', 'bc'));
    expect(vault.auditHash(1, 'a', Buffer.from('b'))).toEqual(vault.auditHash(1, 'a', 'b'));
  });

  it('chains with the newest audit key at once, hashes with the one it was opened with, and knows the older ones', () => {
    const running = openVault(dataDir, {});
    const before = [running.hash('PHONE', '13900000000'), running.auditHash(1, 'a')];
    expect([addKey(dataDir, 'hash'), addKey(dataDir, 'audit'), addKey(dataDir, 'audit')]).toEqual([2, 2, 3]);
    const opened = openVault(dataDir, {});
    expect([opened.hashKeyId, opened.auditKeyId, opened.auditKeyIds]).toEqual([2, 3, [3, 2, 1]]);
    expect([opened.hash('PHONE', '13900000000', 1), opened.auditHash(1, 'a')]).toEqual(before);
    expect(opened.hash('PHONE', '13900000000')).not.toEqual(before[0]);
    // A process at work learns of the new link's key, and leaves hashing to those who start anew.
    expect(running.auditHash(3, 'a')).toEqual(opened.auditHash(3, 'a'));
    expect([running.hashKeyId, running.auditKeyId]).toEqual([1, 3]);
  });

  it('reads the keys of older files, which held one of each', () => {
    const { seal, hash, audit } = JSON.parse(generateKeys());
    const older = openVault(dataDir, {
      ZHUCAN_KEYS: JSON.stringify({ seal, hash: hash['1'], audit: audit['1'] }),
    });
    const newer = openVault(dataDir, { ZHUCAN_KEYS: JSON.stringify({ seal, hash, audit }) });
    expect(older.hash('PHONE', '1')).toEqual(newer.hash('PHONE', '1'));
    expect(older.auditHash(1, 'a')).toEqual(newer.auditHash(1, 'a'));
  });

  it('says what is wrong with keys that cannot be used', () => {
    const open = (text: string) => () => openVault(dataDir, { ZHUCAN_KEYS: text });
    expect(open('{')).toThrow('ZHUCAN_KEYS holds no usable keys: it is not JSON.');
    expect(open('{}')).toThrow(/"seal" is missing/);
    expect(open(keysWith({ '300': 'x' }))).toThrow(/"300" is no key id/);
    expect(open(keysWith({ '2': 'c2hvcnQ=' }))).toThrow(/key 2 is not 32 bytes/);
  });

  it('refuses a key file that others may read', () => {
    openVault(dataDir, {});
    const file = join(dataDir, 'keys.json');
    const before = readFileSync(file, 'utf8');
    chmodSync(file, 0o644);
    expect(() => openVault(dataDir, {})).toThrow(/chmod 600/);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});
