// `pnpm restore --from FOLDER [--keys FILE]`: a backup into an empty database and data folder, proven by counts and hashes.

import { chmodSync, constants, copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { keysFile, openDatabase, openVault, restore } from '@zhucan/database';
import { message } from '@zhucan/domain';
import { verifyTrail } from '../access/trail/verify.ts';
import { hasKeys, inPlace, type Place, readPlace, runCommand, say } from './place.ts';

/** The data folder's keys: those given, those there, or those of the environment; new ones would open nothing. */
function placeKeys(dataFolder: string, given: string | undefined): void {
  const file = keysFile(dataFolder);
  if (given !== undefined) {
    if (existsSync(file) && !readFileSync(file).equals(readFileSync(given)))
      throw new Error(`${file} holds other keys than ${given}: move them away first.`);
    mkdirSync(dirname(file), { recursive: true });
    if (existsSync(file)) return;
    copyFileSync(given, file, constants.COPYFILE_EXCL);
    chmodSync(file, 0o600);
  } else if (!hasKeys(dataFolder)) {
    throw new Error(
      `The keys of the backup are needed: give them with --keys <keys.json>, put them at ${file}, or set ZHUCAN_KEYS.`,
    );
  }
}

async function bringBack({ config, url, alone }: Place, folder: string): Promise<void> {
  if (!alone) throw new Error('A server runs on this data folder: stop it first.');
  const { dataFolder } = config;
  const vault = openVault(dataFolder);
  const { tables, files, madeAt } = await restore({ url, dataFolder, vault, folder });
  for (const { name, rows } of tables) say(`${name.padEnd(24)} ${String(rows).padStart(10)}  same hash`);
  say(`${tables.length} tables and ${files.length} files as they were at ${madeAt}.`);
  const db = openDatabase({ url });
  try {
    const { entries, fault } = await verifyTrail({ db, vault, config }, new Date());
    if (fault)
      throw new Error(
        `Restored as it was backed up; but ${entries} audit entries: ${message('en', fault.code, fault.params)}`,
      );
    say(`The audit trail of ${entries} entries is whole.`);
  } finally {
    await db.close();
  }
}

runCommand(async () => {
  const { from, keys } = parseArgs({
    options: { from: { type: 'string' }, keys: { type: 'string' } },
  }).values;
  if (!from) throw new Error('Usage: pnpm restore --from <folder> [--keys <keys.json>]');
  const here = process.env['INIT_CWD'] ?? '';
  const config = readPlace();
  placeKeys(config.dataFolder, keys === undefined ? undefined : resolve(here, keys));
  await inPlace(config, place => bringBack(place, resolve(here, from)));
});
