import { calculator } from './calculator.ts';
import { casework } from './casework.ts';
import { fund } from './fund.ts';
import { homeVisits } from './homeVisits.ts';
import { policies } from './policies.ts';
import { records } from './records.ts';
import { roster } from './roster.ts';

/** The words of pages that nobody's day begins with: fetched with the first of them. */
export const later = {
  ...calculator,
  ...casework,
  ...fund,
  ...homeVisits,
  ...policies,
  ...records,
  ...roster,
} as const;
