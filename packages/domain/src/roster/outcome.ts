import { nameKey } from '../registry/person.ts';
import type { RosterPerson } from './row.ts';
import type { ImportOutcome } from './terms.ts';

/** What a roster can change of someone whom the register knows: everything but the number and what follows from it. */
export const COMPARED_FIELDS = [
  'name',
  'ethnicity',
  'phone',
  'address',
  'hukouPlace',
  'hukouKind',
  'guardianName',
  'guardianRelation',
  'guardianPhone',
  'education',
  'employment',
  'bankName',
  'bankAccount',
  'diedOn',
] as const satisfies readonly (keyof RosterPerson)[];
export type ComparedField = (typeof COMPARED_FIELDS)[number];

/** Someone of the register, in the clear, as far as a roster is compared with them. */
export type KnownPerson = Readonly<Record<ComparedField, string | null>> & {
  /** The number of the certificate that they hold, if any. */
  readonly certificateNumber: string | null;
  readonly certificateIssuedOn: string | null;
  readonly certificateExpiresOn: string | null;
  /** Kinds of their household's hardship in force. */
  readonly hardship: readonly string[];
};

export type ChangedField = ComparedField | 'certificate' | 'hardship';

function certificateChanged(row: RosterPerson, known: KnownPerson): boolean {
  const { certificate } = row;
  if (certificate === null) return false;
  if (certificate.number !== known.certificateNumber) return true;
  const differs = (given: string | null, held: string | null) => given !== null && given !== held;
  return (
    differs(certificate.issuedOn, known.certificateIssuedOn) ||
    differs(certificate.expiresOn, known.certificateExpiresOn)
  );
}

/** The fields in which a row says something that the register does not have; what a row leaves out changes nothing. */
export function changedFields(row: RosterPerson, known: KnownPerson): readonly ChangedField[] {
  const differs = (field: ComparedField): boolean => {
    const given = row[field];
    if (given === null) return false;
    const held = known[field];
    return field === 'name' ? nameKey(given) !== nameKey(held ?? '') : given !== held;
  };
  const changed: ChangedField[] = COMPARED_FIELDS.filter(differs);
  if (certificateChanged(row, known)) changed.push('certificate');
  // A roster adds hardship; that it lists fewer kinds than are certified ends none of them.
  if (row.hardship?.some(kind => !known.hardship.includes(kind))) changed.push('hardship');
  return changed;
}

/** Everything that decides what becomes of a row. */
export interface OutcomeFacts {
  /** False for blank lines, titles, repeated headings and totals. */
  readonly person: boolean;
  /** Whether any problem was found, in the row itself or with its place. */
  readonly wrong: boolean;
  /** The row further up in which the same person stands. */
  readonly earlierRow: number | null;
  /** The person of the register with this number, if any. */
  readonly known: { readonly areaPath: string; readonly changed: readonly ChangedField[] } | null;
  /** The village of the row, null where the roster does not say. */
  readonly areaPath: string | null;
  /** How many others of the register have this name and date of birth under another number. */
  readonly alike: number;
}

/** What becomes of a row; the first that applies, from what stops it to what it changes. */
export function outcomeOf({
  person,
  wrong,
  earlierRow,
  known,
  areaPath,
  alike,
}: OutcomeFacts): ImportOutcome {
  if (!person) return 'SKIPPED';
  if (wrong) return 'ERROR';
  if (earlierRow !== null) return 'DUPLICATE';
  if (known === null) return alike > 0 ? 'SUSPECT' : 'NEW';
  if (areaPath !== null && areaPath !== known.areaPath) return 'MOVED';
  return known.changed.length > 0 ? 'UPDATE' : 'SAME';
}

/** Outcomes that can be written; SUSPECT only when a person has looked and accepts it as new. */
export const WRITABLE_OUTCOMES = [
  'NEW',
  'UPDATE',
  'MOVED',
  'SUSPECT',
] as const satisfies readonly ImportOutcome[];
