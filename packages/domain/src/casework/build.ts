import { isLabelGroup, type Locale, label } from '../messages/labels.ts';
import type { DisabilityCategory, DisabilityGrade } from '../registry/certificate/terms.ts';
import type { Education, EmploymentState, HukouKind, Insurance, Sex } from '../registry/terms.ts';
import { type Fen, formatMoney } from '../shared/money.ts';
import type { Criterion, CriterionName, FactName, Test } from './criteria.ts';
import type { Names } from './fields.ts';

// The words in which a programme's criteria are written, so that a definition reads as the rule does.

type Filling = Readonly<Record<string, string | number | readonly (string | number)[]>>;

/** A criterion's sentence: `{x}` is filled as it is, `{x|group}` with the terms of a group. */
function sentence(locale: Locale, name: CriterionName, filling: Filling): string {
  return label(locale, 'criterion', name).replace(
    /\{(\w+)(?:\|(\w+))?\}/g,
    (_, key: string, group?: string) => {
      const given = filling[key] ?? '';
      const values = typeof given === 'string' || typeof given === 'number' ? [given] : given;
      const terms = values.map(value =>
        group !== undefined && isLabelGroup(group) ? label(locale, group, value) : String(value),
      );
      return terms.join(locale === 'zh' ? '、' : ', ');
    },
  );
}

export function criterionNames(name: CriterionName, filling: Filling = {}): Names {
  return { zh: sentence('zh', name, filling), en: sentence('en', name, filling) };
}

function fact(name: FactName, test: Test, names: Names): Criterion {
  return { fact: name, test, names };
}

/** All of these; named where the group has a name of its own. */
export function all(...criteria: readonly Criterion[]): Criterion {
  return { all: criteria };
}

/** Any of these. */
export function any(...criteria: readonly Criterion[]): Criterion {
  return { any: criteria };
}

export function not(criterion: Criterion): Criterion {
  return { not: criterion };
}

/** The same criterion under a name of its own. */
export function named(names: Names, criterion: Criterion): Criterion {
  return { ...criterion, names };
}

export const certificate = {
  valid: () => fact('certificateValid', { is: true }, criterionNames('certificateValid')),
  category: (...values: readonly DisabilityCategory[]) =>
    fact('category', { in: values }, criterionNames('category', { values })),
  grade: (...values: readonly DisabilityGrade[]) =>
    fact('grade', { in: values }, criterionNames('grade', { values })),
};

export const household = {
  /** Some hardship of these kinds is in force. */
  hasAny: (...values: readonly string[]) =>
    fact('hardships', { hasAny: values }, criterionNames('hardships', { values })),
  hukou: (...values: readonly HukouKind[]) =>
    fact('hukouKind', { in: values }, criterionNames('hukouKind', { values })),
  /** Yearly, per head, fen. */
  incomeAtMost: (max: Fen) =>
    fact('incomePerHead', { atMost: max }, criterionNames('income', { max: formatMoney(max) })),
};

/** Both bounds are included. */
function age() {
  return {
    atLeast: (min: number) => fact('age', { atLeast: min }, criterionNames('ageFrom', { min })),
    atMost: (max: number) => fact('age', { atMost: max }, criterionNames('ageTo', { max })),
    between: (min: number, max: number): Criterion => ({
      all: [age().atLeast(min), age().atMost(max)],
      names: criterionNames('age', { min, max }),
    }),
  };
}

export const person = {
  alive: () => fact('alive', { is: true }, criterionNames('alive')),
  age,
  sex: (...values: readonly Sex[]) => fact('sex', { in: values }, criterionNames('sex', { values })),
  employment: (...values: readonly EmploymentState[]) =>
    fact('employment', { in: values }, criterionNames('employment', { values })),
  education: (...values: readonly Education[]) =>
    fact('education', { in: values }, criterionNames('education', { values })),
  registeredHere: () => fact('registeredHere', { is: true }, criterionNames('registeredHere')),
  /** Full years with a residence permit. */
  residentFor: (years: number) =>
    fact('yearsOfResidence', { atLeast: years }, criterionNames('residence', { years })),
  hasBusiness: () => fact('businessRegistration', { is: true }, criterionNames('businessRegistration')),
  insured: (...values: readonly Insurance[]) =>
    fact('insurances', { hasAny: values }, criterionNames('insurances', { values })),
};

/** A detail of the case itself; what it means has no other name than the programme's. */
export function detail(name: string, names: Names) {
  const of = (test: Test): Criterion => ({ detail: name, test, names });
  return {
    is: (value: string | number | boolean) => of({ is: value }),
    in: (...values: readonly (string | number)[]) => of({ in: values }),
    hasAny: (...values: readonly string[]) => of({ hasAny: values }),
    atLeast: (bound: number | bigint) => of({ atLeast: bound }),
    atMost: (bound: number | bigint) => of({ atMost: bound }),
  };
}

interface ServedOptions {
  /** This one where nothing is said. */
  readonly programme?: string;
  /** Anyone in the household, not the person alone. */
  readonly household?: boolean;
  /** Ever where nothing is said. */
  readonly withinMonths?: number;
}

/** Served before, by approval; to be used under `not`. */
export function served({ programme, household: whole = false, withinMonths }: ServedOptions = {}): Criterion {
  const months = withinMonths ?? null;
  const name = whole ? 'servedHousehold' : 'served';
  return {
    served: { ...(programme === undefined ? {} : { programme }), household: whole, withinMonths: months },
    names: criterionNames(months === null ? `${name}Ever` : name, { months: months ?? '' }),
  };
}
