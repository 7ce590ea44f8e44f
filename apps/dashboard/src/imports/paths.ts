/** The address of an import's page, under the hash of the router. */
export const importPath = (id: string) => `/imports/${encodeURIComponent(id)}/show`;
