// From a decided row to rows of the register's tables: sealed, hashed, spelt in pinyin.

import { pinyinOf, type Vault } from '@zhucan/database';
import type { CertificatePlan, RosterPerson } from '@zhucan/domain';
import type { Write } from './decide.ts';
import type { SealedColumn } from './register.ts';

/** Bytes as PostgreSQL reads them out of JSON. */
function hex(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString('hex')}`;
}

type Column = string | number | null;
export type TableRow = Readonly<Record<string, Column>>;

/** Names repeat: most of the work of a large roster would be to spell the same ones again. */
const spelt = new Map<string, { pinyin: string; initials: string }>();
const SPELT_MOST = 50_000;

function spell(name: string): { pinyin: string; initials: string } {
  const known = spelt.get(name);
  if (known) return known;
  const made = pinyinOf(name);
  if (spelt.size >= SPELT_MOST) spelt.clear();
  spelt.set(name, made);
  return made;
}

type Sealed = Partial<Record<SealedColumn, string | null>>;

/** The sealed columns of what the row says; what it does not say is left out. */
function sealedColumns(fields: RosterPerson, vault: Vault): Sealed {
  const { phone, guardianPhone, bankAccount } = fields;
  return {
    ...(phone && {
      phone_enc: hex(vault.seal(phone)),
      phone_hash: hex(vault.hash('PHONE', phone)),
      phone_last4: phone.slice(-4),
    }),
    ...(guardianPhone && {
      guardian_phone_enc: hex(vault.seal(guardianPhone)),
      guardian_phone_last4: guardianPhone.slice(-4),
    }),
    ...(bankAccount && {
      bank_account_enc: hex(vault.seal(bankAccount)),
      bank_account_last4: bankAccount.slice(-4),
    }),
  };
}

function plainColumns(fields: RosterPerson): TableRow {
  return {
    ethnicity: fields.ethnicity,
    address: fields.address,
    hukou_place: fields.hukouPlace,
    hukou_kind: fields.hukouKind,
    guardian_name: fields.guardianName,
    guardian_relation: fields.guardianRelation,
    education: fields.education,
    employment: fields.employment,
    bank_name: fields.bankName,
    died_on: fields.diedOn,
  };
}

const HAN = '01';

/** A person whom the register does not know. */
export function newPersonRow(
  fields: RosterPerson,
  idKey: string,
  areaId: number,
  userId: number,
  vault: Vault,
): TableRow {
  return {
    ...plainColumns(fields),
    ...sealedColumns(fields, vault),
    area_id: areaId,
    name: fields.name,
    ...spell(fields.name),
    id_number_enc: hex(vault.seal(fields.idNumber)),
    id_number_hash: `\\x${idKey}`,
    id_number_last4: fields.idNumber.slice(-4),
    sex: fields.sex,
    birth_date: fields.birthDate,
    ethnicity: fields.ethnicity ?? HAN,
    created_by_id: userId,
  };
}

/** A known person as they are to be: what the roster says over what the register has. */
export function changedPersonRow(write: Write, vault: Vault): TableRow {
  const { fields, known, place } = write;
  if (!known) throw new TypeError('only someone known can change');
  const held = known.person;
  const kept = Object.fromEntries(
    Object.entries(known.sealed).map(([column, value]) => [
      column,
      value instanceof Uint8Array ? hex(value) : value,
    ]),
  );
  const name = write.changed.includes('name') ? fields.name : held.name;
  const said = Object.entries(plainColumns(fields)).filter(([, value]) => value !== null);
  return {
    id: known.id,
    area_id: place?.id ?? known.areaId,
    name,
    ...spell(name ?? fields.name),
    ethnicity: held.ethnicity,
    address: held.address,
    hukou_place: held.hukouPlace,
    hukou_kind: held.hukouKind,
    guardian_name: held.guardianName,
    guardian_relation: held.guardianRelation,
    education: held.education,
    employment: held.employment,
    bank_name: held.bankName,
    died_on: held.diedOn,
    ...Object.fromEntries(said),
    ...kept,
    ...sealedColumns(fields, vault),
  };
}

type Issuing = Extract<CertificatePlan, { kind: 'ISSUE' | 'REPLACE' }>;

/** The row of a certificate that the roster brings; one of someone who has died since is cancelled as it comes. */
export function certificateRow(
  write: Write & { certificate: Issuing },
  person: { id: number; areaId: number },
  district: string,
  userId: number,
  vault: Vault,
  numberKey: string,
): TableRow {
  const { fields, certificate: plan, known } = write;
  if (!fields.certificate) throw new TypeError('a plan to issue without a certificate');
  const { number, category, grade } = fields.certificate;
  const died = fields.diedOn !== null && fields.diedOn > plan.issuedOn ? fields.diedOn : null;
  const ended = fields.diedOn === null ? null : (died ?? plan.issuedOn);
  return {
    person_id: person.id,
    area_id: person.areaId,
    kind: plan.kind === 'REPLACE' ? plan.by : 'FIRST',
    status: ended === null ? 'ISSUED' : 'CANCELLED',
    category,
    grade,
    number_enc: hex(vault.seal(number)),
    number_hash: `\\x${numberKey}`,
    number_last4: number.slice(-4),
    medium: known?.certificate?.medium ?? 'CARD',
    applied_on: plan.issuedOn,
    issued_on: plan.issuedOn,
    expires_on: plan.expiresOn,
    closed_on: ended,
    cancel_reason: ended === null ? null : 'DEATH',
    previous_id: plan.kind === 'REPLACE' ? (known?.certificate?.id ?? null) : null,
    accepting_county: district,
    issuing_county: district,
    created_by_id: userId,
  };
}
