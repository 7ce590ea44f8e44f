import { may } from '../access/permissions.ts';
import type { Criterion } from './criteria.ts';
import type { Field, Fields } from './fields.ts';
import type { AnyProgramme, ProgrammeDefinition } from './programme.ts';
import { isStandardStage, wayFaults } from './way.ts';

const CODE = /^[A-Z][A-Z0-9_]{1,39}$/;
const FIELD = /^[a-z][A-Za-z0-9]{0,39}$/;

function duplicates(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function fieldFaults(fields: Fields, where: string): string[] {
  return Object.entries(fields).flatMap(([name, { kind, choices, institutions, asked }]) => {
    const faults: string[] = [];
    if (!FIELD.test(name)) faults.push(`${where}.${name} is no name of a field`);
    if (
      (kind === 'CHOICE' || kind === 'CHOICES') &&
      duplicates((choices ?? []).map(one => one.value)).length > 0
    ) {
      faults.push(`${where}.${name} offers a choice twice`);
    }
    if (asked && (asked.field === name || !Object.hasOwn(fields, asked.field))) {
      faults.push(`${where}.${name} is asked where an unknown ${asked.field} says so`);
    }
    if (kind === 'INSTITUTION' && (institutions ?? []).length === 0) {
      faults.push(`${where}.${name} names no kind of institution`);
    }
    return faults;
  });
}

/** The details that a criterion asks for. */
function detailsOf(criterion: Criterion): string[] {
  if ('all' in criterion) return criterion.all.flatMap(detailsOf);
  if ('any' in criterion) return criterion.any.flatMap(detailsOf);
  if ('not' in criterion) return detailsOf(criterion.not);
  return 'detail' in criterion ? [criterion.detail] : [];
}

function documentFaults(programme: AnyProgramme): string[] {
  const kinds = programme.documentKinds.map(({ kind }) => kind);
  const stages = ['DRAFT', ...programme.way.map(({ code }) => code)];
  const needs = programme.documents({}, programme.policy.defaults);
  return [
    ...duplicates(kinds).map(kind => `the document ${kind} stands twice`),
    ...kinds.filter(kind => !CODE.test(kind)).map(kind => `${kind} is no kind of document`),
    ...needs
      .filter(({ kind }) => !kinds.includes(kind))
      .map(({ kind }) => `it needs an unknown document ${kind}`),
    ...needs
      .filter(({ before }) => !stages.includes(before))
      .map(({ kind, before }) => `${kind} is needed before ${before}, which its way lacks`),
  ];
}

function dueFaults({ way, policy }: AnyProgramme): string[] {
  return way.flatMap(({ code, due }) => {
    if (due === undefined || due === 'CONTINUES' || 'amount' in due) return [];
    return typeof policy.defaults[due.policy] === 'number'
      ? []
      : [`${code} is due by an unknown ${due.policy}`];
  });
}

function turnFaults({ way }: AnyProgramme): string[] {
  return way
    .filter(({ code, by }) => !isStandardStage(code) && by.some(role => !may(role, 'case.deliver')))
    .map(({ code }) => `${code} is the turn of a role that may not complete it`);
}

/** A value of each field that its notice can show, by which it would be known again. */
function probeOf({ kind, choices }: Field, name: string): unknown {
  switch (kind) {
    case 'CHOICE':
      return choices?.[0]?.value;
    case 'CHOICES':
      return choices?.map(({ value }) => value);
    case 'MONEY':
      return '7931.00';
    case 'RATE':
      return '0.7931';
    case 'INTEGER':
    case 'INSTITUTION':
      return 7931;
    case 'DATE':
      return '7931-01-01';
    case 'YES_NO':
      return true;
    default:
      return `«${name}»`;
  }
}

/** Sensitive details that reach the public, found by letting the notice of a made-up case be written. */
function noticeFaults({ details, notice }: AnyProgramme): string[] {
  const made = Object.fromEntries(
    Object.entries(details).map(([name, field]) => [name, probeOf(field, name)]),
  );
  const shown = JSON.stringify(notice?.(made, 100n, { records: {}, institutions: new Map() }) ?? []);
  return Object.entries(details)
    .filter(([name, { sensitive }]) => sensitive && shown.includes(`«${name}»`))
    .map(([name]) => `its notice shows ${name}, which is sensitive`);
}

/** What a stage records is read by whoever reads the case. */
function recordFaults({ way }: AnyProgramme): string[] {
  return way.flatMap(({ code, form }) =>
    Object.entries(form ?? {})
      .filter(([, { sensitive }]) => sensitive)
      .map(([name]) => `${code} records ${name}, which is sensitive`),
  );
}

/** Everything in which a definition contradicts itself. */
export function programmeFaults(programme: AnyProgramme): string[] {
  const { code, prefix, details, way, policy } = programme;
  const names = Object.keys(details);
  const unknown = detailsOf(programme.criteria(policy.defaults)).filter(name => !names.includes(name));
  const parameters = Object.keys(policy.defaults).sort().join();
  return [
    ...(CODE.test(code) ? [] : [`${code} is no code of a programme`]),
    ...(/^[A-Z]{2}$/.test(prefix) ? [] : [`${prefix} is no prefix of two capital letters`]),
    ...fieldFaults(details, 'details'),
    ...way.flatMap(stage => fieldFaults(stage.form ?? {}, stage.code)),
    ...wayFaults(programme),
    ...documentFaults(programme),
    ...recordFaults(programme),
    ...noticeFaults(programme),
    ...dueFaults(programme),
    ...turnFaults(programme),
    ...unknown.map(name => `its criteria ask for an unknown detail ${name}`),
    ...(Object.keys(policy.fields).sort().join() === parameters ? [] : ['not every parameter has its name']),
    ...(programme.pays && !way.some(stage => stage.code === 'PAYMENT')
      ? ['it pays without a stage of payment']
      : []),
    ...(!programme.pays && way.some(stage => stage.code === 'PAYMENT') ? ['it has a payment to nobody'] : []),
  ];
}

/** Checks a definition once, at its making; throws where it contradicts itself. */
export function defineProgramme<
  const Shape extends Fields,
  Parameters extends Readonly<Record<string, unknown>>,
>(definition: ProgrammeDefinition<Shape, Parameters>): ProgrammeDefinition<Shape, Parameters> {
  const faults = programmeFaults(definition);
  if (faults.length > 0) throw new TypeError(`${definition.code}: ${faults.join('; ')}`);
  return definition;
}

/** A register of programmes by their codes; throws where two share a code or the beginning of their case numbers. */
export function registerOf(...programmes: readonly AnyProgramme[]): ReadonlyMap<string, AnyProgramme> {
  for (const key of ['code', 'prefix'] as const) {
    const twice = duplicates(programmes.map(programme => programme[key]));
    if (twice.length > 0) throw new TypeError(`two programmes share the ${key} ${twice.join()}`);
  }
  return new Map(programmes.map(programme => [programme.code, programme]));
}
