// Every kind of job, by slice.

import type { Services } from './context.ts';
import type { JobKind } from './jobs.ts';
import { foldSummaries } from './reports/fold.ts';

export function jobKinds(services: Services): readonly JobKind[] {
  return [foldSummaries(services)];
}
