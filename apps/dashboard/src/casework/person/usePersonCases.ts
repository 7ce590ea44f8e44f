import { useQuery } from '@tanstack/react-query';
import { PersonEntitlementsDocument, type PersonEntitlementsQuery } from '../../generated/graphql.ts';
import { execute } from '../../providers/graphql.ts';
import { useMay } from '../../providers/session.ts';

export type Entitlements = NonNullable<PersonEntitlementsQuery['person']>;

/** What someone may have and has had; nothing for those who read no cases. */
export function usePersonCases(id: string) {
  const may = useMay();
  return useQuery({
    queryKey: ['people', 'entitlements', id],
    queryFn: async ({ signal }) => (await execute(PersonEntitlementsDocument, { id }, signal)).person ?? null,
    enabled: may('case.read'),
  });
}
