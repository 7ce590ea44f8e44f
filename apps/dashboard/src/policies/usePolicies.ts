import { useQuery } from '@tanstack/react-query';
import { PoliciesDocument, type PolicyVersionFragment } from '../generated/graphql.ts';
import { execute } from '../providers/graphql.ts';

export type Policy = PolicyVersionFragment;

/** Every version of a programme's policy, the newest first. */
export function usePolicies(programme: string) {
  return useQuery({
    queryKey: ['policies', programme, 'versions'],
    queryFn: async ({ signal }) => (await execute(PoliciesDocument, { programme }, signal)).policies,
  });
}

/** The draft that there is, and the version that it would follow. */
export function draftOf(policies: readonly Policy[]): {
  draft: Policy | undefined;
  latest: Policy | undefined;
} {
  return {
    draft: policies.find(({ publishedAt }) => !publishedAt),
    latest: policies.find(({ publishedAt }) => publishedAt),
  };
}
