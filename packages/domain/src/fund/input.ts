import { z } from 'zod';
import { normaliseBankAccount } from '../registry/person.ts';
import type { CalendarDate } from '../shared/dates.ts';
import { problem } from '../shared/error.ts';
import {
  notAfter,
  optionalDate,
  optionalText,
  readInput,
  requiredReason,
  requiredText,
} from '../shared/input.ts';
import { DONOR_KINDS } from './terms.ts';

const KEY_MOST = 80;
const NAME_MOST = 100;
const PROGRAMMES_MOST = 50;
const programmeCodes = z.array(z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/)).max(PROGRAMMES_MOST);

function accountNumber() {
  return z
    .string()
    .transform(text => normaliseBankAccount(text) ?? '')
    .pipe(z.string().min(1, { error: 'BANK_ACCOUNT_INVALID' }));
}

const positiveMoney = () => z.bigint().min(1n, { error: 'FUND_AMOUNT_POSITIVE' });

const keyFields = z.object({ idempotencyKey: z.string().trim().min(8).max(KEY_MOST) });

/** The key by which a command on money is known when it is sent again; throws ValidationError. */
export function readIdempotencyKey(key: string): string {
  return readInput(keyFields, { idempotencyKey: key }).idempotencyKey;
}

const fundFields = z.object({
  code: z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/, { error: 'FUND_CODE_INVALID' }),
  nameZh: requiredText(NAME_MOST),
  nameEn: requiredText(NAME_MOST),
  bankName: requiredText(NAME_MOST),
  bankAccount: accountNumber(),
  programmes: programmeCodes.min(1),
});

/** A new fund; throws ValidationError. */
export function readFund(input: unknown) {
  return readInput(fundFields, input);
}

const fundChangeFields = fundFields
  .omit({ code: true, bankAccount: true })
  .extend({ bankAccount: accountNumber().nullish(), active: z.boolean() });

/** A fund's changed particulars; the account stays where none is given. Throws ValidationError. */
export function readFundChange(input: unknown) {
  return readInput(fundChangeFields, input);
}

const purposeFields = z.object({
  nameZh: requiredText(NAME_MOST),
  nameEn: requiredText(NAME_MOST),
  programmes: programmeCodes.min(1),
  active: z.boolean(),
});

/** What donors bind money to; throws ValidationError. `of` are the programmes that the fund pays for. */
export function readPurpose(input: unknown, of: readonly string[]) {
  return readInput(purposeFields, input, ({ programmes }) =>
    programmes?.every(code => of.includes(code)) === false
      ? [problem('PURPOSE_BEYOND_FUND', 'programmes')]
      : [],
  );
}

const receiptFields = z.object({
  amount: positiveMoney(),
  valueOn: optionalDate(),
  reference: requiredText(NAME_MOST),
  memo: optionalText(500),
});

/** Interest, or what is common to whatever comes in; throws ValidationError. */
export function readReceipt(input: unknown, today: CalendarDate) {
  return readInput(receiptFields, input, ({ valueOn }) => notAfter(valueOn, today, 'valueOn'));
}

const appropriationFields = receiptFields.extend({ budgetYear: z.int().min(2000).max(2100) });

/** Budget money received, counted against a year's budget; throws ValidationError. */
export function readAppropriation(input: unknown, today: CalendarDate) {
  return readInput(appropriationFields, input, ({ valueOn }) => notAfter(valueOn, today, 'valueOn'));
}

const donationFields = receiptFields.extend({
  donorKind: z.enum(DONOR_KINDS),
  donorName: optionalText(NAME_MOST),
});

/** A donation, general or for a purpose; only an anonymous donor has no name. Throws ValidationError. */
export function readDonation(input: unknown, today: CalendarDate) {
  return readInput(donationFields, input, ({ valueOn, donorKind, donorName }) => [
    ...notAfter(valueOn, today, 'valueOn'),
    ...(donorKind !== undefined && donorKind !== 'ANONYMOUS' && !donorName
      ? [problem('REQUIRED', 'donorName')]
      : []),
  ]);
}

const writeOffFields = z.object({ reason: requiredReason() });

/** Why a sum is given up, an entry is reversed, a payment or batch is called off; throws ValidationError. */
export function readFundReason(input: unknown): string {
  return readInput(writeOffFields, input).reason;
}

const payeeFields = z.object({
  payeeName: requiredText(NAME_MOST),
  bankName: requiredText(NAME_MOST),
  bankAccount: accountNumber(),
  reason: requiredReason(),
});

/** A payee's corrected particulars; throws ValidationError. */
export function readPayeeChange(input: unknown) {
  return readInput(payeeFields, input);
}
