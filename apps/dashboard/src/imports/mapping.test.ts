import { describe, expect, test } from 'vitest';
import { assign, mappingInput, mappingOfColumns, problemsOfMapping } from './mapping.ts';

const column = (index: number, field: string | null) => ({
  __typename: 'ImportColumn' as const,
  index,
  letter: 'A',
  header: '',
  field,
  sample: [],
});

describe('the matching of columns', () => {
  const suggested = mappingOfColumns([
    column(0, null),
    column(1, 'name'),
    column(2, 'idNumber'),
    column(3, 'unheard'),
  ]);

  test('starts with what the server suggests', () => {
    expect(suggested).toEqual({ 0: null, 1: 'name', 2: 'idNumber', 3: null });
    expect(problemsOfMapping(suggested)).toEqual([]);
  });

  test('a field moves from the column that had it', () => {
    expect(assign(suggested, 3, 'name')).toEqual({ 0: null, 1: null, 2: 'idNumber', 3: 'name' });
    expect(assign(suggested, 1, '')).toEqual({ 0: null, 1: null, 2: 'idNumber', 3: null });
  });

  test('names what is missing', () => {
    const without = assign(assign(suggested, 1, ''), 2, '');
    expect(problemsOfMapping(without).map(({ code, field }) => `${field} ${code}`)).toEqual([
      'name ROSTER_FIELD_MISSING',
      'idNumber ROSTER_FIELD_MISSING',
    ]);
  });

  test('goes to the API column by column', () => {
    expect(mappingInput({ 0: null, 1: 'name' })).toEqual([
      { index: 0, field: null },
      { index: 1, field: 'name' },
    ]);
  });
});
