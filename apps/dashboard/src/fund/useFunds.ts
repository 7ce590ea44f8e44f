import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'react-admin';
import { useRegister } from '../casework/register.ts';
import { FundNamesDocument } from '../generated/graphql.ts';
import { execute } from '../providers/graphql.ts';
import type { TermChoice } from '../providers/i18n/terms.ts';

/** The funds as choices of a filter. */
export function useFundChoices(): TermChoice[] {
  const locale = useLocale();
  const { data } = useQuery({
    queryKey: ['funds', 'names', locale],
    queryFn: ({ signal }) => execute(FundNamesDocument, {}, signal),
    staleTime: 60_000,
  });
  return (data?.funds ?? []).map(({ id, name }) => ({ id, name }));
}

/** The programmes as choices of a form. */
export function useProgrammeChoices(): TermChoice[] {
  const register = useRegister();
  const locale = useLocale() === 'en' ? 'en' : 'zh';
  return [...register.values()].map(({ code, names }) => ({ id: code, name: names[locale] }));
}

/** What a programme is called; one that these screens do not know keeps its code. */
export function useProgrammeName(): (code: string) => string {
  const choices = useProgrammeChoices();
  return code => choices.find(({ id }) => id === code)?.name ?? code;
}
