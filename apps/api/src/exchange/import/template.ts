// An empty roster to fill in: every field as a heading, and how to fill it in beside.

import {
  type LabelGroup,
  type Locale,
  label,
  labelsOf,
  ROSTER_FIELDS,
  type RosterField,
} from '@zhucan/domain';
import type { OutSheet } from '../sheet/xlsx-write.ts';

/** Fields whose entries are a closed list, by the group of its names. */
const LISTS: Readonly<Partial<Record<RosterField, LabelGroup>>> = {
  sex: 'sex',
  hukouKind: 'hukouKind',
  category: 'category',
  grade: 'grade',
  education: 'education',
  employment: 'employment',
  hardship: 'hardship',
  ethnicity: 'ethnicity',
};

const DATES: ReadonlySet<RosterField> = new Set(['birthDate', 'issuedOn', 'expiresOn', 'diedOn']);

function hintOf(field: RosterField, locale: Locale): string {
  const group = LISTS[field];
  if (group) {
    return labelsOf(locale, group)
      .map(([, name]) => name)
      .join(locale === 'zh' ? '、' : ', ');
  }
  return DATES.has(field) ? '2026-01-31' : '';
}

/** The template's two sheets: the roster to fill in, and what each column takes. */
export function templateSheets(locale: Locale): OutSheet[] {
  const heading = (field: RosterField) => label(locale, 'field', field);
  return [
    {
      name: label(locale, 'field', 'roster'),
      widths: ROSTER_FIELDS.map(field => (/Number|bankAccount/.test(field) ? 24 : 14)),
      headRows: 1,
      rows: [ROSTER_FIELDS.map(heading)],
    },
    {
      name: label(locale, 'field', 'howTo'),
      widths: [20, 100],
      headRows: 0,
      rows: ROSTER_FIELDS.map(field => [heading(field), hintOf(field, locale)]),
    },
  ];
}
