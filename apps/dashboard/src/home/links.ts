import { useMay } from '../providers/session.ts';
import { listPath } from './figures.ts';

/** Lists behind the figures, for those who may open records; a leader sees counts and follows none. */
export function useLinks(areaId: string | null) {
  const may = useMay();
  const area = areaId ? { area: areaId } : {};
  return {
    people: (filter: Record<string, unknown>) =>
      may('person.read') ? listPath('people', { ...area, ...filter }) : undefined,
    certificates: (filter: Record<string, unknown>) =>
      may('certificate.read') ? listPath('certificates', { ...area, ...filter }) : undefined,
  };
}
