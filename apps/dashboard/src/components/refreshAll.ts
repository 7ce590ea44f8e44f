import type { QueryClient } from '@tanstack/react-query';

/** After a save everything on screen is asked for again, who is signed in excepted: counts, lists and pages move together. */
export async function refreshAll(queryClient: QueryClient): Promise<void> {
  await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'auth' });
}
