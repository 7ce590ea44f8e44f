import { isCalendarDate, type Problem } from '@zhucan/domain';
import type { FormValues } from '../components/form/draft.ts';
import type { FoundPerson } from '../components/PersonPicker.tsx';
import type { HouseholdInput, HouseholdPageFragment, HouseholdRelation } from '../generated/graphql.ts';

export interface MemberValue {
  person: FoundPerson;
  relation: HouseholdRelation | null;
}

export interface HardshipValue {
  kind: string;
  since: string;
  until: string;
  certifiedBy: string;
  paperNumber: string;
}

/** A type and not an interface: only so do the paths of its arrays stay known to the form. */
export type HouseholdValues = {
  areaId: string | null;
  address: string;
  incomePerHead: string;
  members: MemberValue[];
  hardships: HardshipValue[];
};

export const emptyHousehold: HouseholdValues = {
  areaId: null,
  address: '',
  incomePerHead: '',
  members: [],
  hardships: [],
};

export const emptyHardship: HardshipValue = {
  kind: '',
  since: '',
  until: '',
  certifiedBy: '',
  paperNumber: '',
};

/** A household in the form's shape. */
export function toValues(household: HouseholdPageFragment): HouseholdValues & { version: number } {
  return {
    version: household.version,
    areaId: household.area.id,
    address: household.address ?? '',
    incomePerHead: household.incomePerHead ?? '',
    members: household.members.map(({ relationToHead, ...person }) => ({
      person,
      relation: relationToHead ?? null,
    })),
    hardships: household.hardships.map(({ kind, since, until, certifiedBy, paperNumber }) => ({
      kind: kind.code,
      since,
      until: until ?? '',
      certifiedBy: certifiedBy ?? '',
      paperNumber: paperNumber ?? '',
    })),
  };
}

/** Reads back what react-hook-form holds as plain values. */
export function isHousehold(values: FormValues): values is FormValues & HouseholdValues {
  return Array.isArray(values['members']) && Array.isArray(values['hardships']);
}

const text = (value: string) => (value.trim() === '' ? null : value.trim());

/** The household as a whole, as the API takes it; the member whose relation is «head» is the head. */
export function householdInput(values: HouseholdValues): HouseholdInput {
  const head = values.members.find(({ relation }) => relation === 'HEAD');
  return {
    areaId: values.areaId ?? '',
    address: text(values.address),
    incomePerHead: text(values.incomePerHead.replaceAll(',', '')),
    headId: head?.person.id ?? null,
    members: values.members.map(({ person, relation }) => ({
      personId: person.id,
      relation: relation ?? 'OTHER',
    })),
    hardships: values.hardships.map(hardship => ({
      kind: hardship.kind,
      since: hardship.since,
      until: text(hardship.until),
      certifiedBy: text(hardship.certifiedBy),
      paperNumber: text(hardship.paperNumber),
    })),
  };
}

const moneyPattern = /^\d{1,12}(\.\d{1,2})?$/;

/** What is wrong before the server is asked; the rules between people and dates are the server's. */
export function householdProblems(values: FormValues): Problem[] {
  if (!isHousehold(values)) return [];
  const problems: Problem[] = [];
  const add = (code: Problem['code'], field: string) => problems.push({ code, field, params: {} });
  if (!values.areaId) add('REQUIRED', 'areaId');
  const income = values.incomePerHead.trim().replaceAll(',', '');
  if (income !== '' && !moneyPattern.test(income)) add('INCOME_INVALID', 'incomePerHead');
  if (values.members.length === 0) add('REQUIRED', 'members');
  values.members.forEach(({ relation }, index) => {
    if (!relation) add('REQUIRED', `members.${index}.relation`);
  });
  values.hardships.forEach(({ kind, since, until }, index) => {
    if (!kind) add('REQUIRED', `hardships.${index}.kind`);
    if (!isCalendarDate(since)) add(since === '' ? 'REQUIRED' : 'DATE_INVALID', `hardships.${index}.since`);
    else if (until !== '' && until < since) add('DATE_ORDER', `hardships.${index}.until`);
  });
  return problems;
}
