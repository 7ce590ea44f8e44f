import { expect, test } from 'vitest';
import { operationNameIn } from './operationName.ts';

test('a name that the text has is kept', () => {
  expect(operationNameIn('query A { a } mutation B { b }', 'B')).toBe('B');
});

test.each([null, undefined, '', 'Before', 'Summ'])('%j, which the text has not, is left out', name => {
  expect(operationNameIn('query Summary { a }', name)).toBeNull();
});
