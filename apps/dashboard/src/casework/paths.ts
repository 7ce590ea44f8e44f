/** Addresses of casework's pages, under the hash of the router. */
export const casesPath = '/cases';
export const casePath = (id: string) => `/cases/${encodeURIComponent(id)}/show`;
export const caseEditPath = (id: string) => `/cases/${encodeURIComponent(id)}`;
export const programmePath = (code: string) => `/cases/programme/${encodeURIComponent(code)}`;

/** Where a new case is filed; what the address does not say is asked for. */
export function caseCreatePath({ programme, person }: { programme?: string; person?: string } = {}): string {
  const query = new URLSearchParams({ ...(programme && { programme }), ...(person && { person }) });
  return query.size > 0 ? `/cases/create?${query}` : '/cases/create';
}

/** The list of what waits for whoever is signed in. */
export const waitingPath = `/cases?filter=${encodeURIComponent(JSON.stringify({ waitsForMe: true }))}`;
