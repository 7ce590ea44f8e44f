// Blocks made by several threads, handed on in their order and no faster than they are taken.

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { CalendarDate } from '@zhucan/domain';
import type { ElementTypes, Encoded } from './encode.ts';
import type { Size } from './plan.ts';
import { at } from './random.ts';

/** What a thread needs to know. */
export interface WorkerTask {
  readonly size: Size;
  readonly today: CalendarDate;
  /** Where the keys are. */
  readonly dataDir: string;
  readonly types: ElementTypes;
}

/** The blocks' bytes in order; every thread is at most one block ahead. */
export async function* blocksOfWorkers(
  task: WorkerTask,
  blocks: number,
  threads: number,
): AsyncGenerator<readonly Encoded[]> {
  const count = Math.min(threads, blocks);
  const workers = Array.from(
    { length: count },
    () =>
      new Worker(new URL('./worker.ts', import.meta.url), {
        workerData: task,
        resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 },
      }),
  );
  try {
    const ask = (index: number): Promise<readonly Encoded[]> => {
      const worker = at(workers, index % count);
      // An error in the thread rejects this as well.
      const answer = once(worker, 'message').then(([encoded]: readonly Encoded[][]) => encoded ?? []);
      answer.catch(() => undefined);
      worker.postMessage(index);
      return answer;
    };
    const waiting = Array.from({ length: count }, (_, index) => ask(index));
    for (let index = 0; index < blocks; index++) {
      const encoded = await at(waiting, index % count);
      if (index + count < blocks) waiting[index % count] = ask(index + count);
      yield encoded;
    }
  } finally {
    await Promise.all(workers.map(worker => worker.terminate()));
  }
}
