// `pnpm keys:rotate`: a new sealing key, and everything sealed anew with it, while the server runs.

import { keysFile, rotateKeys } from '@zhucan/database';
import { hasKeys, inPlace, readPlace, runCommand, say } from './place.ts';

runCommand(async () => {
  const config = readPlace();
  const { dataFolder } = config;
  if (!hasKeys(dataFolder))
    throw new Error(`There are no keys in ${dataFolder}: name the data folder in ZHUCAN_DATA.`);
  await inPlace(config, async ({ url }) => {
    const { keyId, added, tables, files, left } = await rotateKeys(url, dataFolder);
    const fromEnvironment = Boolean(process.env['ZHUCAN_KEYS']?.trim());
    if (added)
      say(
        `Key ${keyId} was added to ${keysFile(dataFolder)}: renew the copy that you keep in another place.`,
      );
    else if (fromEnvironment)
      say(`Key ${keyId} of ZHUCAN_KEYS seals; to change it, add a key of a higher number there first.`);
    else say(`An earlier change to key ${keyId} was broken off; it was gone on with.`);
    for (const { table, rows } of tables)
      say(`${table.padEnd(24)} ${String(rows).padStart(10)} rows sealed anew`);
    say(`${'files'.padEnd(24)} ${String(files).padStart(10)} sealed anew`);
    if (left > 0) throw new Error(`${left} rows were held by others all the while: run this again.`);
    say('Older keys stay in the file: backups that they sealed can be opened by them alone.');
  });
});
