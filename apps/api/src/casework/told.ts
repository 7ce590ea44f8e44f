// What people wrote about a case, as it is told to those who do not see whom it is for: without the applicant's name, and without
// anything as long as a phone, a citizen's or an account's number.

import type { Viewer } from '../access/viewer.ts';
import { seesPeople } from './case.rule.ts';

const HIDDEN = '***';
const LONG_NUMBER = /\d[\d\s-]{5,}\d[Xx]?/g;
const DIGITS_LEAST = 9;

/** A date has eight digits and is no one's number. */
function withoutNumbers(text: string): string {
  return text.replace(LONG_NUMBER, found =>
    found.replace(/\D/g, '').length < DIGITS_LEAST ? found : HIDDEN,
  );
}

export function toldTo(
  viewer: Viewer | null,
  text: string,
  { applicantName: name }: { readonly applicantName: string | null },
): string {
  if (seesPeople(viewer)) return text;
  return withoutNumbers(name ? text.replaceAll(name, HIDDEN) : text);
}
