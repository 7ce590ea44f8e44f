import {
  DomainError,
  type Problem,
  problem,
  readAppropriation,
  readDonation,
  readFund,
  readFundBudget,
  readFundChange,
  readFundReason,
  readPayeeChange,
  readPurpose,
  readReceipt,
} from '@zhucan/domain';
import type { FormValues } from '../components/form/draft.ts';
import { fundChangeInput, fundInput, text } from './fundValues.ts';
import { fenOf, plainAmount } from './money.ts';
import { payeeInput, purposeInput } from './values.ts';

/** What is wrong with a form, by the domain's own rules. */

function problemsOf(read: () => unknown): readonly Problem[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof DomainError) return error.problems;
    throw error;
  }
}

/** Why a text is no amount, which the domain is not asked: it knows fen alone. */
function amountProblem(values: FormValues, field: string): readonly Problem[] {
  if (plainAmount(values[field]) === '') return [problem('REQUIRED', field)];
  return fenOf(values[field]) === undefined ? [problem('MONEY_INVALID', field)] : [];
}

/** The rules with the amount in fen; where there is none, the other fields are still checked. */
function withAmount(
  values: FormValues,
  field: string,
  read: (values: FormValues) => unknown,
): readonly Problem[] {
  const wrong = amountProblem(values, field);
  return [...wrong, ...problemsOf(() => read({ ...values, [field]: fenOf(values[field]) ?? 1n }))];
}

const orNull = (value: unknown) => text(value) || null;

function receipt(values: FormValues) {
  const { amount, reference } = values;
  return { amount, reference, valueOn: orNull(values['valueOn']), memo: orNull(values['memo']) };
}

export function receiptProblems(values: FormValues, today: string): readonly Problem[] {
  return withAmount(values, 'amount', entered => readReceipt(receipt(entered), today));
}

/** A repayment: never more than is owed. */
export function repaymentProblems(
  values: FormValues,
  today: string,
  outstanding: string,
): readonly Problem[] {
  const [repaid, owed] = [fenOf(values['amount']), fenOf(outstanding)];
  const over = repaid !== undefined && owed !== undefined && repaid > owed;
  return [
    ...receiptProblems(values, today),
    ...(over ? [problem('ADVANCE_OVERPAID', 'amount', { outstanding })] : []),
  ];
}

export function appropriationProblems(values: FormValues, today: string): readonly Problem[] {
  const budgetYear = Number(values['budgetYear']);
  return withAmount(values, 'amount', entered =>
    readAppropriation({ ...receipt(entered), budgetYear }, today),
  );
}

export function donationProblems(values: FormValues, today: string): readonly Problem[] {
  const { donorKind } = values;
  return withAmount(values, 'amount', entered =>
    readDonation({ ...receipt(entered), donorKind, donorName: orNull(values['donorName']) }, today),
  );
}

export function budgetProblems(values: FormValues): readonly Problem[] {
  const typed = plainAmount(values['population']);
  const population = /^\d{1,9}$/.test(typed) ? Number(typed) : undefined;
  return withAmount(values, 'perHead', ({ perHead }) =>
    readFundBudget({ year: Number(values['year']), population, perHead }),
  );
}

export function fundProblems(values: FormValues): readonly Problem[] {
  const { areaId, ...fund } = fundInput(values);
  const area = areaId === '' ? [problem('REQUIRED', 'areaId')] : [];
  return [...problemsOf(() => readFund(fund)), ...area];
}

export function fundChangeProblems(values: FormValues): readonly Problem[] {
  return problemsOf(() => readFundChange(fundChangeInput(values)));
}

export function purposeProblems(values: FormValues, ofFund: readonly string[]): readonly Problem[] {
  return problemsOf(() => readPurpose(purposeInput(values), ofFund));
}

export function payeeProblems(values: FormValues): readonly Problem[] {
  return problemsOf(() => readPayeeChange(payeeInput(values)));
}

export function reasonProblems(values: FormValues): readonly Problem[] {
  return problemsOf(() => readFundReason({ reason: text(values['reason']) }));
}
