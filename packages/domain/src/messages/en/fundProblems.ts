import type { fundProblems as zh } from '../zh/fundProblems.ts';

export const fundProblems: Readonly<Record<keyof typeof zh, string>> = {
  FUND_AMOUNT_POSITIVE: 'The amount must be above zero; please correct it.',
  FUND_CODE_INVALID:
    'A fund’s code begins with a capital letter and has capital letters, digits and underscores only; please correct it.',
  FUND_CODE_TAKEN: 'There is a fund with this code already; please choose another.',
  FUND_INSUFFICIENT:
    'The fund has ¥{available} available, less than ¥{amount}; please raise money first or lower the amount.',
  FUND_NONE: 'No fund pays for this programme; please set one up under “Funds” first.',
  FUND_INACTIVE: 'This fund is closed and takes in nothing; please open it first.',
  FUND_HOLDS_MONEY:
    'This fund still has money reserved, in payment or owed to it and cannot be closed; please settle that first.',
  PURPOSE_BEYOND_FUND:
    'A purpose cannot go beyond the programmes that the fund pays for; please choose again.',
  PURPOSE_NAME_TAKEN: 'This fund has a purpose of that name already; please choose another name.',
  PURPOSE_INACTIVE: 'This purpose is closed; please choose another.',
  IDEMPOTENCY_KEY_USED:
    'This idempotency key was used for another command; please give a new command a key of its own.',
  ENTRY_NOT_REVERSIBLE:
    'This entry came from a case’s payment and is not reversed by hand; please act on the payment or the case.',
  ENTRY_REVERSED: 'This entry was reversed already.',
  REVERSAL_OVERDRAWN:
    'The reversal would overdraw the fund: the money is reserved or spent; please release or add money first.',
  ALREADY_RESERVED: 'Money is reserved for this case already.',
  PAYMENT_UNDER_WAY:
    'The payment is in a batch or with the bank; please wait for the bank’s answer before going on.',
  PAYMENT_OPERATION_NOT_POSSIBLE:
    'This payment is “{status|paymentStatus}”, where “{operation|paymentOperation}” is not possible.',
  BATCH_OPERATION_NOT_POSSIBLE:
    'This batch is “{status|batchStatus}”, where “{operation|batchOperation}” is not possible.',
  BATCH_FOUR_EYES_MADE: 'You made this batch; somebody else must check it.',
  BATCH_FOUR_EYES_DECIDED:
    'This batch has a case that you decided; somebody else must check it, send it and record the bank’s answer.',
  BATCH_FOUR_EYES_PAYEE: 'You corrected a payee in this batch; somebody else must check it.',
  BATCH_UNANSWERED:
    'The bank has not answered every payment of this batch; please reconcile it when all are answered.',
  BATCH_EMPTY: 'Please choose at least one payment that is ready.',
  BATCH_OTHER_FUND: 'These payments are not of one fund; please make a batch for each.',
  BANK_ANSWER_HEADINGS:
    'The file has no columns for payment number, amount and result; please check that it is the bank’s answer.',
  BANK_ANSWER_EMPTY: 'The file has nothing below its headings; please check it.',
  BANK_ANSWER_FILE: 'The uploaded answer was not found; please upload it again.',
  ADVANCE_OVERPAID: 'Of this advance ¥{outstanding} are owed, and no more is taken; please check the amount.',
  ADVANCE_IN_SET_OFF:
    'A grant on its way to the bank is about to settle ¥{amount} of this advance; please wait for the bank’s answer.',
  ADVANCE_SETTLED: 'Nothing is owed of this advance any more.',
};
