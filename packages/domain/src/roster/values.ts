import { ethnicities as englishEthnicities } from '../messages/en/ethnicities.ts';
import { labels as english } from '../messages/en/labels.ts';
import { ethnicities } from '../messages/zh/ethnicities.ts';
import { labels as chinese } from '../messages/zh/labels.ts';
import { noHardshipWords, nothingWords, valueWords } from '../messages/zh/rosterValues.ts';
import { DISABILITY_CATEGORIES, DISABILITY_GRADES } from '../registry/certificate/terms.ts';
import {
  EDUCATIONS,
  EMPLOYMENT_STATES,
  HARDSHIP_KINDS,
  type HardshipKindCode,
  HUKOU_KINDS,
  SEXES,
} from '../registry/terms.ts';
import { foldKey } from '../shared/text.ts';

type Group = keyof typeof valueWords;

/** A word's key: brackets stay, for «低保（城镇）» is no known word and a person must look. */
const wordKey = (word: string) => foldKey(word);

function dictionary<Key extends string | number>(
  keys: readonly Key[],
  group: Group,
  words: Readonly<Record<Key, readonly string[]>>,
): ReadonlyMap<string, Key> {
  const names = (key: Key): readonly string[] => {
    const zh: Readonly<Record<string | number, string>> = chinese[group];
    const en: Readonly<Record<string | number, string>> = english[group];
    return [String(key), zh[key] ?? '', en[key] ?? '', ...words[key]];
  };
  return new Map(keys.flatMap(key => names(key).map(name => [wordKey(name), key])));
}

const DICTIONARIES = {
  sex: dictionary(SEXES, 'sex', valueWords.sex),
  hukouKind: dictionary(HUKOU_KINDS, 'hukouKind', valueWords.hukouKind),
  category: dictionary(DISABILITY_CATEGORIES, 'category', valueWords.category),
  grade: dictionary(DISABILITY_GRADES, 'grade', valueWords.grade),
  education: dictionary(EDUCATIONS, 'education', valueWords.education),
  employment: dictionary(EMPLOYMENT_STATES, 'employment', valueWords.employment),
  hardship: dictionary(HARDSHIP_KINDS, 'hardship', valueWords.hardship),
} as const;

type ValueOf<Field extends keyof typeof DICTIONARIES> =
  (typeof DICTIONARIES)[Field] extends ReadonlyMap<string, infer Value> ? Value : never;

/** The term that a cell's words mean; undefined where nobody knows. */
export function readWord(field: 'sex', text: string): ValueOf<'sex'> | undefined;
export function readWord(field: 'hukouKind', text: string): ValueOf<'hukouKind'> | undefined;
export function readWord(field: 'category', text: string): ValueOf<'category'> | undefined;
export function readWord(field: 'grade', text: string): ValueOf<'grade'> | undefined;
export function readWord(field: 'education', text: string): ValueOf<'education'> | undefined;
export function readWord(field: 'employment', text: string): ValueOf<'employment'> | undefined;
export function readWord(field: keyof typeof DICTIONARIES, text: string): string | number | undefined {
  return DICTIONARIES[field].get(wordKey(text));
}

const ETHNICITY_WORDS: ReadonlyMap<string, string> = new Map(
  [ethnicities, englishEthnicities].flatMap(names =>
    Object.entries(names).flatMap(([code, name]) => [
      [wordKey(name), code],
      [wordKey(name.replace(/族$/, '')), code],
      [code, code],
      [code.replace(/^0/, ''), code],
    ]),
  ),
);

/** The code of an ethnic group by its name, with or without 族, or its code. */
export function readEthnicity(text: string): string | undefined {
  return ETHNICITY_WORDS.get(wordKey(text));
}

const NO_HARDSHIP: ReadonlySet<string> = new Set(noHardshipWords.map(wordKey));
const NOTHING: ReadonlySet<string> = new Set(nothingWords.map(wordKey));

/** Whether a cell says that there is nothing: 无, /, 不详. */
export function saysNothing(text: string): boolean {
  return text === '' || NOTHING.has(wordKey(text));
}

/** The kinds of hardship that a cell lists; an empty list where it says none; undefined where one is not known. */
export function readHardships(text: string): readonly HardshipKindCode[] | undefined {
  if (NO_HARDSHIP.has(wordKey(text))) return [];
  const parts = text.split(/[、,，;；/\n+]/).filter(part => part.trim() !== '');
  const kinds = parts.map(part => DICTIONARIES.hardship.get(wordKey(part)));
  const known = kinds.filter(kind => kind !== undefined);
  return known.length === kinds.length ? [...new Set(known)] : undefined;
}
