/** Addresses of the home visits' pages, under the hash of the router. */
const of = (id: string) => `/home-visits/${encodeURIComponent(id)}`;
export const visitPath = (id: string) => `${of(id)}/show`;
export const visitEditPath = (id: string) => of(id);
export const visitPrintPath = (id: string) => `/home-visit-route/${encodeURIComponent(id)}`;
export const visitAssessPath = (id: string) => `/home-visit-results/${encodeURIComponent(id)}`;
export const visitCreatePath = '/home-visits/create';
