import { useQuery } from '@tanstack/react-query';
import { FindCaseDocument, type FindCaseQuery } from '../generated/graphql.ts';
import { execute } from '../providers/graphql.ts';
import { useMay } from '../providers/session.ts';

const caseNumber = /^[A-Za-z]{2}-?\d{4}-?\d{1,8}$/;

/** The case whose number was typed, with or without its dashes and leading noughts; nothing is asked for any other text. */
export function useFoundCases(text: string): { cases: FindCaseQuery['cases']['edges']; isFetching: boolean } {
  const may = useMay();
  const isNumber = caseNumber.test(text);
  const { data, isFetching } = useQuery({
    queryKey: ['palette', 'case', text],
    queryFn: ({ signal }) => execute(FindCaseDocument, { text }, signal),
    enabled: isNumber && (may('case.read') || may('case.signOff')),
    gcTime: 0,
  });
  return { cases: isNumber ? (data?.cases.edges ?? []) : [], isFetching };
}
