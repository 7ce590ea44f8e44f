import { type AnyProgramme, programmes } from '@zhucan/domain';
import { describe, expect, it } from 'vitest';
import { emptyValues, specsOf } from '../form/fields.ts';
import { estimateOf } from './estimate.ts';
import { notesOf } from './notes.ts';
import { readCalculation, readKept } from './read.ts';

const medicalAid = programmes.get('MEDICAL_AID');
if (!medicalAid) throw new Error('medical aid is in the register');
const programme: AnyProgramme = medicalAid;
const context = {
  today: '2026-11-23',
  parameters: programme.policy.defaults,
  institutions: new Map(),
  kept: [],
};
const empty = emptyValues(specsOf(programme.details, 'zh'));
const estimate = (values: object) => estimateOf(programme, { ...empty, ...values }, context);

describe('the amount beside a form', () => {
  it('says nothing before the kind of aid and the cost are there', () => {
    expect(estimate({})).toBeUndefined();
    expect(estimate({ cost: '200000' })).toBeUndefined();
    expect(estimate({ mode: 'GRANT' })).toBeUndefined();
    expect(estimate({ mode: 'GRANT', cost: 'viel' })).toBeUndefined();
  });

  it.each([
    ['ADVANCE_DIRECT', '200000', {}, 35_000_00n],
    ['ADVANCE_SELF_PAID', '210000', {}, 90_000_00n],
    ['GRANT', '150000', {}, 53_000_00n],
    ['GRANT', '25万', {}, 100_000_00n],
    ['GRANT', '150000', { insured: false }, 26_500_00n],
    ['GRANT', '160000', { basicInsurance: '10000' }, 53_000_00n],
  ])('%s on %s is worked out by the rule itself', (mode, cost, more, amount) => {
    expect(estimate({ mode, cost, ...more })?.amount).toBe(amount);
  });

  it('shows the tiers whose amounts sum to the standard', () => {
    const { bands, standard, amount } = readCalculation(
      estimate({ mode: 'GRANT', cost: '150000' })?.calculation,
    );
    const fen = (yuan: string) => BigInt(yuan.replace('.', ''));
    expect(bands).toHaveLength(3);
    expect(bands.reduce((sum, band) => sum + fen(band.amount), 0n)).toBe(fen(standard ?? ''));
    expect(amount).toBe('53000.00');
  });
});

describe('what is kept with a case', () => {
  it('is the calculation and what is to be said of it', () => {
    const kept = { calculation: { amount: '1.00' }, problems: [{ code: 'NOTHING_REMAINS', params: {} }] };
    expect(readCalculation(readKept(kept).calculation).amount).toBe('1.00');
    expect(notesOf(readKept(kept).problems, 'en')).toHaveLength(1);
  });

  it('may be anything that an older programme wrote', () => {
    expect(readCalculation('old')).toMatchObject({ amount: null, bands: [] });
    expect(notesOf([{ code: 'GONE' }, 'x', null], 'zh')).toEqual([]);
    expect(readKept(null)).toEqual({ calculation: null, problems: null });
  });
});
