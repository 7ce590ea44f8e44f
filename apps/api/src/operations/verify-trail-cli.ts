// `pnpm audit:verify`: verifies the audit trail from the terminal; ends with 0 where nothing was altered, 1 where something was.

import { openVault } from '@zhucan/database';
import { message } from '@zhucan/domain';
import { verifyTrail } from '../access/trail/verify.ts';
import { runCheck, say } from './place.ts';

runCheck(async (db, config) => {
  const vault = openVault(config.dataFolder);
  const { valid, entries, shards, fault } = await verifyTrail({ db, vault, config }, new Date());
  const told = fault
    ? `${message('zh', fault.code, fault.params)} ${message('en', fault.code, fault.params)}`
    : 'OK';
  say(`${entries} entries in ${shards} chains: ${told}`);
  return valid;
});
