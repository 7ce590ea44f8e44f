import { describe, expect, test } from 'vitest';
import { refusals } from '../../refusals.testing.ts';
import { DEFAULT_MEDICAL_AID_POLICY, readMedicalAidPolicy } from './policy.ts';

const policy = DEFAULT_MEDICAL_AID_POLICY;
const tier = (upTo: string | null, rate: string, maxRate: string | null = null) => ({ upTo, rate, maxRate });

describe('a version of the parameters', () => {
  test('the default is right, and stays as it is when it is read again', () => {
    expect(readMedicalAidPolicy(policy)).toEqual(policy);
    expect(readMedicalAidPolicy(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
  });

  test('is tidied', () => {
    const read = readMedicalAidPolicy({ ...policy, grantCap: '80000', grantTiers: [tier(null, '0.5')] });
    expect([read.grantCap, read.grantTiers]).toEqual(['80000.00', [tier(null, '0.50')]]);
    expect(readMedicalAidPolicy({ ...policy, grantCap: null }).grantCap).toBeNull();
  });

  test.each([
    [{ grantThreshold: '-1' }, ['grantThreshold: MONEY_INVALID']],
    [{ grantThreshold: undefined }, ['grantThreshold: REQUIRED']],
    [{ uninsuredRate: '1.01' }, ['uninsuredRate: RATE_INVALID']],
    [{ uninsuredRate: '50%' }, ['uninsuredRate: RATE_INVALID']],
    [{ noticeDays: 2 }, ['noticeDays: TOO_SMALL']],
    [{ townReviewDays: 0 }, ['townReviewDays: TOO_SMALL']],
    [{ townReviewDays: 2.5 }, ['townReviewDays: INVALID']],
    [{ hardshipKinds: [] }, ['hardshipKinds: TOO_FEW']],
    [{ grantTiers: [] }, ['grantTiers: TOO_FEW']],
    [{ grantTiers: [tier('60000', '0.2')] }, ['grantTiers: TIERS_ORDER']],
    [{ grantTiers: [tier(null, '0.2'), tier(null, '0.3')] }, ['grantTiers: TIERS_ORDER']],
    [
      { grantTiers: [tier('60000', '0.2'), tier('60000', '0.3'), tier(null, '0.4')] },
      ['grantTiers: TIERS_ORDER'],
    ],
    [{ grantTiers: [tier('0', '0.2'), tier(null, '0.4')] }, ['grantTiers: TIERS_ORDER']],
    [{ grantTiers: [tier(null, '0.5', '0.4')] }, ['grantTiers: TIERS_RATES']],
    [{ grantTiers: [tier(null, 'half')] }, ['grantTiers.0.rate: RATE_INVALID']],
  ])('%j is refused', (wrong, expected) => {
    expect(refusals(() => readMedicalAidPolicy({ ...policy, ...wrong }))).toEqual(expected);
  });
});
