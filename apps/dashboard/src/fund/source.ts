import type { Source } from '../providers/dataProvider.ts';

// Reading waits for its code as it waits for its rows; nobody's day begins with money.
const lists = () => import('./lists.ts');

export const funds: Source = {
  create: async data => (await import('./commands.ts')).commands.create(data),
  update: async update => (await import('./commands.ts')).commands.update(update),
};

export const fundEntries: Source = {
  list: async (query, signal) => (await lists()).entries(query, signal),
};

export const payments: Source = {
  list: async (query, signal) => (await lists()).payments(query, signal),
};

export const paymentBatches: Source = {
  list: async (query, signal) => (await lists()).batches(query, signal),
};

export const advances: Source = {
  list: async (query, signal) => (await lists()).advances(query, signal),
};
