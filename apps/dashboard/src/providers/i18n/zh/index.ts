import { administration } from './administration.ts';
import { certificates } from './certificates.ts';
import { queue } from './queue.ts';
import { reactAdmin } from './reactAdmin.ts';
import { registry } from './registry.ts';
import { shell } from './shell.ts';

/** The words that every page may say, and those of the pages that have none of their own. */
export const zh = {
  ...shell,
  ...registry,
  ...administration,
  ...certificates,
  ...queue,
} as const;
export const catalogue = { ra: reactAdmin, ...zh };
