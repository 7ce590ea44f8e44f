// `pnpm keys:rotate [--audit | --hashes]`: a new sealing key, and everything sealed anew with it, while the server runs; or a new key
// for the links of the audit trail that are to come; or, with the server stopped, one for the hashes by which numbers are found.

import { parseArgs } from 'node:util';
import { keysFile } from '@zhucan/database';
import { hasKeys, inPlace, readPlace, runCommand, say } from './place.ts';
import { type RotationOptions, rotateAudit, rotateHashes, rotateSealing } from './rotate.ts';

const fromEnvironment = Boolean(process.env['ZHUCAN_KEYS']?.trim());

function sayKey(kind: string, keyId: number, added: boolean, dataFolder: string): void {
  if (added)
    say(
      `${kind} ${keyId} was added to ${keysFile(dataFolder)}: renew the copy that you keep in another place.`,
    );
  else if (fromEnvironment)
    say(
      `${kind} ${keyId} of ZHUCAN_KEYS is in use; to change it, add a key of a higher number there first, and restart.`,
    );
  else say(`An earlier change to ${kind.toLowerCase()} ${keyId} was broken off; it was gone on with.`);
}

async function sealing(options: RotationOptions): Promise<void> {
  const { keyId, added, tables, files, left } = await rotateSealing(options);
  sayKey('Key', keyId, added, options.dataFolder);
  for (const { table, rows } of tables)
    say(`${table.padEnd(24)} ${String(rows).padStart(10)} rows sealed anew`);
  say(`${'files'.padEnd(24)} ${String(files).padStart(10)} sealed anew`);
  if (left > 0) throw new Error(`${left} rows were held by others all the while: run this again.`);
  say('Older keys stay in the file: backups that they sealed can be opened by them alone.');
}

async function audit(options: RotationOptions): Promise<void> {
  sayKey('Audit key', await rotateAudit(options), !fromEnvironment, options.dataFolder);
  say('Older audit keys stay in the file: the links that they made can be verified by them alone.');
}

async function hashes(options: RotationOptions): Promise<void> {
  const { keyId, added, rows } = await rotateHashes(options);
  sayKey('Hash key', keyId, added, options.dataFolder);
  say(`${rows} rows hashed anew. Older hash keys stay in the file, for backups of their time.`);
}

runCommand(async () => {
  const { values } = parseArgs({
    options: { audit: { type: 'boolean', default: false }, hashes: { type: 'boolean', default: false } },
  });
  const config = readPlace();
  const { dataFolder } = config;
  if (!hasKeys(dataFolder))
    throw new Error(`There are no keys in ${dataFolder}: name the data folder in ZHUCAN_DATA.`);
  if (values.audit && values.hashes) throw new Error('One kind of key at a time: --audit or --hashes.');
  const rotate = values.audit ? audit : values.hashes ? hashes : sealing;
  await inPlace(config, ({ url }) => rotate({ url, dataFolder }));
});
