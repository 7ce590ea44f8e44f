// What an import's status asks to be done.

import type { Services } from '../../context.ts';
import { checkRows } from './check.ts';
import { runImport } from './run.ts';
import { writeRows } from './write.ts';

export function runSteps(services: Services, id: number): Promise<void> {
  return runImport(services, id, { CHECKING: checkRows, WRITING: writeRows });
}
