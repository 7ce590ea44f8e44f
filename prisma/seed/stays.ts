// Who lives in a care home or a children's home, never more than it has places for.

import { ageAt } from './calendar.ts';
import type { Sketch } from './people.ts';
import type { BlockPlan } from './plan.ts';
import { at, type Random } from './random.ts';
import type { InstitutionRow, PersonRow, StayRow } from './rows.ts';
import type { World } from './world.ts';

/** Homes are never quite full. */
const FULL = 0.85;

/** The stays of one block; each block has its share of every home's places. */
export class StayBook {
  readonly rows: StayRow[] = [];
  readonly #world: World;
  readonly #block: number;
  readonly #places = new Map<InstitutionRow, number>();
  #next: number;

  constructor(world: World, { index }: BlockPlan) {
    this.#world = world;
    this.#block = index;
    this.#next = index;
    const { careHomes, childrensHomes } = world.institutions;
    const blocks = world.plan.blocks.length;
    for (const home of [...careHomes, ...childrensHomes]) {
      // Whole places, dealt to the blocks so that they add up to no more than the home has.
      const full = (home.capacity ?? 0) * FULL;
      const share =
        Math.floor((full * (this.#block + 1)) / blocks) - Math.floor((full * this.#block) / blocks);
      this.#places.set(home, share);
    }
  }

  consider(random: Random, person: PersonRow, { member, impairment }: Sketch, registered: number): void {
    const { careHomes, childrensHomes } = this.#world.institutions;
    const { horizon } = this.#world.plan;
    if (person.householdId === null) {
      const grownUp = ageAt(member.birth, horizon) >= 18 ? member.birth + 18 * 366 : null;
      this.#admit(random, childrensHomes, person, registered, grownUp);
      return;
    }
    const mental = impairment?.category === 'MENTAL' || impairment?.category === 'INTELLECTUAL';
    const severe = impairment !== null && impairment.grade <= 2;
    if (!mental || !severe || ageAt(member.birth, registered) < 16 || !random.chance(0.3)) return;
    const admitted = registered + random.between(30, 900);
    const left = random.chance(0.35) ? admitted + random.between(90, 1100) : null;
    this.#admit(random, careHomes, person, admitted, left);
  }

  /** Into a home with a free place; one who has left or died leaves it to the next. */
  #admit(
    random: Random,
    homes: readonly InstitutionRow[],
    { id, death }: PersonRow,
    admitted: number,
    leaves: number | null,
  ): void {
    const { horizon } = this.#world.plan;
    const end = Math.min(leaves ?? Number.POSITIVE_INFINITY, death?.day ?? Number.POSITIVE_INFINITY);
    if (admitted > horizon || end < admitted) return;
    const left = end <= horizon ? end : null;
    const home = this.#freeHome(homes, left === null);
    if (!home) return;
    if (left === null) this.#places.set(home, (this.#places.get(home) ?? 0) - 1);
    this.rows.push({
      institutionId: home.id,
      personId: id,
      admitted: Math.min(admitted, left ?? horizon),
      left,
    });
    this.#next += random.between(0, 1);
  }

  #freeHome(homes: readonly InstitutionRow[], stays: boolean): InstitutionRow | undefined {
    for (let tried = 0; tried < homes.length; tried++) {
      const home = at(homes, (this.#next + tried) % homes.length);
      if (!stays || (this.#places.get(home) ?? 0) > 0) return home;
    }
    return undefined;
  }
}
