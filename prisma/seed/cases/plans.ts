// Which applications there are: three years of them, and what lies on the desks today.

import { DAYS_PER_YEAR } from '../calendar.ts';
import type { Random } from '../random.ts';
import type { Applicant } from './applicants.ts';
import type { Bureau } from './bureau.ts';
import { workdaysAfter } from './life.ts';
import { drawFate, type Plan } from './story.ts';

export const YEARS_OF_CASES = 3;
/** Applications a year for each person of the register. */
const APPLICATIONS = 0.021;
/** A grant after the treatment that an advance was for. */
const GRANT_AFTER_ADVANCE = 0.4;

/** What lies on the desks: where it stands, how many working days ago it began, and whose it may be. */
const DESKS: readonly (readonly [halt: string, from: number, to: number, more?: Partial<Plan>])[] = [
  ['DRAFT', 0, 4],
  ['TOWN_REVIEW', 2, 3],
  ['TOWN_REVIEW', 8, 9],
  ['RETURNED', 5, 8],
  ['TOWN_SIGNATURE', 4, 6],
  ['PUBLIC_NOTICE', 6, 7],
  ['POSTED', 7, 9],
  ['OBJECTION', 9, 12],
  ['DISTRICT_REVIEW', 13, 15],
  ['DISTRICT_REVIEW', 20, 24],
  ['LEADER_SIGN_OFF', 19, 22, { mode: 'GRANT', large: true }],
  ['PAYMENT', 16, 19, { mode: 'GRANT' }],
  ['PAYMENT', 18, 21, { mode: 'ADVANCE_SELF_PAID' }],
];

export class Applications {
  readonly #bureau: Bureau;
  readonly #random: Random;
  readonly #free: (Applicant | undefined)[];
  readonly #horizon: number;
  /** Everyone before is taken. */
  #first = 0;

  constructor(bureau: Bureau, random: Random, applicants: readonly Applicant[], horizon: number) {
    this.#bureau = bureau;
    this.#random = random;
    this.#free = random.shuffle(applicants);
    this.#horizon = horizon;
  }

  /** Every plan; the town of the demonstration's own users has something at each step. */
  plans(people: number, homePath: string): Plan[] {
    const today = [
      ...DESKS.map(desk => this.#onDesk(desk, homePath)),
      ...DESKS.map(desk => this.#onDesk(desk, '')),
    ].filter(plan => plan !== null);
    const count = Math.round(people * APPLICATIONS * YEARS_OF_CASES);
    const past = Array.from({ length: count }, () => this.#past()).filter(plan => plan !== null);
    return [...past, ...past.flatMap(plan => this.#after(plan)), ...today];
  }

  #onDesk([halt, from, to, more]: (typeof DESKS)[number], path: string): Plan | null {
    const begun = workdaysAfter(this.#bureau, this.#horizon, -this.#random.between(from, to));
    const who = this.#take(begun, path);
    return who && { who, begun, fate: 'GOES_ON', halt, ...more };
  }

  #past(): Plan | null {
    const { season } = this.#bureau.world;
    const from = this.#horizon - Math.floor(YEARS_OF_CASES * DAYS_PER_YEAR);
    const drawn = season.draw(this.#random, from, this.#horizon);
    const begun = workdaysAfter(this.#bureau, Math.min(drawn, this.#horizon), 0);
    if (begun > this.#horizon) return null;
    const who = this.#take(begun, '');
    if (who === null) return null;
    const advance = this.#random.chance(0.38);
    const mode = !advance ? 'GRANT' : this.#random.chance(0.65) ? 'ADVANCE_SELF_PAID' : 'ADVANCE_DIRECT';
    return { who, begun, fate: drawFate(this.#random), mode };
  }

  #after({ who, begun, fate, mode }: Plan): Plan[] {
    if (mode === 'GRANT' || fate !== 'GOES_ON' || !this.#random.chance(GRANT_AFTER_ADVANCE)) return [];
    const later = workdaysAfter(this.#bureau, begun, this.#random.between(60, 130));
    return later > this.#horizon ? [] : [{ who, begun: later, fate: 'GOES_ON', mode: 'GRANT' }];
  }

  /** The next who was known and in hardship by then, within a path; nobody is taken twice. */
  #take(begun: number, path: string): Applicant | null {
    for (let index = this.#first; index < this.#free.length; index++) {
      const one = this.#free[index];
      if (!one || one.known >= begun || one.since >= begun || !one.area.path.startsWith(path)) continue;
      this.#free[index] = undefined;
      while (this.#first < this.#free.length && this.#free[this.#first] === undefined) this.#first += 1;
      return one;
    }
    return null;
  }
}
