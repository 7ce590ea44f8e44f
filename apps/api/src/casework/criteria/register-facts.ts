// From the register's raw facts to what criteria are decided by on a day.

import {
  ageOn,
  type CalendarDate,
  hardshipInForce,
  type RegisterFacts,
  type ServedCase,
} from '@zhucan/domain';

export interface RegisterRow {
  readonly birthDate: CalendarDate;
  readonly diedOn: CalendarDate | null;
  readonly sex: 'MALE' | 'FEMALE';
  readonly hukouKind: string | null;
  readonly registeredHere: boolean | null;
  readonly employment: string | null;
  readonly education: string | null;
  readonly residencePermit: boolean;
  readonly residentSince: CalendarDate | null;
  readonly businessRegistration: boolean;
  readonly insurances: readonly string[];
  readonly certificate: {
    readonly status: string;
    readonly category: string;
    readonly grade: number | null;
    readonly expiresOn: CalendarDate | null;
  } | null;
  readonly inHousehold: boolean;
  readonly incomePerHead: string | null;
  readonly hardships: readonly {
    readonly kind: string;
    readonly since: CalendarDate;
    readonly until: CalendarDate | null;
  }[];
}

export interface ServedRow extends ServedCase {
  /** The case that served. */
  readonly id: number;
}

function yearsOfResidence(row: RegisterRow, today: CalendarDate): number | null {
  if (row.residentSince === null) return null;
  return row.residencePermit ? Math.max(0, ageOn(row.residentSince, today)) : 0;
}

/** The facts on a day. What is not recorded is unknown, never false. */
export function registerFacts(row: RegisterRow, today: CalendarDate): RegisterFacts {
  const { certificate } = row;
  return {
    alive: row.diedOn === null,
    age: ageOn(row.birthDate, today),
    sex: row.sex,
    certificateValid:
      certificate?.status === 'ISSUED' && certificate.expiresOn !== null && certificate.expiresOn >= today,
    category: certificate?.category ?? null,
    grade: certificate?.grade ?? null,
    hukouKind: row.hukouKind,
    employment: row.employment,
    education: row.education,
    registeredHere: row.registeredHere,
    yearsOfResidence: yearsOfResidence(row, today),
    // Nobody writes down that there is no business.
    businessRegistration: row.businessRegistration ? true : null,
    insurances: row.insurances.length === 0 ? null : row.insurances,
    hardships: row.inHousehold
      ? row.hardships.filter(one => hardshipInForce(one, today)).map(one => one.kind)
      : null,
    incomePerHead: row.incomePerHead === null ? null : BigInt(row.incomePerHead),
  };
}
