// From a person's fields to their columns and back: what identifies is sealed, hashed and kept by its last four.

import { type Person, type Prisma, pinyinOf, type Vault } from '@zhucan/database';
import { lastFour, maskTail, type PersonFields } from '@zhucan/domain';
import type { Changes } from '../../access/audit.ts';
import { changesOf } from '../../access/changes.ts';
import { dateColumn, dayOf } from '../certificate/operation.ts';

export type PersonColumns = Omit<Prisma.PersonUncheckedCreateInput, 'areaId'>;

const optionalDay = (day: string | null): Date | null => (day === null ? null : dateColumn(day));

function phoneColumns(vault: Vault, phone: string | null) {
  return phone === null
    ? { phoneEnc: null, phoneHash: null, phoneLast4: null }
    : { phoneEnc: vault.seal(phone), phoneHash: vault.hash('PHONE', phone), phoneLast4: lastFour(phone) };
}

/** Every column that the fields say something of. */
export function columnsOf(vault: Vault, fields: PersonFields): PersonColumns {
  const { idNumber, phone, guardianPhone, bankAccount, ...plain } = fields;
  const { birthDate, residentSince, diedOn, consentOn, ...rest } = plain;
  return {
    ...rest,
    ...pinyinOf(fields.name),
    birthDate: dateColumn(birthDate),
    residentSince: optionalDay(residentSince),
    diedOn: optionalDay(diedOn),
    consentOn: optionalDay(consentOn),
    idNumberEnc: vault.seal(idNumber),
    idNumberHash: vault.hash('ID_NUMBER', idNumber),
    idNumberLast4: lastFour(idNumber),
    ...phoneColumns(vault, phone),
    guardianPhoneEnc: guardianPhone === null ? null : vault.seal(guardianPhone),
    guardianPhoneLast4: guardianPhone === null ? null : lastFour(guardianPhone),
    bankAccountEnc: bankAccount === null ? null : vault.seal(bankAccount),
    bankAccountLast4: bankAccount === null ? null : lastFour(bankAccount),
  };
}

const optionalDayOf = (date: Date | null): string | null => (date === null ? null : dayOf(date));

/** The fields of a stored person, opened; sex and date of birth are left to the number. */
export function fieldsOf(vault: Vault, person: Person) {
  const opened = (sealed: Uint8Array | null): string | null => (sealed === null ? null : vault.open(sealed));
  return {
    name: person.name,
    idNumber: vault.open(person.idNumberEnc),
    ethnicity: person.ethnicity,
    phone: opened(person.phoneEnc),
    address: person.address,
    hukouPlace: person.hukouPlace,
    hukouKind: person.hukouKind,
    residencePermit: person.residencePermit,
    residentSince: optionalDayOf(person.residentSince),
    businessRegistration: person.businessRegistration,
    guardianName: person.guardianName,
    guardianRelation: person.guardianRelation,
    guardianPhone: opened(person.guardianPhoneEnc),
    education: person.education,
    employment: person.employment,
    insurances: person.insurances,
    bankName: person.bankName,
    bankAccount: opened(person.bankAccountEnc),
    diedOn: optionalDayOf(person.diedOn),
    consentOn: optionalDayOf(person.consentOn),
  };
}

/** A sealed value is sealed anew each time: the columns of a value that stays are left as they are. */
export function changedColumns(vault: Vault, before: Person, after: PersonColumns): Partial<PersonColumns> {
  const changed: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(after)) {
    const old: unknown = Reflect.get(before, key);
    if (!sameColumn(vault, key, old, value)) changed[key] = value;
  }
  return changed;
}

function sameColumn(vault: Vault, key: string, old: unknown, value: unknown): boolean {
  if (old instanceof Uint8Array && value instanceof Uint8Array)
    return key.endsWith('Enc')
      ? vault.open(old) === vault.open(value)
      : Buffer.from(old).equals(Buffer.from(value));
  if (old instanceof Date && value instanceof Date) return old.getTime() === value.getTime();
  if (Array.isArray(old) && Array.isArray(value))
    return JSON.stringify([...old].sort()) === JSON.stringify([...value].sort());
  return (old ?? null) === (value ?? null);
}

const MASKED = {
  idNumberLast4: ['idNumber', 18],
  phoneLast4: ['phone', 11],
  guardianPhoneLast4: ['guardianPhone', 11],
  bankAccountLast4: ['bankAccount', 16],
} as const satisfies Readonly<Record<string, readonly [string, number]>>;

const BY_THE_NAME: ReadonlySet<string> = new Set(['pinyin', 'initials']);

/**
 * What changed, for the audit trail, by the names of the form's fields: numbers by their last four, a date of birth only as changed,
 * and a sealed value whose last four stayed as changed too.
 */
export function personChanges(before: Partial<Person>, after: Readonly<Record<string, unknown>>): Changes {
  const changes: Record<string, readonly [unknown, unknown]> = {};
  for (const [key, change] of Object.entries(changesOf({ ...before }, after))) {
    if (BY_THE_NAME.has(key) || key.endsWith('Hash')) continue;
    if (key.endsWith('Enc')) changes[key.slice(0, -3)] ??= ['***', '***'];
    else if (key === 'birthDate') changes[key] = ['***', '***'];
    else if (isMasked(key)) changes[MASKED[key][0]] = [masked(key, change[0]), masked(key, change[1])];
    else changes[key] = change;
  }
  return changes;
}

function isMasked(key: string): key is keyof typeof MASKED {
  return Object.hasOwn(MASKED, key);
}

function masked(key: keyof typeof MASKED, last4: unknown): string | null {
  return typeof last4 === 'string' ? maskTail(last4, MASKED[key][1]) : null;
}
