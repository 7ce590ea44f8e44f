/** Addresses of people's pages, under the hash of the router. */
export const personPath = (id: string) => `/people/${encodeURIComponent(id)}/show`;
export const personEditPath = (id: string) => `/people/${encodeURIComponent(id)}`;
export const personCreatePath = '/people/create';
export const personCopyPath = (id: string) => `/people/${encodeURIComponent(id)}/copy`;
