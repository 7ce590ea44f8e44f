import { administration } from './administration.ts';
import { certificates } from './certificates.ts';
import { homeVisits } from './homeVisits.ts';
import { reactAdmin } from './reactAdmin.ts';
import { records } from './records.ts';
import { registry } from './registry.ts';
import { roster } from './roster.ts';
import { shell } from './shell.ts';

export const zh = {
  ...shell,
  ...registry,
  ...records,
  ...administration,
  ...certificates,
  ...homeVisits,
  ...roster,
} as const;
export const catalogue = { ra: reactAdmin, ...zh };
