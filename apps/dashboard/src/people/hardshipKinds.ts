import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'react-admin';
import { HardshipKindsDocument } from '../generated/graphql.ts';
import { execute } from '../providers/graphql.ts';
import type { TermChoice } from '../providers/i18n/terms.ts';

/** The kinds of hardship as the district keeps them; those out of use only where `all` are asked for. */
export function useHardshipChoices(all = true): TermChoice[] {
  const locale = useLocale();
  const { data } = useQuery({
    queryKey: ['hardshipKinds', locale],
    queryFn: ({ signal }) => execute(HardshipKindsDocument, {}, signal),
    staleTime: 300_000,
  });
  return (data?.hardshipKinds ?? [])
    .filter(({ active }) => all || active)
    .map(({ code, name }) => ({ id: code, name }));
}
