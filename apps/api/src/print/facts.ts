// What a paper says of the person, the household and the application: masked, unless shown with a reason.

import { ageOn, type Field, type Fields, label, maskTail, parseMoney } from '@zhucan/domain';
import { textOfValue } from '../casework/programme/values.ts';
import type { HouseholdRow } from '../registry/household/household.table.ts';
import type { PersonRow } from '../registry/person/person.table.ts';
import { type Cell, list } from './parts.ts';
import type { Sheet } from './sheet.ts';
import type { Shown } from './shown.ts';
import { say, yuan } from './words.ts';

const LONG: ReadonlySet<Field['kind']> = new Set(['LONG_TEXT', 'CHOICES']);

function term(group: Parameters<typeof label>[1], value: string | number | null | undefined): string {
  return value === null || value === undefined ? '' : label('zh', group, value);
}

function masked(last4: string | null | undefined, length: number): string {
  return last4 ? maskTail(last4, length) : '';
}

/** Category and grade of what someone holds. */
function disability({ certificate }: Pick<PersonRow, 'certificate'>): string {
  if (!certificate) return '';
  return [term('category', certificate.category), term('grade', certificate.grade)].filter(Boolean).join(' ');
}

function personCells(person: PersonRow, { area }: Sheet['case'], today: string, shown: Shown): Cell[] {
  const born = shown.birthDate
    ? { label: say('birthDate'), value: shown.birthDate }
    : { label: say('age'), value: say('ageValue', { age: ageOn(person.birthDate, today) }) };
  return [
    { label: say('name'), value: person.name },
    { label: say('sex'), value: term('sex', person.sex) },
    born,
    { label: say('ethnicity'), value: term('ethnicity', person.ethnicity) },
    { label: say('idNumber'), value: shown.idNumber ?? masked(person.idNumberLast4, 18) },
    { label: say('phone'), value: shown.phone ?? masked(person.phoneLast4, 11) },
    { label: say('hukouKind'), value: term('hukouKind', person.hukouKind) },
    { label: say('employment'), value: term('employment', person.employment) },
    { label: say('hukouPlace'), value: person.hukouPlace, wide: true },
    { label: say('address'), value: person.address, wide: true },
    { label: say('area'), value: area.fullName, wide: true },
    {
      label: say('insurances'),
      value: person.insurances.map(one => term('insurance', one)).join('、'),
      wide: true,
    },
    { label: say('certificate'), value: disability(person) },
    {
      label: say('certificateNumber'),
      value: shown.certificateNumber ?? masked(person.certificate?.numberLast4, 20),
    },
    { label: say('guardian'), value: person.guardianName },
  ];
}

/** Whom the case is for. */
export function subjectCells(sheet: Sheet, shown: Shown): Cell[] {
  const { case: c, household, today } = sheet;
  if (c.person) return personCells(c.person, c, today, shown);
  if (household)
    return [
      { label: say('householdHead'), value: household.head?.name },
      { label: say('memberCount'), value: say('memberCountValue', { count: household.memberCount }) },
      { label: say('householdAddress'), value: household.address, wide: true },
      { label: say('area'), value: c.area.fullName, wide: true },
    ];
  return [
    { label: say('institutionName'), value: c.institution?.name, wide: true },
    { label: say('area'), value: c.area.fullName, wide: true },
  ];
}

export function householdCells(household: HouseholdRow | null, today: string): Cell[] {
  const inForce = (household?.hardships ?? []).filter(({ until }) => until === null || until >= today);
  const income = household?.incomePerHead;
  return [
    { label: say('householdHead'), value: household?.head?.name },
    {
      label: say('memberCount'),
      value: household && say('memberCountValue', { count: household.memberCount }),
    },
    { label: say('income'), value: income ? say('yuan', { amount: yuan(BigInt(income)) }) : '' },
    { label: say('hardships'), value: inForce.map(({ kind }) => kind.nameZh).join('、') },
    { label: say('householdAddress'), value: household?.address, wide: true },
  ];
}

/** So many rows at least, so that a member can be added by hand. */
const MEMBER_ROWS = 4;

export function memberList(household: HouseholdRow | null, today: string) {
  const members = (household?.members ?? []).map(member => [
    member.name,
    term('relation', member.relationToHead),
    term('sex', member.sex),
    String(ageOn(member.birthDate, today)),
    term('employment', member.employment),
    disability(member),
  ]);
  const empty = Array.from({ length: Math.max(0, MEMBER_ROWS - members.length) }, () => Array(6).fill(''));
  return list(
    say('members'),
    [
      say('memberName'),
      say('memberRelation'),
      say('memberSex'),
      say('memberAge'),
      say('memberEmployment'),
      say('memberDisability'),
    ],
    [...members, ...empty],
  );
}

/** A value as a paper writes it. */
export function valueText(
  field: Field,
  value: unknown,
  institutions: Readonly<Record<string, string>> | null,
): string {
  const text = textOfValue(field, value, 'zh', institutions);
  return field.kind === 'MONEY' && parseMoney(text) !== undefined
    ? say('yuan', { amount: yuan(text) })
    : text;
}

/** Every field of a form with what it holds; an empty one leaves room to write. */
export function fieldCells(
  fields: Fields,
  values: Readonly<Record<string, unknown>>,
  institutions: Readonly<Record<string, string>> | null,
): Cell[] {
  return Object.entries(fields).map(([name, field]) => ({
    label: field.names.zh,
    value: valueText(field, values[name], institutions),
    wide: LONG.has(field.kind) || field.kind === 'INSTITUTION',
    tall: field.kind === 'LONG_TEXT',
  }));
}
