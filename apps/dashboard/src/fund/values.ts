import { DONOR_KINDS, type DonorKind } from '@zhucan/domain';
import type { FormValues } from '../components/form/draft.ts';
import type {
  AppropriationInput,
  DonationInput,
  FundBudgetInput,
  FundPageFragment,
  FundPurposeInput,
  PayeeInput,
  ReceiptInput,
} from '../generated/graphql.ts';
import { codes, orNull, text } from './fundValues.ts';
import { plainAmount } from './money.ts';

/** Forms as the API takes them. */

const isDonorKind = (value: unknown): value is DonorKind => DONOR_KINDS.some(kind => kind === value);

export function receiptInput(values: FormValues): ReceiptInput {
  return {
    amount: plainAmount(values['amount']),
    valueOn: orNull(values['valueOn']),
    reference: text(values['reference']),
    memo: orNull(values['memo']),
  };
}

export function appropriationInput(values: FormValues): AppropriationInput {
  return { ...receiptInput(values), budgetYear: Number(values['budgetYear']) };
}

export function donationInput(values: FormValues): DonationInput {
  const { donorKind } = values;
  if (!isDonorKind(donorKind)) throw new TypeError('A donation has a kind of donor.');
  return {
    ...receiptInput(values),
    donorKind,
    donorName: donorKind === 'ANONYMOUS' ? null : orNull(values['donorName']),
    purposeId: orNull(values['purposeId']),
  };
}

export function budgetInput(values: FormValues): FundBudgetInput {
  return {
    year: Number(values['year']),
    population: Number(plainAmount(values['population'])),
    perHead: plainAmount(values['perHead']),
  };
}

export function purposeInput(values: FormValues): FundPurposeInput {
  return {
    nameZh: text(values['nameZh']),
    nameEn: text(values['nameEn']),
    programmes: codes(values['programmes']),
    active: values['active'] === true,
  };
}

export function payeeInput(values: FormValues): PayeeInput {
  return {
    payeeName: text(values['payeeName']),
    bankName: text(values['bankName']),
    bankAccount: text(values['bankAccount']),
    reason: text(values['reason']),
  };
}

export const emptyFund: FormValues = {
  code: '',
  nameZh: '',
  nameEn: '',
  areaId: '',
  bankName: '',
  bankAccount: '',
  programmes: [],
};

/** A fund in its form's shape; the account is never sent back whole, so its field starts empty. */
export function toValues(fund: FundPageFragment) {
  const { id, version, nameZh, nameEn, bankName, programmes, active } = fund;
  return { id, version, nameZh, nameEn, bankName, bankAccount: '', programmes: [...programmes], active };
}
