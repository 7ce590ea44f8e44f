// What an import's status asks to be done.

import type { Services } from '../../context.ts';
import { checkRows } from './check.ts';
import { type OpenFile, runImport } from './run.ts';
import { writeRows } from './write.ts';

export function runSteps(services: Services, id: number, open: OpenFile): Promise<void> {
  return runImport(services, id, { CHECKING: checkRows, WRITING: writeRows }, open);
}
