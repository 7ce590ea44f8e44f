import { describe, expect, it } from 'vitest';
import { IMPORT_OPERATIONS, IMPORT_STATUSES, type ImportOperation, type ImportStatus } from './terms.ts';
import { importWorkflow } from './workflow.ts';

const fresh = { NOT_BEGUN: true, BEGUN: false, READY: true };
const begun = { NOT_BEGUN: false, BEGUN: true, READY: true };

describe('importWorkflow', () => {
  const expected: Readonly<
    Record<ImportStatus, readonly [fresh: ImportOperation[], begun: ImportOperation[]]>
  > = {
    UPLOADED: [['CONFIGURE', 'CHECK'], []],
    CHECKING: [['STOP'], ['STOP']],
    CHECKED: [['CONFIGURE', 'CHECK', 'START'], ['START']],
    WRITING: [['STOP'], ['STOP']],
    STOPPED: [['CONFIGURE', 'CHECK'], ['RESUME']],
    DONE: [['START'], ['START']],
    FAILED: [['CONFIGURE', 'CHECK'], ['RESUME']],
  };

  it.each(IMPORT_STATUSES)('offers in %s what can be done, before and after the first row', status => {
    expect([importWorkflow.available(status, fresh), importWorkflow.available(status, begun)]).toEqual(
      expected[status],
    );
  });

  it('says which status stands against an operation', () => {
    expect(importWorkflow.refusal('DONE', 'STOP', begun)).toEqual({
      code: 'IMPORT_OPERATION_NOT_POSSIBLE',
      params: { operation: 'STOP', status: 'DONE' },
    });
    expect(importWorkflow.refusal('UPLOADED', 'CHECK', { ...fresh, READY: false })?.code).toBe(
      'ROSTER_NO_HEADER',
    );
    expect(IMPORT_OPERATIONS).toHaveLength(5);
  });
});
