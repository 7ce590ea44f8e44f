import { describe, expect, it } from 'vitest';
import { nothingTyped, questionOf } from './question.ts';

describe('what is typed into the calculator', () => {
  it('asks nothing before there is a cost', () => {
    expect(questionOf(nothingTyped)).toEqual({ input: null, wrong: {} });
  });

  it('is read as people write it', () => {
    const { input, wrong } = questionOf({
      ...nothingTyped,
      mode: 'ADVANCE_DIRECT',
      cost: '¥250,000.50',
      deductions: { ...nothingTyped.deductions, CIVIL_RELIEF: '2万', BASIC_INSURANCE: '0' },
      meetingRate: '45.5%',
      insured: false,
    });
    expect(wrong).toEqual({});
    expect(input).toEqual({
      mode: 'ADVANCE_DIRECT',
      cost: '250000.50',
      deductions: [
        { kind: 'BASIC_INSURANCE', amount: '0' },
        { kind: 'CIVIL_RELIEF', amount: '20000' },
      ],
      insured: false,
      meetingRate: '0.455',
    });
  });

  it.each(['-1', '1.005', '1e5', 'abc', '1234567890123'])('«%s» is no amount', text => {
    expect(questionOf({ ...nothingTyped, cost: text })).toEqual({
      input: null,
      wrong: { cost: 'MONEY_INVALID' },
    });
    const deductions = { ...nothingTyped.deductions, CIVIL_RELIEF: text };
    expect(questionOf({ ...nothingTyped, cost: '1', deductions })).toEqual({
      input: null,
      wrong: { CIVIL_RELIEF: 'MONEY_INVALID' },
    });
  });

  it('asks for the meeting’s rate only where the hospital settles', () => {
    const typed = { ...nothingTyped, cost: '300000', meetingRate: 'forty' };
    expect(questionOf(typed).input).not.toHaveProperty('meetingRate');
    expect(questionOf({ ...typed, mode: 'ADVANCE_DIRECT' })).toEqual({
      input: null,
      wrong: { meetingRate: 'RATE_INVALID' },
    });
  });
});
