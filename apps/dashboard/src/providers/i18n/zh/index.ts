import { administration } from './administration.ts';
import { calculator } from './calculator.ts';
import { certificates } from './certificates.ts';
import { homeVisits } from './homeVisits.ts';
import { queue } from './queue.ts';
import { reactAdmin } from './reactAdmin.ts';
import { records } from './records.ts';
import { registry } from './registry.ts';
import { roster } from './roster.ts';
import { shell } from './shell.ts';

/** The words that every page may say, and those of the pages that have none of their own. */
export const zh = {
  ...shell,
  ...registry,
  ...records,
  ...administration,
  ...certificates,
  ...calculator,
  ...queue,
  ...homeVisits,
  ...roster,
} as const;
export const catalogue = { ra: reactAdmin, ...zh };
