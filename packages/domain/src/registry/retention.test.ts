import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusals } from '../refusals.testing.ts';
import {
  DEFAULT_RETENTION_POLICY,
  type RetentionFacts,
  readKeep,
  readRetentionPolicy,
  retentionCutoff,
  retentionState,
} from './retention.ts';

const TODAY = '2026-11-23';
const policy = DEFAULT_RETENTION_POLICY;
const nothing: RetentionFacts = { diedOn: null, lastEndedOn: null, open: false, keptUntil: null };

describe('how long a record is kept', () => {
  test.each<[string, Partial<RetentionFacts>, string]>([
    ['whoever never had a certificate and lives', {}, 'NOT_DUE'],
    ['a death ten years ago today', { diedOn: '2016-11-23' }, 'DUE'],
    ['a death ten years ago tomorrow', { diedOn: '2016-11-24' }, 'NOT_DUE'],
    ['a certificate that ended long ago', { lastEndedOn: '2010-01-01' }, 'DUE'],
    ['one that ended last year', { lastEndedOn: '2025-01-01' }, 'NOT_DUE'],
    ['a recent death after an old end', { lastEndedOn: '2010-01-01', diedOn: '2025-01-01' }, 'NOT_DUE'],
    ['something open', { diedOn: '2010-01-01', open: true }, 'NOT_DUE'],
    ['kept by a decision, to its last day', { diedOn: '2010-01-01', keptUntil: TODAY }, 'KEPT'],
    ['kept until yesterday', { diedOn: '2010-01-01', keptUntil: '2026-11-22' }, 'DUE'],
  ])('%s', (_, facts, expected) => {
    expect(retentionState({ ...nothing, ...facts }, TODAY, policy)).toBe(expected);
  });

  test('a longer policy never makes a record due earlier', () => {
    const day = fc
      .date({
        min: new Date('1990-01-01T00:00:00Z'),
        max: new Date('2026-11-23T00:00:00Z'),
        noInvalidDate: true,
      })
      .map(date => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 49 }), (diedOn, years) => {
        const at = (more: number) => retentionState({ ...nothing, diedOn }, TODAY, { years: years + more });
        if (at(1) === 'DUE') expect(at(0)).toBe('DUE');
        expect(retentionCutoff(TODAY, { years: years + 1 }) < retentionCutoff(TODAY, { years })).toBe(true);
      }),
    );
  });

  test('the policy has bounds', () => {
    expect(readRetentionPolicy({ years: 15 })).toEqual({ years: 15 });
    expect(refusals(() => readRetentionPolicy({ years: 0 }))).toEqual(['years: TOO_SMALL']);
    expect(refusals(() => readRetentionPolicy({ years: 51 }))).toEqual(['years: TOO_LARGE']);
  });
});

describe('a decision to keep', () => {
  test.each([
    [{ until: '2027-11-23', reason: '亲属诉讼未结' }, []],
    [{ until: TODAY, reason: '亲属诉讼未结' }, ['until: RETENTION_UNTIL_PAST']],
    [{ until: '2056-11-24', reason: '亲属诉讼未结' }, ['until: RETENTION_UNTIL_TOO_LATE']],
    [{ until: '', reason: ' ' }, ['until: REQUIRED', 'reason: TOO_SHORT']],
  ])('%j → %j', (input, expected) => {
    expect(refusals(() => readKeep(input, TODAY))).toEqual(expected);
  });
});
