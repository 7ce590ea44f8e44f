import english from 'ra-language-english';
import type { Shape } from '../shape.ts';
import type { zh } from '../zh/index.ts';
import type { later } from '../zh/later.ts';
import { administration } from './administration.ts';
import { calculator } from './calculator.ts';
import { casework } from './casework.ts';
import { certificates } from './certificates.ts';
import { fund } from './fund.ts';
import { homeVisits } from './homeVisits.ts';
import { policies } from './policies.ts';
import { queue } from './queue.ts';
import { records } from './records.ts';
import { registry } from './registry.ts';
import { roster } from './roster.ts';
import { shell } from './shell.ts';

const en: Shape<typeof zh> & Shape<typeof later> = {
  ...shell,
  ...registry,
  ...records,
  ...administration,
  ...certificates,
  ...calculator,
  ...casework,
  ...fund,
  ...policies,
  ...queue,
  ...homeVisits,
  ...roster,
};
export const catalogue = { ...english, ...en };
