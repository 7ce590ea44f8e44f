import { useQuery } from '@tanstack/react-query';
import type { AnyProgramme } from '@zhucan/domain';
import { PoliciesDocument } from '../generated/graphql.ts';
import { execute } from '../providers/graphql.ts';

/** The parameters of a programme that hold today; the definition's own until the district has published any. */
export function usePolicyInForce(programme: AnyProgramme) {
  return useQuery({
    queryKey: ['policies', programme.code, 'inForce'],
    queryFn: async ({ signal }): Promise<{ parameters: Readonly<Record<string, unknown>> }> => {
      const { policies } = await execute(PoliciesDocument, { programme: programme.code }, signal);
      const current = policies.find(({ inForce }) => inForce);
      return { parameters: current ? programme.policy.read(current.parameters) : programme.policy.defaults };
    },
    staleTime: 60_000,
  });
}
