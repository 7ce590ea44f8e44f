// What becomes of each row beside what the register holds now. The check and the writing both ask here, so that a register that
// changed in between is seen.

import {
  type CertificatePlan,
  type CertificatePolicy,
  type ChangedField,
  changedFields,
  type ImportOutcome,
  isWithin,
  outcomeOf,
  type Problem,
  planCertificate,
  problem,
  type RosterMapping,
  type RosterPerson,
  type RosterProblem,
} from '@zhucan/domain';
import type { Place } from './places.ts';
import type { Known, Register, Sql } from './register.ts';
import { inColumn, type ReadRow } from './rows.ts';

/** A row and what it does. */
export interface Decision {
  readonly number: number;
  readonly label: string | null;
  readonly outcome: ImportOutcome;
  readonly problems: readonly RosterProblem[];
  /** The person concerned; null where they are not the importer's to see. */
  readonly personId: number | null;
  /** Null where the row cannot be written. */
  readonly write: Write | null;
}

export interface Write {
  readonly fields: RosterPerson;
  readonly place: Place | null;
  readonly known: Known | null;
  readonly changed: readonly ChangedField[];
  readonly certificate: CertificatePlan;
}

export interface Surroundings {
  readonly register: Register;
  /** The area that the import may write to. */
  readonly scopePath: string;
  readonly policy: CertificatePolicy;
  /** Codes of the kinds of hardship in use. */
  readonly hardshipKinds: ReadonlySet<string>;
  readonly mapping: RosterMapping;
  readonly today: string;
}

/** What is asked of the register besides: the check looks for likenesses, the writing locks. */
export interface Mode {
  readonly lock: boolean;
  readonly alike: boolean;
  /** Row by ID number of those that stand further up; null where the check has seen to it. */
  readonly seen: Map<string, number> | null;
}

function certificatePlan(fields: RosterPerson, known: Known | null, { policy, today }: Surroundings) {
  const held = known?.certificate ?? null;
  return planCertificate(fields.certificate, { held, underWay: known?.underWay ?? false }, policy, today);
}

/** What stands against a row: a place it lacks, someone out of reach, a certificate that contradicts the register. */
function problemsAgainst(
  row: { fields: RosterPerson; place: Place | null },
  known: Known | null,
  holder: number | undefined,
  plan: CertificatePlan,
  { scopePath, hardshipKinds }: Surroundings,
): Problem[] {
  const { fields, place } = row;
  if (known && !isWithin(known.areaPath, scopePath)) return [problem('ROSTER_DISTRICT_DECIDES', 'idNumber')];
  if (known?.person.diedOn && fields.diedOn === null) return [problem('ROSTER_PERSON_DEAD', 'diedOn')];
  const problems: Problem[] = [];
  if (!known && !place) problems.push(problem('ROSTER_VILLAGE_MISSING', 'village'));
  if (holder !== undefined && holder !== known?.id)
    problems.push(problem('CERTIFICATE_NUMBER_TAKEN', 'certificateNumber'));
  if (plan.kind === 'REFUSED') problems.push(plan.problem);
  if (fields.hardship?.some(kind => !hardshipKinds.has(kind)))
    problems.push(problem('HARDSHIP_KIND_UNKNOWN', 'hardship'));
  return problems;
}

function changedBy(fields: RosterPerson, known: Known, plan: CertificatePlan): ChangedField[] {
  const changed = changedFields(fields, known.person).filter(field => field !== 'certificate');
  return plan.kind === 'NOTHING' ? changed : [...changed, 'certificate'];
}

interface Found {
  readonly known: Map<string, Known>;
  readonly holders: Map<string, number>;
  readonly alike: Map<string, number>;
}

async function find(
  sql: Sql,
  people: readonly RosterPerson[],
  around: Surroundings,
  mode: Mode,
): Promise<Found> {
  const { register, scopePath } = around;
  const known = await register.known(
    sql,
    people.map(({ idNumber }) => idNumber),
    mode.lock,
  );
  const numbers = people.flatMap(({ certificate }) => (certificate ? [certificate.number] : []));
  const holders = await register.holders(sql, numbers);
  const unknown = mode.alike ? people.filter(({ idNumber }) => !known.has(idNumber)) : [];
  const alike = new Map<string, number>();
  for (const [at, id] of await register.alike(sql, unknown, scopePath)) {
    const person = unknown[at];
    if (person) alike.set(person.idNumber, id);
  }
  return { known, holders, alike };
}

function settled(row: ReadRow, outcome: ImportOutcome): Decision {
  const { number, label, problems } = row;
  return { number, label, outcome, problems, personId: null, write: null };
}

/** A text of its own: one cut out of the file's text would keep all of that in memory for as long as itself. */
function ownText(text: string): string {
  return Buffer.from(text).toString();
}

function decideOne(row: ReadRow, found: Found, around: Surroundings, mode: Mode): Decision {
  const { fields, place, number, label } = row;
  if (fields === null) return settled(row, row.person ? 'ERROR' : 'SKIPPED');
  const known = found.known.get(fields.idNumber) ?? null;
  const plan = certificatePlan(fields, known, around);
  const holder = fields.certificate ? found.holders.get(fields.certificate.number) : undefined;
  const problems = problemsAgainst({ fields, place }, known, holder, plan, around);
  const earlierRow = mode.seen?.get(fields.idNumber) ?? null;
  const alike = found.alike.get(fields.idNumber);
  const changed = known ? changedBy(fields, known, plan) : [];
  const outcome = outcomeOf({
    person: true,
    wrong: problems.length > 0,
    earlierRow,
    known: known && { areaPath: known.areaPath, changed },
    areaPath: place?.path ?? null,
    alike: alike === undefined ? 0 : 1,
  });
  if (outcome === 'DUPLICATE')
    problems.push(problem('ROSTER_DUPLICATE_ROW', 'idNumber', { row: earlierRow ?? 0 }));
  if (outcome === 'SUSPECT') problems.push(problem('ROSTER_SUSPECT', 'name'));
  if (outcome !== 'ERROR' && earlierRow === null) mode.seen?.set(ownText(fields.idNumber), number);
  const hidden = known !== null && !isWithin(known.areaPath, around.scopePath);
  return {
    number,
    label,
    outcome,
    problems: problems.map(one => inColumn(one, around.mapping)),
    personId: hidden ? null : (known?.id ?? alike ?? null),
    write:
      outcome === 'ERROR' || outcome === 'DUPLICATE'
        ? null
        : { fields, place, known, changed, certificate: plan },
  };
}

/** Decides on a batch of rows in the order of the file. */
export async function decide(
  sql: Sql,
  rows: readonly ReadRow[],
  around: Surroundings,
  mode: Mode,
): Promise<Decision[]> {
  const people = rows.flatMap(({ fields }) => (fields ? [fields] : []));
  const found = await find(sql, people, around, mode);
  return rows.map(row => decideOne(row, found, around, mode));
}
