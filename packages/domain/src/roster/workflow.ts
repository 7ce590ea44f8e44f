import { defineWorkflow, type Step } from '../shared/workflow.ts';
import { IMPORT_OPERATIONS, IMPORT_STATUSES, type ImportOperation, type ImportStatus } from './terms.ts';

/** Whether rows have been written, or were to be: then checking again would forget what was written. */
export type ImportFlag = 'NOT_BEGUN' | 'BEGUN' | 'READY';

type Steps = Readonly<Partial<Record<ImportOperation, Step<ImportStatus, ImportFlag>>>>;

const CHECK_AGAIN = {
  CONFIGURE: { to: 'CHECKING', needs: ['NOT_BEGUN'] },
  CHECK: { to: 'CHECKING', needs: ['NOT_BEGUN', 'READY'] },
} as const satisfies Steps;

/**
 * The life of an import. A check can be had again until the first row is written; what is written is written, and the rest can be
 * gone on with, with other outcomes accepted too.
 */
const IMPORT_TABLE = {
  UPLOADED: CHECK_AGAIN,
  CHECKING: { STOP: { to: 'STOPPED' } },
  CHECKED: { ...CHECK_AGAIN, START: { to: 'WRITING' } },
  WRITING: { STOP: { to: 'STOPPED' } },
  STOPPED: { ...CHECK_AGAIN, RESUME: { to: 'WRITING', needs: ['BEGUN'] } },
  DONE: { START: { to: 'WRITING' } },
  FAILED: { ...CHECK_AGAIN, RESUME: { to: 'WRITING', needs: ['BEGUN'] } },
} as const satisfies Readonly<Record<ImportStatus, Steps>>;

export const importWorkflow = defineWorkflow<ImportStatus, ImportOperation, ImportFlag>({
  statuses: IMPORT_STATUSES,
  operations: IMPORT_OPERATIONS,
  table: IMPORT_TABLE,
  notPossible: 'IMPORT_OPERATION_NOT_POSSIBLE',
  refusals: {
    NOT_BEGUN: 'IMPORT_OPERATION_NOT_POSSIBLE',
    BEGUN: 'IMPORT_OPERATION_NOT_POSSIBLE',
    READY: 'ROSTER_NO_HEADER',
  },
});
