// `pnpm backup --to FOLDER`: database and files as they stand now, while the server runs; never the keys.

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backUp, keysFile, openVault } from '@zhucan/database';
import { hasKeys, inPlace, readPlace, runCommand, say } from './place.ts';

runCommand(async () => {
  const { to } = parseArgs({ options: { to: { type: 'string' } } }).values;
  if (!to) throw new Error('Usage: pnpm backup --to <new folder>');
  const folder = resolve(process.env['INIT_CWD'] ?? '', to);
  const config = readPlace();
  const { dataFolder } = config;
  if (!hasKeys(dataFolder))
    throw new Error(`There are no keys in ${dataFolder}: name the data folder in ZHUCAN_DATA.`);
  await inPlace(config, async ({ url }) => {
    const from = performance.now();
    const { tables, files } = await backUp({ url, dataFolder, vault: openVault(dataFolder), folder });
    for (const { name, rows, sha256 } of tables)
      say(`${name.padEnd(24)} ${String(rows).padStart(10)}  ${sha256.slice(0, 16)}`);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const seconds = ((performance.now() - from) / 1000).toFixed(1);
    say(`${rows} rows of ${tables.length} tables and ${files.length} files in ${folder} (${seconds} s).`);
    const keys = process.env['ZHUCAN_KEYS']?.trim() ? 'ZHUCAN_KEYS' : keysFile(dataFolder);
    say(
      `The keys are NOT in it: keep a copy of ${keys} in another place; without them nobody can restore it.`,
    );
  });
});
