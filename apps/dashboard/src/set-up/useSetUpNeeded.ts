import { useQuery } from '@tanstack/react-query';
import { SetUpNeededDocument } from '../generated/graphql.ts';
import { execute } from '../providers/graphql.ts';

export const setUpPath = '/set-up';

/** Whether this installation has nobody yet; undefined until it is known. */
export function useSetUpNeeded(): boolean | undefined {
  const { data } = useQuery({
    queryKey: ['auth', 'setUp'],
    queryFn: async ({ signal }) => (await execute(SetUpNeededDocument, {}, signal)).setup.needed,
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });
  return data;
}
