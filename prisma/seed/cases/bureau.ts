// The office that works on the made-up cases: its calendar and policy, its people, its hospitals, and the numbers that it gives.

import {
  type AnyProgramme,
  type InstitutionFacts,
  programmes,
  type WorkingCalendar,
  workingCalendar,
} from '@zhucan/domain';
import { at, type Random } from '../random.ts';
import type { InstitutionRow, UserRow } from '../rows.ts';
import type { World } from '../world.ts';
import { DemonstrationFiles } from './files.ts';
import type { Actor } from './rows.ts';

/** The default policy is version 1, in force from long ago. */
const POLICY_VERSION = 1;
/** Crockford's digits: nothing that could be read as another. */
const RECEIPT_DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SLUG_DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789';

export class Bureau {
  readonly world: World;
  readonly programme: AnyProgramme;
  readonly calendar: WorkingCalendar = workingCalendar();
  readonly policyVersion = POLICY_VERSION;
  readonly files = new DemonstrationFiles();
  /** Where major illnesses may be diagnosed. */
  readonly graded: readonly InstitutionRow[];
  readonly institutions: ReadonlyMap<number, InstitutionFacts>;
  readonly manager: Actor;
  readonly officers: readonly Actor[];
  readonly leader: Actor;
  readonly #hospitals: readonly InstitutionRow[];
  #notices = 0;
  #objections = 0;

  constructor(world: World, code: string) {
    this.world = world;
    const programme = programmes.get(code);
    if (!programme) throw new RangeError(`there is no programme ${code}`);
    this.programme = programme;
    const { all } = world.institutions;
    this.#hospitals = all.filter(
      ({ kind, active, designated }) => kind === 'HOSPITAL' && active && designated,
    );
    this.graded = this.#hospitals.filter(
      ({ hospitalGrade }) => hospitalGrade?.startsWith('3') || hospitalGrade === '2A',
    );
    this.institutions = new Map(
      all.map(({ id, name, kind, hospitalGrade, designated }) => [
        id,
        { name, kind, hospitalGrade, designated },
      ]),
    );
    this.manager = at(this.#ofRole('DISTRICT_MANAGER'), 0);
    this.officers = this.#ofRole('DISTRICT_OFFICER');
    this.leader = at(this.#ofRole('LEADER'), 0);
  }

  get parameters(): Readonly<Record<string, unknown>> {
    return this.programme.policy.defaults;
  }

  caseworker(townPath: string): Actor {
    return at(this.#ofRole('TOWN_CASEWORKER', townPath), 0);
  }

  head(townPath: string): Actor {
    return at(this.#ofRole('TOWN_HEAD', townPath), 0);
  }

  /** The village's liaison where it has one. */
  liaison(villagePath: string): Actor | undefined {
    return this.#ofRole('VILLAGE_LIAISON', villagePath)[0];
  }

  /** Where someone is treated: illnesses of the mind in the hospital for them, all others elsewhere. */
  hospitalsFor(mental: boolean): readonly InstitutionRow[] {
    const { id } = this.world.institutions.psychiatric;
    return this.#hospitals.filter(hospital => (hospital.id === id) === mental);
  }

  nextNotice(): number {
    this.#notices += 1;
    return this.#notices;
  }

  nextObjection(): number {
    this.#objections += 1;
    return this.#objections;
  }

  slug(random: Random): string {
    return Array.from({ length: 22 }, () => SLUG_DIGITS[random.below(SLUG_DIGITS.length)]).join('');
  }

  receipt(random: Random): string {
    return Array.from({ length: 16 }, () => RECEIPT_DIGITS[random.below(RECEIPT_DIGITS.length)]).join('');
  }

  #ofRole(role: UserRow['role'], path?: string): Actor[] {
    return this.world.users.all
      .filter(user => user.role === role && (path === undefined || user.area.path === path))
      .map(({ id, displayName }) => ({ id, name: displayName, role }));
  }
}
