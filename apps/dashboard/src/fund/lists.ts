import {
  type AdvanceSort,
  AdvancesDocument,
  FundEntriesDocument,
  type FundEntrySort,
  PaymentBatchesDocument,
  type PaymentSort,
  PaymentsDocument,
} from '../generated/graphql.ts';
import { type ListQuery, sortLiteral } from '../providers/dataProvider.ts';
import { execute } from '../providers/graphql.ts';

type Sort = ListQuery['sort'];

export const entrySort = (sort: Sort): FundEntrySort => sortLiteral({ bookedOn: 'ID' }, sort, 'ID_DESC');

const paymentSort = (sort: Sort): PaymentSort =>
  sortLiteral({ number: 'ID', amount: 'AMOUNT' }, sort, 'ID_DESC');

const advanceSort = (sort: Sort): AdvanceSort =>
  sortLiteral({ paidOn: 'PAID_ON', outstanding: 'OUTSTANDING' }, sort, 'PAID_ON');

export async function entries({ sort, ...query }: ListQuery, signal?: AbortSignal) {
  return (await execute(FundEntriesDocument, { ...query, sort: entrySort(sort) }, signal)).fundEntries;
}

export async function payments({ sort, ...query }: ListQuery, signal?: AbortSignal) {
  return (await execute(PaymentsDocument, { ...query, sort: paymentSort(sort) }, signal)).payments;
}

export async function batches({ sort: _, ...query }: ListQuery, signal?: AbortSignal) {
  return (await execute(PaymentBatchesDocument, query, signal)).paymentBatches;
}

export async function advances({ sort, ...query }: ListQuery, signal?: AbortSignal) {
  return (await execute(AdvancesDocument, { ...query, sort: advanceSort(sort) }, signal)).advances;
}
