import { describe, expect, test } from 'vitest';
import { emptyKey, keyInput, keyProblems, keyState } from './apiKey.ts';

const today = '2026-11-23';
const right = {
  ...emptyKey(today),
  partner: '民政局',
  purpose: '低保核对',
  scopes: ['person.read'],
  areaId: 'a',
};

describe('the form of a key', () => {
  test.each<[object, string[]]>([
    [{}, []],
    [{ partner: ' ' }, ['partner REQUIRED']],
    [{ scopes: [] }, ['scopes REQUIRED']],
    [{ expiresAt: today }, ['expiresAt KEY_EXPIRY']],
    [{ expiresAt: '2030-01-01' }, ['expiresAt KEY_EXPIRY']],
    [{ dailyQuota: '0' }, ['dailyQuota INVALID']],
    [{ dailyQuota: 'many' }, ['dailyQuota INVALID']],
    [{ dailyQuota: '2000000' }, ['dailyQuota TOO_LARGE']],
  ])('%j → %j', (more, expected) => {
    expect(keyProblems({ ...right, ...more }, today).map(({ code, field }) => `${field} ${code}`)).toEqual(
      expected,
    );
  });

  test('a key is good to the end of its last day in Shanghai', () => {
    expect(keyInput({ ...right, expiresAt: '2027-01-31' })).toMatchObject({
      expiresAt: '2027-01-31T23:59:59+08:00',
      dailyQuota: 10_000,
    });
  });
});

test('a key is good, ends soon, has ended or was revoked', () => {
  const now = new Date('2026-11-23T00:00:00Z');
  const state = (expiresAt: string, revokedAt: string | null = null) =>
    keyState({ expiresAt, revokedAt }, now);
  expect(state('2027-06-01T00:00:00Z')).toBe('good');
  expect(state('2026-12-01T00:00:00Z')).toBe('endsSoon');
  expect(state('2026-11-22T00:00:00Z')).toBe('expired');
  expect(state('2027-06-01T00:00:00Z', '2026-11-01T00:00:00Z')).toBe('revoked');
});
