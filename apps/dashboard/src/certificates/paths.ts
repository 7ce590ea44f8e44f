/** Addresses of the certificates' pages, under the hash of the router. */
export const certificatePath = (id: string) => `/certificates/${encodeURIComponent(id)}/show`;
export const numberCheckPath = '/certificates/number-check';
