import { pinyin } from 'pinyin-pro';

/** The pinyin of a name without tones or spaces, and its initials, in small letters: what the search box is matched with. */
export function pinyinOf(name: string): { pinyin: string; initials: string } {
  const syllables = pinyin(name, {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    v: true,
    surname: 'head',
  })
    .map(one => one.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter(Boolean);
  return { pinyin: syllables.join(''), initials: syllables.map(one => one[0]).join('') };
}
