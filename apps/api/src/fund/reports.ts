// A fund's figures on a day, between days, and their proof.

import {
  type AccountBalance,
  addDays,
  type Fen,
  type FlowAmount,
  FUND_ACCOUNT_KINDS,
  FUND_CHECKS,
  FUND_FLOWS,
  type FundAccountKind,
  type FundCheck,
  type FundFlow,
  type FundPosition,
  positionOf,
  problem,
  SOURCE_FLOWS,
  ValidationError,
} from '@zhucan/domain';
import * as sql from './reports.sql.ts';

/** Anything that runs one statement and gives its rows as arrays. */
export interface Asks {
  query(statement: { text: string; values: readonly unknown[] }): Promise<unknown[][]>;
}

export interface SourcesAndUses {
  readonly from: string;
  readonly to: string;
  readonly opening: Fen;
  readonly closing: Fen;
  readonly sources: readonly FlowAmount[];
  readonly uses: readonly FlowAmount[];
}

export interface FundMonth {
  readonly month: number;
  readonly received: Fen;
  readonly used: Fen;
}

export interface FundProgramme {
  readonly programme: string;
  readonly flow: FundFlow;
  readonly amount: Fen;
  readonly cases: number;
}

export interface FundDonor {
  readonly kind: string | null;
  readonly name: string | null;
  readonly amount: Fen;
  readonly count: number;
}

export interface FundComparison {
  readonly check: FundCheck;
  readonly fundId: number;
  readonly account: FundAccountKind;
  readonly purposeId: number | null;
  readonly kept: Fen;
  readonly counted: Fen;
}

function oneOf<const Value extends string>(values: readonly Value[], text: unknown): Value {
  const found = values.find(value => value === text);
  if (found === undefined) throw new TypeError(`the database knows ${String(text)}, the domain does not`);
  return found;
}

const fen = (text: unknown): Fen => BigInt(String(text));
const isSource = (flow: FundFlow): boolean => (SOURCE_FLOWS as readonly FundFlow[]).includes(flow);
const yearOf = (year: number): [string, string] => {
  if (!Number.isInteger(year) || year < 2000 || year > 2100)
    throw new ValidationError([problem('INVALID', 'year')]);
  return [`${year}-01-01`, `${year}-12-31`];
};

/** What a fund had at the end of a day. */
export async function positionOn(asks: Asks, fundId: number, day: string): Promise<FundPosition> {
  const rows = await asks.query({ text: sql.POSITION_ON, values: [fundId, day] });
  const balances: AccountBalance[] = rows.map(([kind, sum]) => ({
    kind: oneOf(FUND_ACCOUNT_KINDS, kind),
    balance: fen(sum),
  }));
  return positionOf(balances);
}

/** Where money came from and went, both days included: opening + sources − uses = closing. */
export async function sourcesAndUses(
  asks: Asks,
  fundId: number,
  from: string,
  to: string,
): Promise<SourcesAndUses> {
  if (to < from) throw new ValidationError([problem('DATE_ORDER', 'to')]);
  const { balance: opening } = await positionOn(asks, fundId, addDays(from, -1));
  const rows = await asks.query({ text: sql.FLOWS, values: [fundId, from, to] });
  const flows = rows.map(([flow, sum]) => ({ flow: oneOf(FUND_FLOWS, flow), amount: fen(sum) }));
  const closing = flows.reduce((sum, { amount }) => sum + amount, opening);
  return {
    from,
    to,
    opening,
    closing,
    sources: flows.filter(({ flow }) => isSource(flow)),
    uses: flows.filter(({ flow }) => !isSource(flow)).map(({ flow, amount }) => ({ flow, amount: -amount })),
  };
}

export async function byMonth(asks: Asks, fundId: number, year: number): Promise<FundMonth[]> {
  const rows = await asks.query({ text: sql.BY_MONTH, values: [fundId, ...yearOf(year)] });
  return Array.from({ length: 12 }, (_, at) => {
    const own = rows.filter(([month]) => month === at + 1);
    const sum = (source: boolean): Fen =>
      own
        .filter(([, flow]) => isSource(oneOf(FUND_FLOWS, flow)) === source)
        .reduce((total, [, , amount]) => total + fen(amount), 0n);
    return { month: at + 1, received: sum(true), used: -sum(false) };
  });
}

export async function byProgramme(asks: Asks, fundId: number, year: number): Promise<FundProgramme[]> {
  const rows = await asks.query({ text: sql.BY_PROGRAMME, values: [fundId, ...yearOf(year)] });
  return rows.map(([programme, flow, amount, cases]) => ({
    programme: String(programme),
    flow: oneOf(FUND_FLOWS, flow),
    amount: fen(amount),
    cases: Number(cases),
  }));
}

export async function byDonor(asks: Asks, fundId: number, year: number): Promise<FundDonor[]> {
  const rows = await asks.query({ text: sql.BY_DONOR, values: [fundId, ...yearOf(year)] });
  return rows.map(([kind, name, amount, count]) => ({
    kind: kind === null ? null : String(kind),
    name: name === null ? null : String(name),
    amount: fen(amount),
    count: Number(count),
  }));
}

/** Everything that is kept beside what it is counted from; a fund is in order where each pair is equal. */
export async function reconcile(asks: Asks, fundIds: readonly number[]): Promise<FundComparison[]> {
  const rows = await asks.query({ text: sql.RECONCILE, values: [[...fundIds]] });
  return rows.map(([check, fundId, account, purposeId, kept, counted]) => ({
    check: oneOf(FUND_CHECKS, check),
    fundId: Number(fundId),
    account: oneOf(FUND_ACCOUNT_KINDS, account),
    purposeId: purposeId === null ? null : Number(purposeId),
    kept: fen(kept),
    counted: fen(counted),
  }));
}
