/** Addresses of households' pages. */
export const householdPath = (id: string) => `/households/${encodeURIComponent(id)}/show`;
export const householdEditPath = (id: string) => `/households/${encodeURIComponent(id)}`;
export const householdCreatePath = '/households/create';
