/** Addresses of the funds' pages, under the hash of the router. */
export const fundsPath = '/funds';
export const fundPath = (id: string) => `/funds/${encodeURIComponent(id)}/show`;
export const fundEditPath = (id: string) => `/funds/${encodeURIComponent(id)}`;
export const fundCreatePath = '/funds/create';
export const batchesPath = '/payment-batches';
export const batchPath = (id: string) => `/payment-batches/${encodeURIComponent(id)}/show`;

type Filter = Readonly<Record<string, unknown>>;

const listed = (path: string, filter: Filter) =>
  Object.keys(filter).length > 0 ? `${path}?filter=${encodeURIComponent(JSON.stringify(filter))}` : path;

export const entriesPath = (filter: Filter = {}) => listed('/fund-entries', filter);
export const paymentsPath = (filter: Filter = {}) => listed('/payments', filter);
export const advancesPath = (filter: Filter = {}) => listed('/advances', filter);
/** Where a case is found by its number. */
export const caseByNumberPath = (number: string) => listed('/cases', { text: number });
