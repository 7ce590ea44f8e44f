import { casework } from './casework.ts';
import { fund } from './fund.ts';
import { policies } from './policies.ts';

/** The words of pages that nobody's day begins with: fetched with the first of them. */
export const later = { ...casework, ...fund, ...policies } as const;
