import { type AnyProgramme, type PolicyField, programmes } from '@zhucan/domain';
import { describe, expect, it } from 'vitest';
import { parametersOf, valuesOf } from './parameters.ts';

const named = { zh: '一', en: 'One' };
const fields: Record<string, PolicyField> = {
  limit: { kind: 'MONEY', ...named },
  cap: { kind: 'MONEY', ...named },
  share: { kind: 'RATE', ...named },
  days: { kind: 'INTEGER', ...named },
  tiers: { kind: 'TIERS', ...named },
  kinds: { kind: 'CHOICES', ...named },
};
const parameters = {
  limit: '30000.00',
  cap: null,
  share: '0.50',
  days: 3,
  tiers: [
    { upTo: '60000.00', rate: '0.20', maxRate: null },
    { upTo: null, rate: '0.40', maxRate: '0.50' },
  ],
  kinds: ['ORPHAN'],
};

describe('a policy’s form', () => {
  it('gives back what it was filled with', () => {
    expect(parametersOf(fields, valuesOf(fields, parameters))).toEqual(parameters);
  });

  it('reads what people type', () => {
    const typed = { ...valuesOf(fields, parameters), limit: '3万', days: ' 5 ', cap: '¥90,000' };
    expect(parametersOf(fields, typed)).toMatchObject({ limit: '30000', days: 5, cap: '90000' });
  });

  it('leaves what is no number for the policy’s own check to refuse', () => {
    expect(parametersOf(fields, { ...valuesOf(fields, parameters), days: 'viele' })).toMatchObject({
      days: 'viele',
    });
  });
});

describe.each([...programmes.values()])('the policy of $code', (programme: AnyProgramme) => {
  it('comes through its form as it was', () => {
    const { fields: own, defaults, read } = programme.policy;
    expect(read(parametersOf(own, valuesOf(own, defaults)))).toEqual(defaults);
  });
});
