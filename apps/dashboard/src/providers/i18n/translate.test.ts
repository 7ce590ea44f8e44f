import englishOfReactAdmin from 'ra-language-english';
import { describe, expect, it } from 'vitest';
import { catalogue as english } from './en/index.ts';
import { fill, lookUp } from './translate.ts';
import { whole as chinese } from './zh/whole.ts';

function paths(node: unknown, at = ''): string[] {
  if (typeof node !== 'object' || node === null) return [at];
  return Object.entries(node).flatMap(([key, child]) => paths(child, at ? `${at}.${key}` : key));
}

const holes = (sentence: string) => [...new Set(sentence.match(/%\{\w+\}/g) ?? [])].sort();
// A form of words for one and for many need not both name the number.
const told = (sentence: string) => holes(sentence).filter(hole => hole !== '%{smart_count}');

describe('the catalogues', () => {
  it('know every sentence of react-admin in Chinese', () => {
    const missing = paths(englishOfReactAdmin).filter(
      path => !path.startsWith('ra.guesser') && lookUp(chinese, path) === undefined,
    );
    expect(missing).toEqual([]);
  });

  it('have the same keys in both languages', () => {
    const own = (catalogue: object) => paths({ ...catalogue, ra: {} }).sort();
    expect(own(english)).toEqual(own(chinese));
    expect(own(chinese).length).toBeGreaterThan(200);
  });

  it('leave the same places to fill in both languages', () => {
    const differing = paths({ ...chinese, ra: {} }).filter(path => {
      const [zh = '', en = ''] = [lookUp(chinese, path), lookUp(english, path)];
      return told(zh).join() !== told(en).join();
    });
    expect(differing).toEqual([]);
  });

  it('hold no Chinese in English and no empty sentence', () => {
    const wrong = paths({ ...english, ra: {} }).filter(path => {
      const sentence = lookUp(english, path) ?? '';
      return sentence.trim() === '' || (/\p{Script=Han}/u.test(sentence) && path !== 'search.hint');
    });
    expect(wrong).toEqual([]);
  });
});

describe('a sentence', () => {
  it('is filled, chooses its number, and keeps the place of what nobody gave', () => {
    expect(fill('%{a} and %{b}', { a: 1 })).toBe('1 and %{b}');
    expect(fill('%{smart_count} person |||| %{smart_count} people', { smart_count: 1 })).toBe('1 person');
    expect(fill('%{smart_count} person |||| %{smart_count} people', { smart_count: 3 })).toBe('3 people');
  });

  it('is not found under half a path', () => {
    expect(lookUp(chinese, 'app')).toBeUndefined();
    expect(lookUp(chinese, 'app.none.such')).toBeUndefined();
  });
});
