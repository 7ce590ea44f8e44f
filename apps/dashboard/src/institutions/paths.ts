/** Addresses of institutions' pages. */
export const institutionPath = (id: string) => `/institutions/${encodeURIComponent(id)}/show`;
export const institutionEditPath = (id: string) => `/institutions/${encodeURIComponent(id)}`;
export const institutionCreatePath = '/institutions/create';
