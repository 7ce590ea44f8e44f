import {
  type AidMode,
  DEDUCTION_KINDS,
  type DeductionKind,
  type ProblemCode,
  parseMoney,
} from '@zhucan/domain';
import { fractionOf, plainMoney } from '../../casework/form/fields.ts';
import type { EstimateMedicalAidInput } from '../../generated/graphql.ts';

/** What stands in the calculator, as it was typed. */
export interface Typed {
  mode: AidMode;
  cost: string;
  deductions: Readonly<Record<DeductionKind, string>>;
  insured: boolean;
  /** A percentage. */
  meetingRate: string;
}

export const nothingTyped: Typed = {
  mode: 'GRANT',
  cost: '',
  deductions: {
    BASIC_INSURANCE: '',
    POOLED_MAJOR_ILLNESS: '',
    HOSPITAL_REDUCTION: '',
    COMMERCIAL_INSURANCE: '',
    CIVIL_RELIEF: '',
    CHARITY_DONATION: '',
  },
  insured: true,
  meetingRate: '',
};

export type QuestionField = 'cost' | 'meetingRate' | DeductionKind;

export interface Question {
  /** What to ask the server; nothing while the cost is missing or anything is wrong. */
  input: EstimateMedicalAidInput | null;
  wrong: Partial<Record<QuestionField, ProblemCode>>;
}

const isFraction = (text: string): boolean => /^\d{1,3}(\.\d{1,4})?$/.test(text);

/** Reads what was typed, saying at once what is no amount and no rate. */
export function questionOf({ mode, cost, deductions, insured, meetingRate }: Typed): Question {
  const wrong: Question['wrong'] = {};
  const amount = (field: QuestionField, text: string): string => {
    const plain = plainMoney(text);
    if (plain !== '' && parseMoney(plain) === undefined) wrong[field] = 'MONEY_INVALID';
    return plain;
  };
  const total = amount('cost', cost);
  const given = DEDUCTION_KINDS.map(kind => ({ kind, amount: amount(kind, deductions[kind]) }));
  const rate = mode === 'ADVANCE_DIRECT' && meetingRate.trim() !== '' ? fractionOf(meetingRate) : null;
  if (rate !== null && !isFraction(rate)) wrong.meetingRate = 'RATE_INVALID';
  const askable = total !== '' && Object.keys(wrong).length === 0;
  const input = {
    mode,
    cost: total,
    deductions: given.filter(one => one.amount !== ''),
    insured,
    ...(rate === null ? {} : { meetingRate: rate }),
  };
  return { input: askable ? input : null, wrong };
}
