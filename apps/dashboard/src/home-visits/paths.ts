/** Addresses of the home visits' pages, under the hash of the router. */
const of = (id: string) => `/home-visits/${encodeURIComponent(id)}`;
export const visitPath = (id: string) => `${of(id)}/show`;
export const visitEditPath = (id: string) => of(id);
export const visitPrintPath = (id: string) => `${of(id)}/route`;
export const visitAssessPath = (id: string) => `${of(id)}/results`;
export const visitCreatePath = '/home-visits/create';
