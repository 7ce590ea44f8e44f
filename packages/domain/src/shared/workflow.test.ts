import { describe, expect, test } from 'vitest';
import { TransitionRefused } from './error.ts';
import { defineWorkflow } from './workflow.ts';

const door = defineWorkflow<
  'OPEN' | 'SHUT' | 'GONE',
  'SHUT_IT' | 'OPEN_IT' | 'REMOVE',
  'HAS_KEY' | 'IS_LIGHT'
>({
  statuses: ['OPEN', 'SHUT', 'GONE'],
  operations: ['SHUT_IT', 'OPEN_IT', 'REMOVE'],
  table: {
    OPEN: { SHUT_IT: { to: 'SHUT' } },
    SHUT: {
      OPEN_IT: { to: 'OPEN', needs: ['HAS_KEY', 'IS_LIGHT'] },
      REMOVE: { to: 'GONE', needs: ['IS_LIGHT'] },
    },
    GONE: {},
  },
  notPossible: 'INVALID',
  refusals: { HAS_KEY: 'FORBIDDEN', IS_LIGHT: 'TOO_LARGE' },
});

const flags = (HAS_KEY: boolean, IS_LIGHT: boolean) => ({ HAS_KEY, IS_LIGHT });

describe('a workflow', () => {
  test('offers what the status and the facts allow', () => {
    expect(door.available('SHUT', flags(true, true))).toEqual(['OPEN_IT', 'REMOVE']);
    expect(door.available('SHUT', flags(false, true))).toEqual(['REMOVE']);
    expect(door.available('GONE', flags(true, true))).toEqual([]);
  });

  test('leads where the table says', () => {
    expect(door.take('OPEN', 'SHUT_IT', flags(false, false))).toBe('SHUT');
    expect(door.take('SHUT', 'OPEN_IT', flags(true, true))).toBe('OPEN');
  });

  test('names the first fact that is missing', () => {
    expect(door.refusal('SHUT', 'OPEN_IT', flags(false, false))?.code).toBe('FORBIDDEN');
    expect(door.refusal('SHUT', 'OPEN_IT', flags(true, false))?.code).toBe('TOO_LARGE');
    expect(door.refusal('SHUT', 'OPEN_IT', flags(true, true))).toBeUndefined();
    expect(() => door.take('GONE', 'OPEN_IT', flags(true, true), { days: 3 })).toThrow(TransitionRefused);
    expect(door.refusal('GONE', 'OPEN_IT', flags(true, true), { days: 3 })).toEqual({
      code: 'INVALID',
      params: { days: 3, operation: 'OPEN_IT', status: 'GONE' },
    });
  });
});
