// A thread that makes blocks and seals what is sensitive in them: the numbers of the blocks come in, their bytes go out.

import { parentPort, workerData } from 'node:worker_threads';
import { openVault } from '../src/vault.ts';
import { makeBlock } from './block.ts';
import { encodeBlock } from './block-tables.ts';
import { at } from './random.ts';
import type { WorkerTask } from './workers.ts';
import { makeWorld } from './world.ts';

const { size, today, dataDir, types }: WorkerTask = workerData;
const world = makeWorld(size, today);
const ink = { vault: openVault(dataDir), types };

parentPort?.on('message', (index: number) => {
  const encoded = encodeBlock(makeBlock(world, at(world.plan.blocks, index)), ink);
  parentPort?.postMessage(
    encoded,
    encoded.map(({ bytes }) => bytes.buffer),
  );
});
