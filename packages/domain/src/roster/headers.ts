import { fields as englishNames } from '../messages/en/fields.ts';
import { fields as chineseNames } from '../messages/zh/fields.ts';
import { footerWords, headerWords, otherHeaderWords } from '../messages/zh/rosterHeaders.ts';
import { type Problem, problem } from '../shared/error.ts';
import { foldKey } from '../shared/text.ts';
import { cellText, type RosterCell } from './cells.ts';
import { ROSTER_FIELDS, type RosterField } from './terms.ts';

/** Which column holds a field. */
export type RosterMapping = Readonly<Partial<Record<RosterField, number>>>;

/** What a column is taken for, and how surely. */
export interface HeaderMatch {
  readonly index: number;
  readonly header: string;
  readonly field: RosterField | null;
  /** EXACT: the heading is a known name of the field; LIKELY: it holds one; null: nobody knows. */
  readonly confidence: 'EXACT' | 'LIKELY' | null;
}

interface Word {
  readonly key: string;
  readonly field: RosterField;
}

/** Brackets with what they hold, and signs: 姓名（必填）, *姓名, 乡镇/街道. */
function headerKey(header: string): string {
  return foldKey(header)
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
    .replace(/[*:,、,。.\-_/\\|"'“”]/g, '');
}

const WORDS: readonly Word[] = ROSTER_FIELDS.flatMap(field => {
  const names = [field, chineseNames[field], englishNames[field], ...headerWords[field]];
  const keys = names.flatMap(name => [headerKey(name), foldKey(name).replace(/[()/]/g, '')]);
  return [...new Set(keys)].map(key => ({ key, field }));
});

const EXACT: ReadonlyMap<string, RosterField> = new Map(WORDS.map(({ key, field }) => [key, field]));

const EXACT_SCORE = 1000;
const ENDING_SCORE = 500;

/** A heading's best field. Chinese puts the head of a term last, so an ending weighs more than a part in the middle. */
function bestOf(header: string): { field: RosterField; score: number } | undefined {
  const key = headerKey(header);
  if (key === '' || key.length > 30) return undefined;
  const exact = EXACT.get(key) ?? EXACT.get(foldKey(header).replace(/[()/*]/g, ''));
  if (exact) return { field: exact, score: EXACT_SCORE };
  if (otherHeaderWords.some(word => key.includes(word))) return undefined;
  let best: { field: RosterField; score: number } | undefined;
  for (const word of WORDS) {
    if (word.key.length < 2 || !key.includes(word.key)) continue;
    const score = (key.endsWith(word.key) ? ENDING_SCORE : 0) + word.key.length;
    if (score > (best?.score ?? 0)) best = { field: word.field, score };
  }
  return best;
}

/** Suggests a field for each heading; a field goes to the column that fits it best, the first of equals. */
export function matchHeaders(headers: readonly RosterCell[]): HeaderMatch[] {
  const found = headers.map((cell, index) => ({
    index,
    header: cellText(cell),
    best: bestOf(cellText(cell)),
  }));
  const winner = new Map<RosterField, { index: number; score: number }>();
  for (const { index, best } of found) {
    if (best && best.score > (winner.get(best.field)?.score ?? 0))
      winner.set(best.field, { index, score: best.score });
  }
  return found.map(({ index, header, best }) => {
    if (!best || winner.get(best.field)?.index !== index)
      return { index, header, field: null, confidence: null };
    return { index, header, field: best.field, confidence: best.score === EXACT_SCORE ? 'EXACT' : 'LIKELY' };
  });
}

/** The columns of the fields that were matched. */
export function mappingOf(matches: readonly Pick<HeaderMatch, 'index' | 'field'>[]): RosterMapping {
  return Object.fromEntries(matches.flatMap(({ index, field }) => (field === null ? [] : [[field, index]])));
}

/** What a matching of columns lacks: a name, and an ID or certificate number; and fields with two columns. */
export function mappingProblems(matches: readonly Pick<HeaderMatch, 'index' | 'field'>[]): Problem[] {
  const fields = matches.flatMap(({ field }) => (field === null ? [] : [field]));
  const twice = new Set(fields.filter((field, index) => fields.indexOf(field) < index));
  const problems = [...twice].map(field => problem('ROSTER_FIELD_TWICE', field, { field }));
  if (!fields.includes('name')) problems.push(problem('ROSTER_FIELD_MISSING', 'name', { field: 'name' }));
  if (!fields.includes('idNumber') && !fields.includes('certificateNumber')) {
    problems.push(problem('ROSTER_FIELD_MISSING', 'idNumber', { field: 'idNumber' }));
  }
  return problems;
}

/** Rows at the top among which the heading is looked for: titles and notes stand above it. */
export const HEADER_SEARCH_ROWS = 20;

/** The index of the row with the most headings that make a usable matching; undefined where there is none. */
export function findHeaderRow(rows: readonly (readonly RosterCell[])[]): number | undefined {
  let found: { index: number; count: number } | undefined;
  for (const [index, row] of rows.slice(0, HEADER_SEARCH_ROWS).entries()) {
    const matches = matchHeaders(row);
    const count = matches.filter(({ field }) => field !== null).length;
    if (mappingProblems(matches).length === 0 && count > (found?.count ?? 1)) found = { index, count };
  }
  return found?.index;
}

const LONGEST_LONE_NAME = 4;

/** Whether a row below the heading is a person, or something to pass over: blank, a repeated heading, a title, a total. */
export function isPersonRow(cells: readonly RosterCell[], mapping: RosterMapping): boolean {
  const columns = Object.values(mapping);
  const filled = columns.filter(column => cellText(cells[column]) !== '');
  if (filled.length === 0) return false;
  const at = (field: RosterField) => (mapping[field] === undefined ? '' : cellText(cells[mapping[field]]));
  const name = headerKey(at('name'));
  if (EXACT.get(name) === 'name' || EXACT.get(headerKey(at('idNumber'))) === 'idNumber') return false;
  const first = foldKey(cellText(cells.find(cell => cellText(cell) !== '')));
  const numbered = at('idNumber') !== '' || at('certificateNumber') !== '';
  if (
    !numbered &&
    [first, foldKey(at('name'))].some(text => footerWords.some(word => text.startsWith(word)))
  ) {
    return false;
  }
  const alone = cells.filter(cell => cellText(cell) !== '').length === 1;
  return !alone || numbered || (name !== '' && name.length <= LONGEST_LONE_NAME);
}
