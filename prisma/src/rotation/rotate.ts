import { connect } from '../backup/copy.ts';
import { addKey } from '../keys.ts';
import { newKeyKnownAfterMs, openVault } from '../vault.ts';
import { oldFiles, resealFiles } from './files.ts';
import { oldRows, type Resealed, resealRows } from './rows.ts';

export interface Rotation {
  /** The key that seals now. */
  readonly keyId: number;
  /** False when an earlier rotation was broken off and is gone on with, or the environment brought the new key. */
  readonly added: boolean;
  readonly tables: readonly Resealed[];
  readonly files: number;
  /** Rows that are still sealed with an older key, because others held them all the while. */
  readonly left: number;
}

/**
 * Adds a sealing key and seals everything anew with it, beside a server at work. Where something is still sealed with an
 * older key, an earlier rotation is ended first and no key is added.
 */
export async function rotateKeys(
  url: string,
  dataFolder: string,
  env: Record<string, string | undefined> = process.env,
): Promise<Rotation> {
  const client = await connect(url);
  try {
    const before = openVault(dataFolder, env);
    const unfinished = (await oldRows(client, before)) > 0 || oldFiles(dataFolder, before).length > 0;
    const added = !unfinished && !env['ZHUCAN_KEYS']?.trim();
    if (added) addKey(dataFolder, 'seal');
    const vault = added ? openVault(dataFolder, env) : before;
    // Whatever a server at work seals with the older key meanwhile is to be met by the pass that follows.
    if (added) await new Promise(resolve => setTimeout(resolve, newKeyKnownAfterMs * 1.25));
    const tables = await resealRows(client, vault);
    const files = resealFiles(dataFolder, vault);
    return { keyId: vault.sealingKeyId, added, tables, files, left: await oldRows(client, vault) };
  } finally {
    await client.end();
  }
}
