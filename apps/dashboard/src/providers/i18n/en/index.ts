import english from 'ra-language-english';
import type { Shape } from '../shape.ts';
import type { zh } from '../zh/index.ts';
import { administration } from './administration.ts';
import { certificates } from './certificates.ts';
import { homeVisits } from './homeVisits.ts';
import { records } from './records.ts';
import { registry } from './registry.ts';
import { roster } from './roster.ts';
import { shell } from './shell.ts';

const en: Shape<typeof zh> = {
  ...shell,
  ...registry,
  ...records,
  ...administration,
  ...certificates,
  ...homeVisits,
  ...roster,
};
export const catalogue = { ...english, ...en };
