// Folds the deltas of the kept summaries into their totals once a minute, so that the tail that every chart adds stays short.

import type { Services } from '../context.ts';
import type { JobKind } from '../jobs.ts';

export function foldSummaries({ db }: Services): JobKind {
  return {
    queue: 'fold-summaries',
    every: '* * * * *',
    run: async () => {
      await db.pool.query('SELECT fold_registry_deltas()');
    },
  };
}
