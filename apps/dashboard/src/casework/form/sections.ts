import type { AnyProgramme, Asked, Locale } from '@zhucan/domain';
import type { FormValues } from '../../components/form/draft.ts';
import { type FieldSpec, specsOf } from './fields.ts';

export interface Section {
  key: string;
  /** Empty for what no section of the programme names. */
  title: string;
  specs: FieldSpec[];
}

/** A programme's fields under its own headings; what none of them names stands in a last section. */
export function sectionsOf(programme: AnyProgramme, locale: Locale): Section[] {
  const specs = specsOf(programme.details, locale);
  const byName = new Map(specs.map(spec => [spec.name, spec]));
  const sections = (programme.sections ?? []).map(({ names, fields }) => ({
    key: names.en,
    title: names[locale],
    specs: fields.flatMap(name => byName.get(name) ?? []),
  }));
  const named = new Set(sections.flatMap(section => section.specs.map(({ name }) => name)));
  const others = specs.filter(({ name }) => !named.has(name));
  return others.length > 0 ? [...sections, { key: 'others', title: '', specs: others }] : sections;
}

/** Whether a form with these values asks for a field. */
function isAsked(asked: Asked | undefined, values: FormValues): boolean {
  if (!asked) return true;
  const value = values[asked.field];
  return asked.is.some(one => one === value || (Array.isArray(value) && value.includes(one)));
}

/** The fields that a form with these values asks for; what hangs on a field that is not asked for is not asked for either. */
export function askedSpecs(specs: readonly FieldSpec[], values: FormValues): FieldSpec[] {
  const byName = new Map(specs.map(spec => [spec.name, spec]));
  const isShown = ({ asked }: FieldSpec): boolean => {
    const parent = asked && byName.get(asked.field);
    return isAsked(asked, values) && (!parent || isShown(parent));
  };
  return specs.filter(isShown);
}
