import type { LabelGroup } from '@zhucan/domain';
import { formatMoment, formatMoney, joined } from '../components/format.ts';
import type { useT } from '../providers/i18n/index.ts';
import type { Term } from '../providers/i18n/terms.ts';

/** A part of a copy: names and values, and the parts within it. */
export interface CopySection {
  readonly title: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly parts: readonly CopySection[];
}

interface Words {
  readonly t: ReturnType<typeof useT>;
  readonly term: Term;
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);

/** Which terms a field holds. */
const groups: Readonly<Record<string, LabelGroup>> = {
  sex: 'sex',
  ethnicity: 'ethnicity',
  hukouKind: 'hukouKind',
  education: 'education',
  employment: 'employment',
  insurances: 'insurance',
  relationToHead: 'relation',
  category: 'category',
  grade: 'grade',
  status: 'certificateState',
  medium: 'certificateMedium',
  cancelReason: 'cancelReason',
  cause: 'cause',
  supportNeeds: 'supportNeed',
};

const moments: readonly string[] = ['at', 'createdAt', 'updatedAt'];
/** Fields that the register's own names of fields leave out or call something else. */
const own = ['hospital', 'institution', 'createdAt', 'updatedAt'] as const;

function textOf(key: string, value: unknown, words: Words): string {
  const { term } = words;
  if (Array.isArray(value)) return joined(value.map(one => textOf(key, one, words)));
  if (isFields(value))
    return [term('category', text(value['category'])), term('grade', text(value['grade']))].join(' ');
  if (typeof value === 'boolean') return term('answer', value ? 'yes' : 'no');
  const group = groups[key];
  if (group) return term(group, text(value));
  if (moments.includes(key)) return formatMoment(text(value));
  return key === 'incomePerHead' ? formatMoney(text(value)) : text(value);
}

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

function labelOf(key: string, { t, term }: Words): string {
  const known = own.find(one => one === key);
  return known ? t(`copy.${known}`) : term('field', key);
}

/** What is known of a record's own fields, under the names of the register. */
function factsOf(fields: Fields, words: Words, without: readonly string[] = []) {
  return Object.entries(fields)
    .filter(([key, value]) => !without.includes(key) && !isEmpty(value))
    .map(([key, value]) => ({ label: labelOf(key, words), value: textOf(key, value, words) }));
}

/** Something that was done: when, what, by whom and why. */
function deed({ at, action, operation, actorName, reason }: Fields, { term }: Words) {
  const what = isEmpty(operation)
    ? term('recordAction', text(action))
    : term('certificateOperation', text(operation));
  const value = [what, text(actorName), text(reason)].filter(Boolean).join(' · ');
  return { label: formatMoment(text(at)), value };
}

function numbered(
  title: string,
  sections: readonly Omit<CopySection, 'title'>[],
  { t }: Words,
): CopySection[] {
  return sections.map((section, index) => ({
    title: sections.length > 1 ? t('copy.nth', { title, number: index + 1 }) : title,
    ...section,
  }));
}

function certificateOf(one: Fields, words: Words): Omit<CopySection, 'title'> {
  const { t, term } = words;
  const kind = { label: t('certificate.kind'), value: term('certificateKind', text(one['kind'])) };
  const number = { label: term('field', 'certificateNumber'), value: text(one['number']) };
  const assessments = listOf(one['assessments']).map(found => ({ facts: factsOf(found, words), parts: [] }));
  const events = listOf(one['events']).map(event => deed(event, words));
  return {
    facts: [
      kind,
      ...(number.value === '' ? [] : [number]),
      ...factsOf(one, words, ['kind', 'number', 'assessments', 'events']),
    ],
    parts: [
      ...numbered(t('copy.assessments'), assessments, words),
      { title: t('copy.events'), facts: events, parts: [] },
    ],
  };
}

function householdOf(household: Fields, words: Words): CopySection {
  const { t, term } = words;
  const hardships = listOf(household['hardships']).map(({ kind: _, kindName, ...one }) => ({
    facts: [{ label: term('field', 'kindCode'), value: text(kindName) }, ...factsOf(one, words)],
    parts: [],
  }));
  return {
    title: t('copy.sections.household'),
    facts: factsOf(household, words, ['hardships']),
    parts: numbered(term('field', 'hardship'), hardships, words),
  };
}

/** A copy as it is read: the person, their household, certificates, stays, and who has used the record. */
export function copySections(content: unknown, words: Words): CopySection[] {
  const { t } = words;
  const copy = fieldsOf(content);
  const stays = listOf(copy['stays']).map(stay => ({ facts: factsOf(stay, words), parts: [] }));
  const certificates = listOf(copy['certificates']).map(one => certificateOf(one, words));
  return [
    { title: t('copy.sections.person'), facts: factsOf(fieldsOf(copy['person']), words), parts: [] },
    householdOf(fieldsOf(copy['household']), words),
    ...orNothing(t('copy.sections.certificates'), certificates, words),
    ...orNothing(t('copy.sections.stays'), stays, words),
    {
      title: t('copy.sections.uses'),
      facts: listOf(copy['uses']).map(use => deed(use, words)),
      parts: [],
    },
  ];
}

function orNothing(
  title: string,
  sections: readonly Omit<CopySection, 'title'>[],
  words: Words,
): CopySection[] {
  return sections.length > 0 ? numbered(title, sections, words) : [{ title, facts: [], parts: [] }];
}
