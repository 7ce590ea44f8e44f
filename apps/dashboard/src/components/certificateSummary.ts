import type { CertificateState, DisabilityCategory } from '../generated/graphql.ts';
import type { Translate } from '../providers/i18n/index.ts';
import type { Term } from '../providers/i18n/terms.ts';

interface Facts {
  state: CertificateState;
  category: DisabilityCategory;
  grade?: number | null;
}

/** A certificate in a few words: category and grade, and its state where it is not simply valid. */
export function certificateSummary({ state, category, grade }: Facts, term: Term, t: Translate): string {
  const what = `${term('category', category)}${grade ? ` ${term('grade', grade)}` : ''}`;
  const severe = grade === 1 || grade === 2 ? ` (${t('person.severe')})` : '';
  return state === 'ISSUED' ? `${what}${severe}` : `${what}${severe} · ${term('certificateState', state)}`;
}
