import {
  CreateHouseholdDocument,
  HouseholdPageDocument,
  type HouseholdSort,
  HouseholdsDocument,
  UpdateHouseholdDocument,
} from '../generated/graphql.ts';
import { type Source, sortLiteral } from '../providers/dataProvider.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { householdInput, isHousehold, toValues } from './values.ts';

const sorts = { id: 'ID', incomePerHead: 'INCOME' } as const;

export function householdSort(sort: { field: string; order: 'ASC' | 'DESC' }): HouseholdSort {
  return sortLiteral(sorts, sort, 'ID_DESC');
}

/** A household is saved as a whole: members and hardship included. */
export const households: Source = {
  async list({ sort, ...query }, signal) {
    return (await execute(HouseholdsDocument, { ...query, sort: householdSort(sort) }, signal)).households;
  },
  async one(id, signal) {
    const { household } = await execute(HouseholdPageDocument, { id }, signal);
    return household && { id: household.id, ...toValues(household) };
  },
  async create(data) {
    const input = inputOf(data);
    return unwrap((await execute(CreateHouseholdDocument, { input })).createHousehold);
  },
  async update({ id, expectedVersion, data }) {
    const input = inputOf(data);
    return unwrap((await execute(UpdateHouseholdDocument, { id, expectedVersion, input })).updateHousehold);
  },
};

function inputOf(data: Record<string, unknown>) {
  if (!isHousehold(data)) throw new TypeError('A household has members and hardships.');
  return householdInput(data);
}
