import { CreateFundDocument, UpdateFundDocument } from '../generated/graphql.ts';
import type { Source } from '../providers/dataProvider.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { fundChangeInput, fundInput } from './fundValues.ts';

// Reading waits for its code as it waits for its rows; nobody's day begins with money.
const lists = () => import('./lists.ts');

export const funds: Source = {
  async create(data) {
    return unwrap((await execute(CreateFundDocument, { input: fundInput(data) })).createFund);
  },
  async update({ id, expectedVersion, data }) {
    const variables = { id, expectedVersion, input: fundChangeInput(data) };
    return unwrap((await execute(UpdateFundDocument, variables)).updateFund);
  },
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
