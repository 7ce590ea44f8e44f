// A file read in a thread of its own: unpacked and parsed there, while whoever asked works on the rows that came before.

import { Worker } from 'node:worker_threads';
import { type Problem, ValidationError } from '@zhucan/domain';
import type { SheetRow } from './sheet.ts';

/** What the thread is asked; it answers one after the other. */
export type Question =
  | { readonly ask: 'estimate'; readonly sheet: string | null }
  | { readonly ask: 'open'; readonly sheet: string | null; readonly size: number }
  | { readonly ask: 'next' };

export type Answer = { readonly value: unknown } | { readonly refused: readonly Problem[] };

/** A file whose rows come in batches. */
export interface RowSource {
  estimate(sheet: string | null): Promise<number>;
  /** The rows of a sheet, `size` at a time. */
  batches(sheet: string | null, size: number): AsyncIterable<SheetRow[]>;
  close(): Promise<void>;
}

/** Batches on their way: enough that nobody waits, few enough that memory stays flat. */
const AHEAD = 1;
/** Texts and rows are short-lived there: without a bound the thread would let them pile up as far as the machine allows. */
const LIMITS = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 4 };

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

function ask(worker: Worker): (question: Question) => Promise<unknown> {
  const waiting: Waiting[] = [];
  let ended: Error | undefined;
  const end = (error: Error): void => {
    ended ??= error;
    for (const one of waiting.splice(0)) one.reject(ended);
  };
  worker.on('message', (answer: Answer) => {
    const one = waiting.shift();
    if ('refused' in answer) one?.reject(new ValidationError(answer.refused));
    else one?.resolve(answer.value);
  });
  worker.once('error', error => end(error instanceof Error ? error : new Error('the reading thread broke')));
  worker.once('exit', code => end(new Error(`the reading thread ended with ${code}`)));
  return question =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended);
      waiting.push({ resolve, reject });
      worker.postMessage(question);
    });
}

/** Opens a file apart. Every refusal is the same ValidationError as of a file that is opened here. */
export function openApart(content: Buffer): RowSource {
  const bytes = new Uint8Array(content);
  const worker = new Worker(new URL('./apart.worker.ts', import.meta.url), {
    workerData: bytes,
    transferList: [bytes.buffer],
    resourceLimits: LIMITS,
  });
  const put = ask(worker);
  const next = (): Promise<SheetRow[] | null> => {
    const batch = put({ ask: 'next' }) as Promise<SheetRow[] | null>;
    // It is awaited only when its turn comes.
    batch.catch(() => undefined);
    return batch;
  };
  return {
    estimate: async sheet => Number(await put({ ask: 'estimate', sheet })),
    async *batches(sheet, size) {
      await put({ ask: 'open', sheet, size });
      const coming = Array.from({ length: AHEAD }, next);
      for (;;) {
        const batch = await coming.shift();
        if (!batch) return;
        coming.push(next());
        yield batch;
      }
    },
    close: async () => {
      await worker.terminate();
    },
  };
}
