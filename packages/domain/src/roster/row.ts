import { checkCertificateNumber, composeCertificateNumber } from '../identity/certificateNumber.ts';
import { checkCitizenId, normaliseIdNumber } from '../identity/citizenId.ts';
import type { ProblemCode } from '../messages/zh/problems.ts';
import type { DisabilityCategory, DisabilityGrade } from '../registry/certificate/terms.ts';
import { agreementProblems, isPersonName, normaliseBankAccount, normalisePhone } from '../registry/person.ts';
import type { Education, EmploymentState, HardshipKindCode, HukouKind, Sex } from '../registry/terms.ts';
import type { CalendarDate } from '../shared/dates.ts';
import { type Params, type Problem, problem } from '../shared/error.ts';
import { tidy } from '../shared/text.ts';
import { cellText, type RosterCell, readDateCell, readNumberCell, readSpanCell } from './cells.ts';
import type { RosterMapping } from './headers.ts';
import type { RosterField } from './terms.ts';
import { readEthnicity, readHardships, readWord, saysNothing } from './values.ts';

/** A certificate as a roster gives it; without dates where the roster has none. */
export interface RosterCertificate {
  readonly number: string;
  readonly category: DisabilityCategory;
  readonly grade: DisabilityGrade;
  readonly issuedOn: CalendarDate | null;
  readonly expiresOn: CalendarDate | null;
}

/** A row as the register would hold it; null is what the roster does not say, and changes nothing. */
export interface RosterPerson {
  readonly name: string;
  readonly idNumber: string;
  readonly sex: Sex;
  readonly birthDate: CalendarDate;
  readonly ethnicity: string | null;
  readonly phone: string | null;
  readonly town: string | null;
  readonly village: string | null;
  readonly address: string | null;
  readonly hukouPlace: string | null;
  readonly hukouKind: HukouKind | null;
  readonly guardianName: string | null;
  readonly guardianRelation: string | null;
  readonly guardianPhone: string | null;
  readonly education: Education | null;
  readonly employment: EmploymentState | null;
  readonly bankName: string | null;
  readonly bankAccount: string | null;
  readonly diedOn: CalendarDate | null;
  /** Kinds of hardship; an empty list where the roster says that there is none. */
  readonly hardship: readonly HardshipKindCode[] | null;
  readonly certificate: RosterCertificate | null;
}

/** A problem with the column (from 0) that it stands in, null where no column is at fault. */
export interface RosterProblem extends Problem {
  readonly column: number | null;
}

export interface RosterRow {
  /** Null where there is any problem. */
  readonly fields: RosterPerson | null;
  readonly problems: readonly RosterProblem[];
}

/** The cells of one row by field, gathering what is wrong with them. */
class RowReader {
  readonly problems: RosterProblem[] = [];
  readonly #cells: readonly RosterCell[];
  readonly #mapping: RosterMapping;

  constructor(cells: readonly RosterCell[], mapping: RosterMapping) {
    this.#cells = cells;
    this.#mapping = mapping;
  }

  cell(field: RosterField): RosterCell {
    const column = this.#mapping[field];
    return column === undefined ? undefined : this.#cells[column];
  }

  report(code: ProblemCode, field: RosterField, params: Params = {}): null {
    this.problems.push({ ...problem(code, field, params), column: this.#mapping[field] ?? null });
    return null;
  }

  /** Problems of a rule of the register, in the columns of this roster. */
  adopt(problems: readonly Problem[], field: RosterField): void {
    for (const { code, params } of problems) this.report(code, field, params);
  }

  /** A cell's words, null where it says nothing. */
  words(field: RosterField): string | null {
    const text = cellText(this.cell(field));
    return saysNothing(text) ? null : text;
  }

  text(field: RosterField, max: number): string | null {
    const text = this.words(field);
    return text !== null && text.length > max ? this.report('TOO_LONG', field, { max }) : text;
  }

  /** A term of a closed list. */
  term<Value>(field: RosterField, read: (text: string) => Value | undefined): Value | null {
    const text = this.words(field);
    if (text === null) return null;
    return read(text) ?? this.report('ROSTER_VALUE_UNKNOWN', field, { field });
  }

  date(field: RosterField, read: (cell: RosterCell) => CalendarDate | undefined): CalendarDate | null {
    if (this.words(field) === null) return null;
    return read(this.cell(field)) ?? this.report('DATE_INVALID', field);
  }

  /** A long number's characters; null where there is none or Excel lost some. */
  number(field: RosterField): string | null {
    if (this.words(field) === null) return null;
    const read = readNumberCell(this.cell(field));
    return 'lost' in read ? this.report(read.lost, field) : read.text;
  }

  normalised(
    field: RosterField,
    normalise: (text: string) => string | undefined,
    code: 'PHONE_INVALID' | 'BANK_ACCOUNT_INVALID',
  ): string | null {
    const text = this.number(field);
    return text === null ? null : (normalise(text) ?? this.report(code, field));
  }
}

/** Digits that Excel has turned to zeros from the sixteenth on, in what was then exported as text. */
function lostItsTail(number: string, length: number): boolean {
  return number.length === length && /^\d{15}0+$/.test(number);
}

function readName(row: RowReader): string | null {
  const name = row.text('name', 50);
  if (name === null) {
    return row.problems.some(({ field }) => field === 'name') ? null : row.report('REQUIRED', 'name');
  }
  return isPersonName(name) ? name : row.report('NAME_CHARACTERS', 'name');
}

/** The certificate's number, checked; its reasons go to its own column. */
function readCertificateNumber(row: RowReader, today: CalendarDate): string | null {
  const text = row.number('certificateNumber');
  if (text === null) return null;
  const number = normaliseIdNumber(text);
  const check = checkCertificateNumber(number, today, 'certificateNumber');
  if (check.valid) return number;
  if (lostItsTail(number, 20)) return row.report('ROSTER_NUMBER_PRECISION', 'certificateNumber');
  row.adopt(check.problems, 'certificateNumber');
  return null;
}

/** The citizen ID number: its own column's, or the certificate number's first eighteen characters. */
function readIdNumber(row: RowReader, certificateNumber: string | null, today: CalendarDate): string | null {
  const text = row.number('idNumber');
  const inCertificate = certificateNumber?.slice(0, 18) ?? null;
  if (text === null) {
    const reported = row.problems.some(({ field }) => field === 'idNumber' || field === 'certificateNumber');
    return inCertificate ?? (reported ? null : row.report('ID_NUMBER_EMPTY', 'idNumber'));
  }
  const number = normaliseIdNumber(text);
  const check = checkCitizenId(number, today);
  if (!check.valid) {
    if (lostItsTail(number, 18)) return row.report('ROSTER_NUMBER_PRECISION', 'idNumber');
    row.adopt(check.problems, 'idNumber');
    return null;
  }
  if (inCertificate !== null && inCertificate !== number) {
    return row.report('ROSTER_NUMBER_DISAGREE', 'certificateNumber');
  }
  return number;
}

function readIdentity(row: RowReader, idNumber: string | null, today: CalendarDate) {
  const sex = row.term('sex', text => readWord('sex', text));
  const birthDate = row.date('birthDate', readDateCell);
  if (idNumber === null) return null;
  const check = checkCitizenId(idNumber, today);
  for (const { code, field } of agreementProblems(check, { sex, birthDate })) {
    row.report(code, field === 'sex' ? 'sex' : 'birthDate');
  }
  if (check.sex === null || check.birthDate === null) return null;
  return { idNumber, sex: check.sex, birthDate: check.birthDate };
}

function readValidity(row: RowReader, birthDate: CalendarDate | null, today: CalendarDate) {
  const issuedOn = row.date('issuedOn', cell => readSpanCell(cell, 'first'));
  const expiresOn = row.date('expiresOn', cell => readSpanCell(cell, 'last'));
  if (issuedOn !== null && issuedOn > today) row.report('DATE_FUTURE', 'issuedOn');
  if (issuedOn !== null && birthDate !== null && issuedOn < birthDate)
    row.report('DATE_BEFORE_BIRTH', 'issuedOn');
  if (issuedOn !== null && expiresOn !== null && expiresOn < issuedOn) row.report('DATE_ORDER', 'expiresOn');
  return { issuedOn, expiresOn };
}

/** The certificate by its number, or by category and grade where the roster has no number; null for a person without one. */
function readCertificate(
  row: RowReader,
  number: string | null,
  person: { idNumber: string; birthDate: CalendarDate } | null,
  today: CalendarDate,
): RosterCertificate | null {
  const category = row.term('category', text => readWord('category', text));
  const grade = row.term('grade', text => readWord('grade', text));
  const validity = readValidity(row, person?.birthDate ?? null, today);
  if (number === null) {
    if (category === null && grade === null) return null;
    if (category === null && row.words('category') === null) row.report('REQUIRED', 'category');
    if (grade === null && row.words('grade') === null) row.report('REQUIRED', 'grade');
    if (category === null || grade === null || person === null) return null;
    return {
      number: composeCertificateNumber(person.idNumber, category, grade),
      category,
      grade,
      ...validity,
    };
  }
  const said = checkCertificateNumber(number, today);
  if (said.category === null || said.grade === null) return null;
  if (category !== null && category !== said.category) row.report('ROSTER_CATEGORY_DISAGREES', 'category');
  if (grade !== null && grade !== said.grade) row.report('ROSTER_GRADE_DISAGREES', 'grade');
  return { number, category: said.category, grade: said.grade, ...validity };
}

function readGuardian(row: RowReader) {
  const guardianName = row.text('guardianName', 50);
  const guardianRelation = row.text('guardianRelation', 20);
  const guardianPhone = row.normalised('guardianPhone', normalisePhone, 'PHONE_INVALID');
  if (guardianName !== null && !isPersonName(guardianName)) row.report('NAME_CHARACTERS', 'guardianName');
  return { guardianName, guardianRelation, guardianPhone };
}

function readRest(row: RowReader) {
  return {
    ethnicity: row.term('ethnicity', readEthnicity),
    phone: row.normalised('phone', normalisePhone, 'PHONE_INVALID'),
    town: row.text('town', 100),
    village: row.text('village', 100),
    address: row.text('address', 200),
    hukouPlace: row.text('hukouPlace', 200),
    hukouKind: row.term('hukouKind', text => readWord('hukouKind', text)),
    ...readGuardian(row),
    education: row.term('education', text => readWord('education', text)),
    employment: row.term('employment', text => readWord('employment', text)),
    hardship: row.term('hardship', readHardships),
    bankName: row.text('bankName', 100),
    bankAccount: row.normalised('bankAccount', normaliseBankAccount, 'BANK_ACCOUNT_INVALID'),
  };
}

/** Reads one person's row by the columns that were matched: every problem with the column at fault, never an exception. */
export function readRosterRow(
  cells: readonly RosterCell[],
  mapping: RosterMapping,
  today: CalendarDate,
): RosterRow {
  const row = new RowReader(cells, mapping);
  const name = readName(row);
  const certificateNumber = readCertificateNumber(row, today);
  const identity = readIdentity(row, readIdNumber(row, certificateNumber, today), today);
  const certificate = readCertificate(row, certificateNumber, identity, today);
  const diedOn = row.date('diedOn', readDateCell);
  if (diedOn !== null && diedOn > today) row.report('DATE_FUTURE', 'diedOn');
  if (diedOn !== null && identity && diedOn < identity.birthDate) row.report('DATE_BEFORE_BIRTH', 'diedOn');
  const rest = readRest(row);
  const { problems } = row;
  if (name === null || identity === null || problems.length > 0) return { fields: null, problems };
  return { fields: { name, ...identity, ...rest, diedOn, certificate }, problems };
}

/** The name in a row, as far as it can be shown beside its problems. */
export function rosterLabel(cells: readonly RosterCell[], mapping: RosterMapping): string | null {
  const text = mapping.name === undefined ? '' : tidy(cellText(cells[mapping.name]));
  return text === '' ? null : text.slice(0, 50);
}
