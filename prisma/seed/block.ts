// One stretch of the register: family after family in the order in which they were registered, until the planned numbers
// of people and certificates are reached exactly.

import { ageAt } from './calendar.ts';
import { alone, drawFamily, type Family } from './families.ts';
import { drawAddress, makeHousehold } from './households.ts';
import { drawImpairment } from './impairments.ts';
import { Ledger } from './ledger.ts';
import { drawDeath, makePerson, NumberBook, type Sketch } from './people.ts';
import type { Village } from './places.ts';
import { type BlockPlan, certificatesUntil } from './plan.ts';
import { at, Random } from './random.ts';
import { makeRosterPeople } from './roster-people.ts';
import type { Block, PersonRow } from './rows.ts';
import { StayBook } from './stays.ts';
import { tellAttempts, tellStory } from './story.ts';
import type { Holder, Teller } from './teller.ts';
import { staffOf, TAKEN_OVER_DAYS, type World } from './world.ts';

/** Of the people of today so many were taken over from the register before this one, in its first weeks. */
const TAKEN_OVER = 0.45;
const TAKING_OVER_DAYS = 45;
/** The last people of a block each get as many certificates as are still missing. */
const MAKE_UP = 14;
const MAKE_UP_LEAD = 700;
/** At most this many assessments for each certificate of a block. */
const ASSESSMENTS = 2;

export function makeBlock(world: World, plan: BlockPlan): Block {
  return new BlockMaker(world, plan).make();
}

class BlockMaker {
  readonly #world: World;
  readonly #plan: BlockPlan;
  readonly #random: Random;
  readonly #ledger: Ledger;
  readonly #numbers: NumberBook;
  readonly #stays: StayBook;
  readonly #block: Block;

  constructor(world: World, plan: BlockPlan) {
    this.#world = world;
    this.#plan = plan;
    this.#random = new Random(`block ${plan.index}`);
    this.#ledger = new Ledger(
      plan.firstCertificate,
      plan.certificates,
      (plan.firstCertificate - 1) * ASSESSMENTS + 1,
    );
    this.#numbers = new NumberBook(plan.index);
    this.#stays = new StayBook(world, plan);
    this.#block = {
      households: [],
      people: [],
      stays: this.#stays.rows,
      certificates: this.#ledger.certificates,
    };
  }

  make(): Block {
    const { people } = this.#block;
    if (this.#plan.index === 0 && this.#world.plan.size.roster)
      people.push(...makeRosterPeople(this.#world, this.#ledger, this.#plan.firstPerson));
    while (people.length < this.#plan.people - MAKE_UP)
      this.#addFamily(this.#plan.people - MAKE_UP - people.length);
    while (people.length < this.#plan.people) this.#makeUp();
    if (this.#ledger.left !== 0) throw new RangeError(`${this.#ledger.left} certificates are missing`);
    return this.#block;
  }

  /** The day on which the next family is registered: the register grows with the seasons. */
  #nextDay(): { registered: number; newcomer: boolean } {
    const { plan, season } = this.#world;
    const share = (this.#plan.firstPerson + this.#block.people.length - 0.5) / plan.size.people;
    if (share < TAKEN_OVER) {
      const day = season.workday(plan.start + Math.floor((share / TAKEN_OVER) * TAKING_OVER_DAYS));
      return { registered: day, newcomer: false };
    }
    const registered = season.dayAt((share - TAKEN_OVER) / (1 - TAKEN_OVER), plan.start, plan.horizon);
    return { registered: Math.min(registered, plan.horizon), newcomer: true };
  }

  #addFamily(room: number): void {
    const { plan } = this.#world;
    const done = this.#plan.firstPerson - 1 + this.#block.people.length;
    const expected = certificatesUntil(plan.size, done) - this.#plan.firstCertificate + 1;
    const behind = this.#ledger.certificates.length < expected;
    const { registered, newcomer } = this.#nextDay();
    const family = drawFamily(this.#random, registered, behind, room);
    const sketches = this.#sketch(family, registered, newcomer);
    this.#register(family, sketches, registered, newcomer, (teller, holder) =>
      tellStory({ ...teller, holder }),
    );
  }

  /** Someone alone with as many applications as bring the block to its planned number. */
  #makeUp(): void {
    const { plan } = this.#world;
    const { registered } = this.#nextDay();
    const day = Math.max(plan.start, registered - MAKE_UP_LEAD);
    const people = this.#plan.people - this.#block.people.length;
    const count = Math.min(Math.ceil(this.#ledger.left / people), this.#ledger.left);
    const family = alone(this.#random, day);
    this.#register(
      family,
      this.#sketch(family, day, true).map(sketch => ({ ...sketch, death: null })),
      day,
      true,
      (teller, holder) => tellAttempts({ ...teller, holder }, count),
    );
  }

  #register(
    family: Family,
    sketches: readonly Sketch[],
    registered: number,
    newcomer: boolean,
    tell: (teller: Omit<Teller, 'holder'>, holder: Holder) => void,
  ): void {
    const world = this.#world;
    const random = this.#random;
    const village = world.places.drawVillage(random);
    const staff = staffOf(world, village, random);
    const address = drawAddress(random, village);
    const atHome = family.kind !== 'CHILD_IN_HOME';
    const householdId = atHome ? this.#plan.firstPerson + this.#block.households.length : null;
    const firstId = this.#plan.firstPerson + this.#block.people.length;
    const createdById = staff.filer(registered);
    for (const [index, sketch] of sketches.entries()) {
      const idNumber = this.#numbers.take(sketch.member.birth, sketch.member.sex);
      const id = firstId + index;
      const place = {
        id,
        idNumber,
        village,
        address,
        registered,
        householdId,
        family,
        sketches,
        createdById,
        newcomer,
      };
      const person = makePerson(world, random, sketch, place);
      this.#block.people.push(person);
      this.#certify(person, sketch, village, registered, holder =>
        tell({ world, random, ledger: this.#ledger, staff }, holder),
      );
      this.#stays.consider(random, person, sketch, registered);
    }
    if (householdId !== null) {
      const place = { id: householdId, headId: firstId, village, address, registered, family, sketches };
      this.#block.households.push(makeHousehold(random, place, world.plan.horizon));
    }
  }

  #sketch(family: Family, registered: number, newcomer: boolean): Sketch[] {
    const random = this.#random;
    const { season, plan } = this.#world;
    return family.members.map(member => {
      const knownSince = newcomer ? null : this.#before(member.birth);
      const age = ageAt(member.birth, knownSince ?? registered);
      return {
        member,
        knownSince,
        impairment: member.holder ? drawImpairment(random, age) : null,
        death: drawDeath(random, season, member.birth, registered, plan.horizon),
      };
    });
  }

  /** A day of the years of which the register before this one told. */
  #before(birth: number): number {
    const { season, plan } = this.#world;
    const latest = plan.start - 5;
    return season.draw(
      this.#random,
      Math.min(latest - 1, Math.max(plan.start - TAKEN_OVER_DAYS, birth + 200)),
      latest,
    );
  }

  /** Tells the story of whoever has an impairment, and notes when the person's record was last touched by it. */
  #certify(
    person: PersonRow,
    { impairment, knownSince, death }: Sketch,
    village: Village,
    registered: number,
    tell: (holder: Holder) => void,
  ): void {
    if (!impairment) return;
    const before = this.#ledger.certificates.length;
    const { id, idNumber, birth } = person;
    tell({ personId: id, idNumber, birth, death, registered, knownSince, village, impairment });
    for (const { events } of this.#ledger.certificates.slice(before)) {
      person.updatedAt = Math.max(person.updatedAt, at(events, events.length - 1).at);
    }
  }
}
