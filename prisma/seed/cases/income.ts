// What comes into the funds: the year's budget in two parts, donations as they come, interest each quarter.

import { firstDayOfYear, isoOf, MS_PER_DAY, yearOf } from '../calendar.ts';
import type { Random } from '../random.ts';
import type { Moment } from './books.ts';
import type { BudgetRow, CasePlaceRow, FundRow, PurposeRow } from './rows.ts';
import type { Treasury } from './treasury.ts';

/** Everyone who lives here, for each person of the register. */
const POPULATION = 50;
/** Fen a head and year. */
const PER_HEAD = 980n;
const DONATIONS_A_DAY = 0.06;

const DONORS = [
  ['COMPANY', '景禾食品有限公司'],
  ['COMPANY', '禾丰建材公司'],
  ['CHARITY', '景禾区慈善总会'],
  ['PERSON', '一位退休教师'],
  ['PERSON', '热心市民'],
  ['PUBLIC_BODY', '区总工会'],
  ['ANONYMOUS', '匿名'],
] as const;

/** The fund that the budget feeds, and the one of donors. */
export function makeFunds(
  district: CasePlaceRow,
  from: number,
): { funds: FundRow[]; purposes: PurposeRow[] } {
  const common = {
    area: { id: district.id, path: district.path },
    bankName: '景禾农村商业银行',
    createdAt: from * MS_PER_DAY,
  };
  return {
    funds: [
      {
        ...common,
        id: 1,
        code: 'MEDICAL',
        nameZh: '重特大疾病医疗救助基金专户',
        nameEn: 'Major-illness medical aid fund',
        bankAccount: '9900990000000010018',
        programmes: ['MEDICAL_AID'],
      },
      {
        ...common,
        id: 2,
        code: 'CHARITY',
        nameZh: '助残爱心捐助基金专户',
        nameEn: 'Donors’ fund for disabled people',
        bankAccount: '9900990000000010026',
        programmes: ['MEDICAL_AID'],
      },
    ],
    purposes: [
      {
        id: 1,
        fundId: 1,
        nameZh: '肿瘤患者救助',
        nameEn: 'For people with cancer',
        programmes: ['MEDICAL_AID'],
      },
    ],
  };
}

export class Income {
  readonly budgets: BudgetRow[] = [];
  readonly #random: Random;
  readonly #treasury: Treasury;
  readonly #people: number;
  readonly #actorId: number | null;
  readonly #doneYears = new Set<number>();
  #lastInterest = '';

  constructor(random: Random, treasury: Treasury, people: number, actorId: number | null) {
    this.#random = random;
    this.#treasury = treasury;
    this.#people = people;
    this.#actorId = actorId;
  }

  /** What comes in on a working day. */
  receive(day: number, momentOf: (actorId: number | null) => Moment): void {
    const year = yearOf(day);
    if (!this.budgets.some(one => one.year === year)) this.#budget(year, momentOf(this.#actorId));
    const later = this.budgets.find(one => one.year === year);
    if (later && day >= firstDayOfYear(year) + 185) this.#secondPart(later, momentOf);
    const quarter = isoOf(day).slice(0, 7);
    if (
      /-(03|06|09|12)$/.test(quarter) &&
      Number(isoOf(day).slice(8)) > 20 &&
      this.#lastInterest !== quarter
    ) {
      this.#lastInterest = quarter;
      this.#interest(momentOf);
    }
    if (this.#random.chance(DONATIONS_A_DAY)) this.#donate(momentOf(this.#actorId));
  }

  #budget(year: number, moment: Moment): void {
    // The population grows a little from year to year.
    const population = Math.round(this.#people * POPULATION * (1 + (year - 2024) * 0.004));
    const budget = { fundId: 1, year, population, perHead: PER_HEAD };
    this.budgets.push(budget);
    this.#appropriate(budget, moment, '第一批');
  }

  #secondPart(budget: BudgetRow, momentOf: (actorId: number | null) => Moment): void {
    if (this.#doneYears.has(budget.year)) return;
    this.#doneYears.add(budget.year);
    this.#appropriate(budget, momentOf(this.#actorId), '第二批');
  }

  #appropriate({ fundId, year, population, perHead }: BudgetRow, moment: Moment, part: string): void {
    const amount = (BigInt(population) * perHead) / 2n;
    const more = {
      budgetYear: year,
      reference: `景财社〔${year}〕${part === '第一批' ? 12 : 87}号`,
      memo: `${year}年${part}拨款`,
    };
    this.#treasury.receive(fundId, 'BUDGET', { purposeId: null, amount }, moment, more);
  }

  #interest(momentOf: (actorId: number | null) => Moment): void {
    for (const { id } of this.#treasury.funds) {
      const held = this.#treasury.books.accounts.find(
        one => one.fundId === id && one.kind === 'AVAILABLE' && one.purposeId === null,
      );
      const amount = (held?.balance ?? 0n) / 1300n;
      if (amount > 0n) {
        const more = { memo: '季度结息' };
        this.#treasury.receive(id, 'INTEREST', { purposeId: null, amount }, momentOf(this.#actorId), more);
      }
    }
  }

  #donate(moment: Moment): void {
    const [donorKind, donorName] = this.#random.pick(DONORS);
    const bound = this.#random.chance(0.25);
    const amount = BigInt(this.#random.between(2, donorKind === 'COMPANY' ? 300 : 60)) * 100_00n;
    const more = {
      donorKind,
      donorName,
      reference: `JZ${isoOf(moment.day).replaceAll('-', '')}${this.#random.between(10, 99)}`,
    };
    this.#treasury.receive(bound ? 1 : 2, 'DONATION', { purposeId: bound ? 1 : null, amount }, moment, more);
  }
}
