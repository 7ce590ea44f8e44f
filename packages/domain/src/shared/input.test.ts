import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { DomainError, NotFoundError, RateLimited, StaleError, ValidationError } from './error.ts';
import {
  inspectInput,
  optionalChoice,
  optionalDate,
  optionalText,
  readInput,
  requiredDate,
  requiredReason,
  requiredText,
} from './input.ts';

const fields = z.object({
  name: requiredText(5),
  note: optionalText(3),
  day: requiredDate(),
  until: optionalDate(),
  size: optionalChoice(['BIG', 'SMALL']),
  count: z.int().min(1).max(9),
  list: z
    .array(z.object({ item: requiredText(5) }))
    .min(1)
    .max(2),
  reason: requiredReason(),
});

const right = { name: 'a', day: '2026-01-01', count: 3, list: [{ item: 'x' }], reason: '说明' };
const codes = (input: unknown) =>
  inspectInput(fields, input).problems.map(({ code, field }) => `${field}: ${code}`);

describe('an input', () => {
  test('is tidied and completed', () => {
    expect(readInput(fields, { ...right, name: '  a  ', note: ' ', until: '' })).toEqual({
      ...right,
      note: null,
      until: null,
      size: null,
    });
  });

  test('hears of every field at once', () => {
    expect(
      codes({
        name: 'abcdef',
        note: 'abcd',
        day: '2026-02-30',
        until: 'x',
        size: 'HUGE',
        count: 12,
        list: [],
        reason: '无',
      }),
    ).toEqual([
      'name: TOO_LONG',
      'note: TOO_LONG',
      'day: DATE_INVALID',
      'until: DATE_INVALID',
      'size: NOT_A_CHOICE',
      'count: TOO_LARGE',
      'list: TOO_FEW',
      'reason: TOO_SHORT',
    ]);
  });

  test('what is missing is required, whatever its type', () => {
    expect(codes({ list: [{}], name: ' ', count: null })).toEqual([
      'name: REQUIRED',
      'day: REQUIRED',
      'count: REQUIRED',
      'list.0.item: REQUIRED',
      'reason: REQUIRED',
    ]);
    expect(codes(null)).toContain('name: REQUIRED');
    expect(codes('text')).toContain('name: REQUIRED');
    expect(codes({ ...right, count: 'three', list: [1, 2] })).toEqual([
      'count: INVALID',
      'list.0: INVALID',
      'list.1: INVALID',
    ]);
  });

  test('rules between fields see those that are right by themselves', () => {
    const rules = ({ count, day }: { count?: number; day?: string }) =>
      day === undefined && count === 3 ? [{ code: 'DATE_ORDER', params: {} } as const] : [];
    const found = inspectInput(fields, { ...right, day: 'x' }, rules).problems.map(({ code }) => code);
    expect(found).toEqual(['DATE_INVALID', 'DATE_ORDER']);
  });

  test('throws all problems together', () => {
    expect(() => readInput(fields, {})).toThrow(ValidationError);
    try {
      readInput(fields, { ...right, name: '', count: 0 });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(DomainError);
      if (!(error instanceof DomainError)) return;
      expect(error.code).toBe('INPUT_WRONG');
      expect(error.problems.map(({ code }) => code)).toEqual(['REQUIRED', 'TOO_SMALL']);
    }
  });
});

describe('a refusal', () => {
  test('carries its code, its field and its parameters', () => {
    const error = new NotFoundError('areaId');
    expect(error.problems).toEqual([{ code: 'NOT_FOUND', field: 'areaId', params: {} }]);
    expect(error.name).toBe('NotFoundError');
    expect(new StaleError(7).currentVersion).toBe(7);
    expect(new RateLimited(30).problems).toEqual([{ code: 'RATE_LIMITED', params: { seconds: 30 } }]);
  });
});
