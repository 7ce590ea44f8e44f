import {
  type AdvanceSort,
  AdvancesDocument,
  CreateFundDocument,
  FundEntriesDocument,
  type FundEntrySort,
  FundPageDocument,
  PaymentBatchesDocument,
  type PaymentSort,
  PaymentsDocument,
  UpdateFundDocument,
} from '../generated/graphql.ts';
import { type Source, sortLiteral } from '../providers/dataProvider.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { fundChangeInput, fundInput, toValues } from './values.ts';

interface Sort {
  field: string;
  order: 'ASC' | 'DESC';
}

export const entrySort = (sort: Sort): FundEntrySort => sortLiteral({ bookedOn: 'ID' }, sort, 'ID_DESC');

const paymentSort = (sort: Sort): PaymentSort =>
  sortLiteral({ number: 'ID', amount: 'AMOUNT' }, sort, 'ID_DESC');

const advanceSort = (sort: Sort): AdvanceSort =>
  sortLiteral({ paidOn: 'PAID_ON', outstanding: 'OUTSTANDING' }, sort, 'PAID_ON');

export const funds: Source = {
  async one(id, signal) {
    const { fund } = await execute(FundPageDocument, { id }, signal);
    return fund && toValues(fund);
  },
  async create(data) {
    return unwrap((await execute(CreateFundDocument, { input: fundInput(data) })).createFund);
  },
  async update({ id, expectedVersion, data }) {
    const variables = { id, expectedVersion, input: fundChangeInput(data) };
    return unwrap((await execute(UpdateFundDocument, variables)).updateFund);
  },
};

export const fundEntries: Source = {
  async list({ sort, ...query }, signal) {
    return (await execute(FundEntriesDocument, { ...query, sort: entrySort(sort) }, signal)).fundEntries;
  },
};

export const payments: Source = {
  async list({ sort, ...query }, signal) {
    return (await execute(PaymentsDocument, { ...query, sort: paymentSort(sort) }, signal)).payments;
  },
};

export const paymentBatches: Source = {
  async list({ sort: _, ...query }, signal) {
    return (await execute(PaymentBatchesDocument, query, signal)).paymentBatches;
  },
};

export const advances: Source = {
  async list({ sort, ...query }, signal) {
    return (await execute(AdvancesDocument, { ...query, sort: advanceSort(sort) }, signal)).advances;
  },
};
