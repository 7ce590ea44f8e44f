// Every kind of job, by slice.

import { forgetOldSessions } from './access/forget-sessions.ts';
import type { Services } from './context.ts';
import { importJobs } from './exchange/import/import.jobs.ts';
import type { JobKind } from './jobs.ts';
import { foldSummaries } from './reports/fold.ts';

export function jobKinds(services: Services): readonly JobKind[] {
  return [foldSummaries(services), forgetOldSessions(services), ...importJobs(services)];
}
