import { answerHeaders, answerWords, bankFileHeadings } from '../messages/zh/bankFile.ts';
import { cellText, type RosterCell, readDateCell, readNumberCell } from '../roster/cells.ts';
import type { CalendarDate } from '../shared/dates.ts';
import { problem, ValidationError } from '../shared/error.ts';
import { type Fen, formatMoney, parseMoney } from '../shared/money.ts';
import { foldKey } from '../shared/text.ts';
import type { BankAnswerOutcome } from './terms.ts';

/** One payment as the bank gets it: the only place where a payee's account stands whole. */
export interface BankFileRow {
  readonly number: string;
  readonly payeeName: string;
  readonly bankName: string;
  readonly bankAccount: string;
  readonly amount: Fen;
  readonly memo: string;
}

/** The number under which the bank knows a payment: a second sending has another, so that no old answer fits it. */
export function sentNumber(number: string, attempt: number): string {
  return attempt <= 1 ? number : `${number}-${attempt}`;
}

/** The bank file, headings first; a bank's form is in Chinese whoever downloads it. */
export function bankFileTable(rows: readonly BankFileRow[]): readonly (readonly string[])[] {
  return [
    [...bankFileHeadings],
    ...rows.map((row, at) => [
      String(at + 1),
      row.number,
      row.payeeName,
      row.bankName,
      row.bankAccount,
      formatMoney(row.amount),
      row.memo,
    ]),
  ];
}

type AnswerColumn = keyof typeof answerHeaders;
const ANSWER_COLUMNS = [
  'number',
  'amount',
  'account',
  'result',
  'reference',
  'paidOn',
  'failure',
] as const satisfies readonly AnswerColumn[];

/** One line of the bank's answer as far as it can be read. */
export interface AnswerLine {
  readonly line: number;
  readonly number: string;
  /** Undefined where the cell holds no amount. */
  readonly amount: Fen | undefined;
  /** The account or its end; empty where the file has none. */
  readonly account: string;
  readonly result: 'PAID' | 'FAILED' | undefined;
  readonly reference: string | null;
  readonly paidOn: CalendarDate | undefined;
  readonly failure: string | null;
}

interface Row {
  readonly number: number;
  readonly cells: readonly RosterCell[];
}

const REQUIRED: readonly AnswerColumn[] = ['number', 'amount', 'result'];
/** Banks put a title and totals above the table. */
const HEADER_WITHIN = 20;
const TEXT_MOST = 200;

function columnsOf(cells: readonly RosterCell[]): ReadonlyMap<AnswerColumn, number> {
  const found = new Map<AnswerColumn, number>();
  for (const column of ANSWER_COLUMNS) {
    const names: readonly string[] = answerHeaders[column];
    const at = cells.findIndex(cell => names.includes(foldKey(cellText(cell))));
    if (at >= 0) found.set(column, at);
  }
  return found;
}

const isHeader = (columns: ReadonlyMap<AnswerColumn, number>): boolean =>
  REQUIRED.every(column => columns.has(column));

/** Yuan as banks write them: `35,000.00`, `¥35000`, or a numeral. */
function amountOf(cell: RosterCell): Fen | undefined {
  const text = typeof cell === 'number' ? cell.toFixed(2) : cellText(cell);
  return parseMoney(
    foldKey(text)
      .replace(/^[¥￥]|元$/g, '')
      .replaceAll(',', ''),
  );
}

function resultOf(text: string): AnswerLine['result'] {
  const key = foldKey(text);
  // «Not successful» begins with the word for success in no language, but holds it.
  if (answerWords.failed.some(word => key.includes(word))) return 'FAILED';
  return answerWords.paid.some(word => key.includes(word)) ? 'PAID' : undefined;
}

function accountOf(cell: RosterCell): string {
  const read = readNumberCell(cell);
  return 'text' in read ? read.text.replace(/\D/g, '') : '';
}

function lineOf({ number, cells }: Row, columns: ReadonlyMap<AnswerColumn, number>): AnswerLine {
  const cell = (column: AnswerColumn): RosterCell => cells[columns.get(column) ?? -1];
  const text = (column: AnswerColumn): string => cellText(cell(column)).slice(0, TEXT_MOST).toWellFormed();
  return {
    line: number,
    number: text('number').replace(/^'/, '').toUpperCase(),
    amount: amountOf(cell('amount')),
    account: accountOf(cell('account')),
    result: resultOf(text('result')),
    reference: text('reference') || null,
    paidOn: readDateCell(cell('paidOn')),
    failure: text('failure') || null,
  };
}

/** The lines of the bank's answer below its headings; throws a ValidationError where there are none. */
export function readBankAnswer(rows: readonly Row[]): AnswerLine[] {
  const at = rows.slice(0, HEADER_WITHIN).findIndex(row => isHeader(columnsOf(row.cells)));
  const header = rows[at];
  if (!header) throw new ValidationError([problem('BANK_ANSWER_HEADINGS', 'file')]);
  const columns = columnsOf(header.cells);
  const lines = rows
    .slice(at + 1)
    .map(row => lineOf(row, columns))
    .filter(line => line.number !== '');
  if (lines.length === 0) throw new ValidationError([problem('BANK_ANSWER_EMPTY', 'file')]);
  return lines;
}

/** A payment as it was sent. */
export interface SentPayment {
  readonly amount: Fen;
  readonly last4: string;
  /** Whether the bank has answered it already, in this file or an earlier one. */
  readonly answered: boolean;
}

/**
 * What a line means for the payment of its number. Only what was sent can be answered: number, amount and the account's last four
 * must be what was sent, a payment day lies in no future, and an answer is given once.
 */
export function matchAnswer(
  line: AnswerLine,
  sent: SentPayment | undefined,
  today: CalendarDate,
): BankAnswerOutcome {
  if (sent === undefined) return 'UNKNOWN';
  if (sent.answered) return 'REPEATED';
  const sameAmount = line.amount === sent.amount;
  const sameAccount = line.account === '' || line.account.slice(-4) === sent.last4;
  const possibleDay = line.paidOn === undefined || line.paidOn <= today;
  return line.result !== undefined && sameAmount && sameAccount && possibleDay ? line.result : 'DIFFERS';
}
