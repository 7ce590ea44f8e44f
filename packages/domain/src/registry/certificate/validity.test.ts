import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusals } from '../../refusals.testing.ts';
import { addDays } from '../../shared/dates.ts';
import { DEFAULT_CERTIFICATE_POLICY as POLICY, readCertificatePolicy } from './policy.ts';
import { CERTIFICATE_STATES, CERTIFICATE_STATUSES } from './terms.ts';
import { certificateState, conditionOfState, daysLeft, expiryOf, reminderDue } from './validity.ts';

const TODAY = '2026-11-23';
const anyDate = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2060-12-31T00:00:00Z'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10));

describe('validity', () => {
  test('ends on the same day ten years later, 28 February after a leap day', () => {
    expect(expiryOf('2020-01-05', POLICY)).toBe('2030-01-05');
    expect(expiryOf('2024-02-29', POLICY)).toBe('2034-02-28');
    expect(expiryOf('2020-01-05', { ...POLICY, validYears: 5 })).toBe('2025-01-05');
  });

  test('its last day is valid, the day after is not', () => {
    const state = (today: string) =>
      certificateState({ status: 'ISSUED', expiresOn: '2030-01-05' }, today, POLICY);
    expect([state('2029-01-04'), state('2029-01-05'), state('2030-01-05'), state('2030-01-06')]).toEqual([
      'ISSUED',
      'EXPIRING',
      'EXPIRING',
      'EXPIRED',
    ]);
  });

  test('dates change nothing else', () => {
    for (const status of CERTIFICATE_STATUSES.filter(each => each !== 'ISSUED')) {
      expect(certificateState({ status, expiresOn: '2000-01-01' }, TODAY, POLICY)).toBe(status);
    }
    expect(certificateState({ status: 'ISSUED', expiresOn: null }, TODAY, POLICY)).toBe('ISSUED');
  });

  test('a state and its condition for queries agree, and every certificate has exactly one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CERTIFICATE_STATUSES), anyDate, anyDate, (status, expiresOn, today) => {
        const matching = CERTIFICATE_STATES.filter(state => {
          const condition = conditionOfState(state, today, POLICY);
          return (
            condition.status === status &&
            (condition.expiresFrom === undefined || expiresOn >= condition.expiresFrom) &&
            (condition.expiresTo === undefined || expiresOn <= condition.expiresTo)
          );
        });
        expect(matching).toEqual([certificateState({ status, expiresOn }, today, POLICY)]);
      }),
    );
  });

  test('reminders run from 90 days before the end to the end', () => {
    const due = (today: string) => reminderDue({ status: 'ISSUED', expiresOn: '2030-06-30' }, today, POLICY);
    expect([
      due(addDays('2030-06-30', -91)),
      due(addDays('2030-06-30', -90)),
      due('2030-06-30'),
      due('2030-07-01'),
    ]).toEqual([false, true, true, false]);
    expect(reminderDue({ status: 'LOST', expiresOn: TODAY }, TODAY, POLICY)).toBe(false);
    expect([daysLeft('2026-11-25', TODAY), daysLeft('2026-11-22', TODAY), daysLeft(null, TODAY)]).toEqual([
      2,
      -1,
      null,
    ]);
  });
});

describe('the policy', () => {
  test('reminds when renewal is open', () => {
    expect(readCertificatePolicy(POLICY)).toEqual(POLICY);
    expect(refusals(() => readCertificatePolicy({ ...POLICY, renewalOpensMonths: 3 }))).toEqual([
      'reminderDays: POLICY_REMINDER_AFTER_WINDOW',
    ]);
    expect(refusals(() => readCertificatePolicy({ renewalOpensMonths: 0, reminderDays: 1.5 }))).toEqual([
      'renewalOpensMonths: TOO_SMALL',
      'reminderDays: INVALID',
      'validYears: REQUIRED',
    ]);
  });
});
