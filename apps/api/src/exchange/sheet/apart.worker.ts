// The thread that reads a file for another: see `openApart`.

import { parentPort, workerData } from 'node:worker_threads';
import { ValidationError } from '@zhucan/domain';
import type { Answer, Question } from './apart.ts';
import { openHere } from './here.ts';
import type { SheetRow } from './sheet.ts';

const content: Uint8Array = workerData;
const opened = openHere(Buffer.from(content.buffer, content.byteOffset, content.byteLength));
let rows: AsyncIterator<SheetRow[]> | undefined;

async function answer(question: Question): Promise<unknown> {
  const source = await opened;
  switch (question.ask) {
    case 'estimate':
      return source.estimate(question.sheet);
    case 'open':
      rows = source.batches(question.sheet, question.size)[Symbol.asyncIterator]();
      return null;
    case 'next': {
      const batch = await rows?.next();
      return batch?.done === false ? batch.value : null;
    }
  }
}

let turn: Promise<void> = Promise.resolve();

async function reply(question: Question): Promise<void> {
  let told: Answer;
  try {
    told = { value: await answer(question) };
  } catch (error) {
    // Anything else is a fault of the software: it ends the thread, and whoever asked is told.
    if (!(error instanceof ValidationError)) throw error;
    told = { refused: error.problems };
  }
  parentPort?.postMessage(told);
}

opened.catch(() => undefined);
parentPort?.on('message', (question: Question) => {
  turn = turn.then(() => reply(question));
});
