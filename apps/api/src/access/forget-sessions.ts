// Ended sessions are kept for a month, for whoever looks into something, and then no longer: they say who worked when.

import type { Services } from '../context.ts';
import type { JobKind } from '../jobs.ts';

export function forgetOldSessions({ db }: Pick<Services, 'db'>): JobKind {
  return {
    queue: 'forget-sessions',
    every: '17 3 * * *',
    run: async () => {
      await db.pool.query("DELETE FROM session WHERE expires_at < now() - interval '30 days'");
    },
  };
}
