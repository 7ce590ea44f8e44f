// Long work, kept in the database by pg-boss: it survives a restart and runs in this process or in one of its own.

import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';

export interface Jobs {
  /** Puts a job in line; `key` keeps a second one of the same key out while the first is unfinished. */
  send(queue: string, data: Readonly<Record<string, unknown>>, key?: string): Promise<void>;
}

/** One kind of job and what runs it. Run again after a crash, it must go on where it stood. */
export interface JobKind {
  readonly queue: string;
  readonly run: (data: Readonly<Record<string, unknown>>) => Promise<void>;
  /** Cron expression in Asia/Shanghai, for what runs by itself. */
  readonly every?: string;
  readonly expireInSeconds?: number;
}

export interface RunningJobs extends Jobs {
  /** Starts to work on these kinds. */
  work(kinds: readonly JobKind[]): Promise<void>;
  stop(): Promise<void>;
}

/** Opens the queues. Sending works at once; nothing runs until `work`. */
export async function openJobs(databaseUrl: string, log: Logger): Promise<RunningJobs> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: 'zhucan-jobs',
    max: 4,
    schema: 'jobs',
  });
  boss.on('error', error => log.error({ name: error.name }, 'job queue'));
  await boss.start();
  const known = new Set<string>();
  const ensure = async (queue: string): Promise<void> => {
    if (known.has(queue)) return;
    await boss.createQueue(queue, { policy: 'exclusive' });
    known.add(queue);
  };
  return {
    async send(queue, data, key) {
      await ensure(queue);
      await boss.send(queue, { ...data }, key ? { singletonKey: key } : {});
    },
    async work(kinds) {
      for (const kind of kinds) {
        await ensure(kind.queue);
        if (kind.every) await boss.schedule(kind.queue, kind.every, {}, { tz: 'Asia/Shanghai' });
        await boss.work<Record<string, unknown>>(kind.queue, { pollingIntervalSeconds: 0.5 }, async jobs => {
          for (const job of jobs) await kind.run(job.data ?? {});
        });
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 8_000 }),
  };
}
