import { describe, expect, test } from 'vitest';
import { readForm } from '../../casework/readDetails.ts';
import { stageOf } from '../../casework/way.ts';
import { refusals } from '../../refusals.testing.ts';
import { policy, read } from './application.testing.ts';
import { medicalAid } from './definition.ts';

describe('what is asked for, and what the meeting decides', () => {
  const record = { meetingOn: '2026-11-20', members: '张一、李二', minutes: '同意', amount: '53000' };
  const form = stageOf(medicalAid, 'DISTRICT_REVIEW')?.form;
  const decide = (more: object = {}, details = read()) =>
    medicalAid.gives?.(details, policy, readForm(form, { ...record, ...more }, '2026-11-23'));
  const objects = (more: object, details = read()) => refusals(() => decide(more, details));

  test('asks for what the rule gives', () => {
    const asked = medicalAid.requests?.(read(), policy);
    expect(asked?.amount).toBe(5_300_000n);
    expect(asked?.calculation).toMatchObject({
      mode: 'GRANT',
      cost: '200000.00',
      deductions: [{ kind: 'BASIC_INSURANCE', amount: '50000.00' }],
      eligibleCost: '150000.00',
      standard: '53000.00',
      cap: '100000.00',
      capped: false,
      amount: '53000.00',
    });
    expect(JSON.parse(JSON.stringify(asked?.calculation))).toEqual(asked?.calculation);
  });

  test('decides that, or less, never more', () => {
    expect(decide()?.amount).toBe(5_300_000n);
    expect(decide({ amount: '40000.55' })).toMatchObject({
      amount: 4_000_055n,
      calculation: { decided: '40000.55' },
    });
    expect(objects({ amount: '53000.01' })).toEqual(['amount: AMOUNT_ABOVE_STANDARD']);
    expect(objects({ amount: '0' })).toEqual(['amount: AMOUNT_ZERO']);
    expect(objects({ members: '张一' })).toEqual(['members: MEETING_MEMBERS_FEW']);
    expect(objects({ members: '张一、张一' })).toEqual(['members: MEETING_MEMBERS_FEW']);
    expect(objects({ meetingOn: '2026-11-24' })).toEqual(['meetingOn: DATE_FUTURE']);
  });

  test('above a grant’s cap only with the reason and a signature, and never above the tiers’ sum', () => {
    const large = read({ cost: '250000', basicInsurance: null });
    const signed = { exceptionReason: '家庭特别困难', exceptionSignedBy: '赵主任' };
    expect(objects({ amount: '100000' }, large)).toEqual([]);
    expect(objects({ amount: '100000.01' }, large)).toEqual([
      'exceptionReason: EXCEPTION_REASON_MISSING',
      'exceptionSignedBy: EXCEPTION_SIGNATURE_MISSING',
    ]);
    expect(decide({ amount: '113000', ...signed }, large)?.amount).toBe(11_300_000n);
    expect(objects({ amount: '113000.01', ...signed }, large)).toEqual(['amount: AMOUNT_ABOVE_STANDARD']);
    const advance = read({ mode: 'ADVANCE_SELF_PAID', cost: '210000', basicInsurance: null });
    expect(objects({ amount: '91000', ...signed }, advance)).toEqual(['amount: AMOUNT_ABOVE_STANDARD']);
    const uninsured = read({ cost: '250000', basicInsurance: null, insured: false });
    expect(objects({ amount: '30000.01', ...signed }, uninsured)).toEqual(['amount: AMOUNT_ABOVE_STANDARD']);
  });

  test('sets the rate where the policy leaves it to the meeting', () => {
    const direct = read({ mode: 'ADVANCE_DIRECT', cost: '250000', basicInsurance: null });
    expect(medicalAid.requests?.(direct, policy)).toMatchObject({
      amount: 5_500_000n,
      problems: [{ code: 'MEETING_RATE_ASSUMED' }],
    });
    expect(objects({ amount: '55000' }, direct)).toEqual(['rate: MEETING_RATE_MISSING']);
    expect(objects({ amount: '55000', rate: '0.51' }, direct)).toEqual(['rate: MEETING_RATE_OUT_OF_BOUNDS']);
    expect(decide({ amount: '60000', rate: '0.5' }, direct)?.amount).toBe(6_000_000n);
    expect(objects({ amount: '60000.01', rate: '0.5' }, direct)).toEqual(['amount: AMOUNT_ABOVE_STANDARD']);
  });

  test('gives nothing where the rule gives nothing', () => {
    expect(objects({ amount: '1' }, read({ cost: '79999.99' }))).toEqual(['amount: BELOW_THRESHOLD']);
    expect(objects({ amount: '1' }, read({ cost: '50000' }))).toEqual(['amount: NOTHING_REMAINS']);
  });

  test('pays the hospital or an account, as an advance or for good', () => {
    expect(medicalAid.pays?.use(read())).toBe('GRANT');
    expect(medicalAid.pays?.use(read({ mode: 'ADVANCE_DIRECT' }))).toBe('ADVANCE');
    const payee = { kind: 'PERSON', name: '王五', bankName: '农业银行', bankAccount: '990000000000000001' };
    expect(
      medicalAid.pays?.payee(read({ payeeKind: 'PERSON', payeeName: '王五' }), { name: '王一' }),
    ).toEqual(payee);
  });
});
