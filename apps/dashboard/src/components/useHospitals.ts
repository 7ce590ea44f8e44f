import { useQuery } from '@tanstack/react-query';
import { DesignatedHospitalsDocument } from '../generated/graphql.ts';
import { execute } from '../providers/graphql.ts';
import { type TermChoice, useTerm } from '../providers/i18n/terms.ts';

/** Hospitals that may assess, as choices; one that the record names already stays among them. */
export function useHospitals(named?: { id: string; name: string } | null): TermChoice[] {
  const term = useTerm();
  const { data } = useQuery({
    queryKey: ['institutions', 'designated'],
    queryFn: ({ signal }) => execute(DesignatedHospitalsDocument, {}, signal),
    staleTime: 60_000,
  });
  const found = (data?.institutions.edges ?? []).map(({ node }) => ({
    id: node.id,
    name: node.hospitalGrade ? `${node.name} · ${term('hospitalGrade', node.hospitalGrade)}` : node.name,
  }));
  const missing = named && !found.some(({ id }) => id === named.id);
  return missing ? [{ id: named.id, name: named.name }, ...found] : found;
}
