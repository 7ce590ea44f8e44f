// How large the made-up district is and how far back its history goes.

import type { CalendarDate } from '@zhucan/domain';
import { dayOf, yearsFrom } from './calendar.ts';

/** The made-up district: 99 is a division that is assigned to nobody. */
export const DISTRICT_CODE = '990101';
export const DISTRICT_NAME = '景禾区';

const BLOCK_SIZE = 5000;

/** The longer someone has been in the register, the more certificates: this much more of them among the first than the last. */
const AGE_OF_RECORDS = 0.27;

export interface Size {
  readonly people: number;
  /** For each person of the register, holders or not. */
  readonly certificates: number;
  /** Villages and communities of each town, the largest town first. */
  readonly villages: readonly number[];
  /** Whether the people of the sample roster are among them: their villages have to be there. */
  readonly roster: boolean;
  /** Years for which the register has been kept. */
  readonly years: number;
}

/** The district that a first start shows. */
export const DEMONSTRATION: Size = {
  people: 5000,
  certificates: 1.08,
  villages: [19, 18, 17, 16, 15, 13, 12, 10],
  roster: true,
  years: 5,
};

/** The large one, of as many people as wanted: 20 towns of 40 villages, ten years. */
export function prefecture(people: number): Size {
  return {
    people,
    certificates: 1.1,
    villages: Array.from({ length: 20 }, () => 40),
    roster: false,
    years: 10,
  };
}

export interface BlockPlan {
  readonly index: number;
  readonly firstPerson: number;
  readonly people: number;
  readonly firstCertificate: number;
  readonly certificates: number;
}

export interface Plan {
  readonly size: Size;
  /** The day before the district's today: the last on which anything happened. */
  readonly horizon: number;
  /** The day on which this register took over from the one before it. */
  readonly start: number;
  readonly blocks: readonly BlockPlan[];
}

/** How many certificates the first so many people of the register have between them. */
export function certificatesUntil({ people, certificates }: Size, first: number): number {
  const share = first / people;
  return Math.round(people * certificates * share * (1 + AGE_OF_RECORDS - AGE_OF_RECORDS * share));
}

export function makePlan(size: Size, today: CalendarDate): Plan {
  const horizon = dayOf(today) - 1;
  const until = (people: number) => certificatesUntil(size, people);
  const blocks: BlockPlan[] = [];
  for (let done = 0; done < size.people; done += BLOCK_SIZE) {
    const people = Math.min(BLOCK_SIZE, size.people - done);
    blocks.push({
      index: blocks.length,
      firstPerson: done + 1,
      people,
      firstCertificate: until(done) + 1,
      certificates: until(done + people) - until(done),
    });
  }
  return {
    size,
    horizon,
    start: yearsFrom(horizon, -size.years),
    blocks,
  };
}
