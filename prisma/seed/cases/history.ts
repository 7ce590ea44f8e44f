// Three years of casework and of the funds that pay for it, told day by day.

import { firstDayOfYear, MS_PER_DAY, weekdayOf, yearOf } from '../calendar.ts';
import { Random } from '../random.ts';
import type { World } from '../world.ts';
import type { Applicant } from './applicants.ts';
import type { Moment } from './books.ts';
import { Bureau } from './bureau.ts';
import { Income, makeFunds } from './income.ts';
import { type CaseLife, workdaysAfter } from './life.ts';
import { Payday } from './payday.ts';
import { Applications, YEARS_OF_CASES } from './plans.ts';
import type { AdvanceRow, BudgetRow, PaymentRow } from './rows.ts';
import { CaseStory } from './story.ts';
import { Treasury } from './treasury.ts';

export interface History {
  readonly lives: readonly CaseLife[];
  readonly treasury: Treasury;
  readonly payday: Payday;
  readonly budgets: readonly BudgetRow[];
  readonly bureau: Bureau;
}

const MEDICAL_AID = 'MEDICAL_AID';
const MINUTE = 60_000;
/** Advances that are paid back in parts; the others are still owed. */
const REPAYS = 0.55;

export function makeHistory(world: World, applicants: readonly Applicant[]): History {
  const bureau = new Bureau(world, MEDICAL_AID);
  const random = new Random('cases');
  const { horizon, size } = world.plan;
  const home = world.users.all.find(({ username }) => username === 'village')?.area.path ?? '';
  const plans = new Applications(bureau, random, applicants, horizon).plans(size.people, home.slice(0, 9));
  const approvals = new Map<number, CaseLife[]>();
  const lives = plans.map(plan => {
    const story = new CaseStory(bureau, random, plan, horizon);
    const approved = story.tell();
    if (approved !== null) approvals.set(approved, [...(approvals.get(approved) ?? []), story.life]);
    return story.life;
  });
  number(lives);
  return new Teller(bureau, random, lives, approvals).tell();
}

/** Ids and numbers in the order in which the cases were begun. */
function number(lives: CaseLife[]): void {
  lives.sort((a, b) => a.row.createdAt - b.row.createdAt);
  const last = new Map<string, number>();
  for (const [index, { row, programme }] of lives.entries()) {
    const series = `${programme.prefix}-${yearOf(Math.floor(row.createdAt / MS_PER_DAY))}`;
    const running = (last.get(series) ?? 0) + 1;
    last.set(series, running);
    row.id = index + 1;
    row.number = `${series}-${String(running).padStart(6, '0')}`;
  }
}

class Teller {
  readonly #bureau: Bureau;
  readonly #random: Random;
  readonly #lives: readonly CaseLife[];
  readonly #byCase: ReadonlyMap<number, CaseLife>;
  readonly #approvals: ReadonlyMap<number, readonly CaseLife[]>;
  readonly #treasury: Treasury;
  readonly #payday: Payday;
  readonly #income: Income;
  readonly #horizon: number;
  readonly #closings = new Map<number, CaseLife[]>();
  readonly #repayments = new Map<number, { advance: AdvanceRow; amount: bigint }[]>();
  #lent = 0;

  constructor(
    bureau: Bureau,
    random: Random,
    lives: readonly CaseLife[],
    approvals: ReadonlyMap<number, readonly CaseLife[]>,
  ) {
    const { plan, places } = bureau.world;
    this.#bureau = bureau;
    this.#random = random;
    this.#lives = lives;
    this.#byCase = new Map(lives.map(life => [life.row.id, life]));
    this.#approvals = approvals;
    this.#horizon = plan.horizon;
    const { funds, purposes } = makeFunds(
      places.district,
      firstDayOfYear(yearOf(plan.horizon) - YEARS_OF_CASES),
    );
    this.#treasury = new Treasury(funds, purposes);
    this.#payday = new Payday(bureau, random, this.#treasury, plan.horizon);
    this.#income = new Income(random, this.#treasury, plan.size.people, bureau.officers[0]?.id ?? null);
  }

  tell(): History {
    const first = firstDayOfYear(yearOf(this.#horizon) - YEARS_OF_CASES);
    for (let day = first; day <= this.#horizon; day++) {
      const working = workdaysAfter(this.#bureau, day, 0) === day;
      if (working) this.#work(day);
    }
    return {
      lives: this.#lives,
      treasury: this.#treasury,
      payday: this.#payday,
      budgets: this.#income.budgets,
      bureau: this.#bureau,
    };
  }

  #work(day: number): void {
    let at = day * MS_PER_DAY + 20 * MINUTE;
    const momentOf = (actorId: number | null): Moment => {
      at += (1 + this.#random.below(3)) * MINUTE;
      return { day, at, actorId };
    };
    this.#income.receive(day, momentOf);
    for (const { payment, outcome, failure, moment } of this.#payday.work(day, weekdayOf(day), momentOf)) {
      const life = this.#byCase.get(payment.caseId);
      if (!life) throw new RangeError(`there is no case ${payment.caseId}`);
      if (outcome === 'FAILED') life.take('PAYMENT_FAILED', day, null, { reason: failure ?? '' });
      else this.#paid(life, payment, moment.day);
    }
    for (const { advance, amount } of this.#repayments.get(day) ?? []) {
      this.#treasury.repay(advance, amount, momentOf(this.#bureau.officers[0]?.id ?? null));
      if (advance.outstanding === 0n) this.#later(this.#closings, day, this.#byCase.get(advance.caseId));
    }
    for (const life of this.#closings.get(day) ?? []) this.#close(life, day);
    for (const life of this.#approvals.get(day) ?? []) this.#approve(life, day);
  }

  #approve({ row, programme, details, at }: CaseLife, day: number): void {
    if (!programme.pays || row.decided === null) return;
    const payment = this.#treasury.approve(
      {
        caseId: row.id,
        programme: programme.code,
        personId: row.personId,
        areaPath: row.area.path,
        amount: row.decided,
        use: programme.pays.use(details),
        payee: programme.pays.payee(details, { name: '' }),
        decidedById: row.decidedById,
      },
      { day, at, actorId: row.decidedById },
    );
    if (payment === null) throw new RangeError('the made-up budgets are too small');
  }

  /** A grant is closed a little later; an advance when it was paid back. */
  #paid(life: CaseLife, { id: paymentId, use }: PaymentRow, day: number): void {
    life.take('PAY', day, null);
    if (use === 'GRANT') this.#later(this.#closings, day, life);
    for (const advance of this.#treasury.advances.slice(this.#lent)) this.#planRepayment(advance, day);
    this.#lent = this.#treasury.advances.length;
    for (const { settled, caseId } of this.#treasury.settledBy(paymentId))
      if (settled === day) this.#later(this.#closings, day, this.#byCase.get(caseId));
  }

  #planRepayment(advance: AdvanceRow, day: number): void {
    if (!this.#random.chance(REPAYS)) return;
    const parts = this.#random.between(1, 3);
    let on = day;
    for (let part = 1; part <= parts; part++) {
      on = workdaysAfter(this.#bureau, on, this.#random.between(35, 80));
      const amount = part === parts ? advance.amount : advance.amount / BigInt(parts);
      this.#repayments.set(on, [...(this.#repayments.get(on) ?? []), { advance, amount }]);
    }
  }

  #later(list: Map<number, CaseLife[]>, day: number, life: CaseLife | undefined): void {
    if (!life) return;
    const on = workdaysAfter(this.#bureau, day, this.#random.between(2, 9));
    list.set(on, [...(list.get(on) ?? []), life]);
  }

  #close(life: CaseLife, day: number): void {
    if (life.row.closed !== null) return;
    life.take('CLOSE', day, this.#bureau.caseworker(life.row.area.path.slice(0, 9)));
  }
}
