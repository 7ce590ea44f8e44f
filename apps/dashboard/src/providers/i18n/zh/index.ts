import { administration } from './administration.ts';
import { calculator } from './calculator.ts';
import { casework } from './casework.ts';
import { certificates } from './certificates.ts';
import { homeVisits } from './homeVisits.ts';
import { policies } from './policies.ts';
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
  ...calculator,
  ...casework,
  ...policies,
  ...homeVisits,
  ...roster,
} as const;
export const catalogue = { ra: reactAdmin, ...zh };
