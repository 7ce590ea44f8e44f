import {
  CreateInstitutionDocument,
  InstitutionForEditDocument,
  type InstitutionSort,
  InstitutionsDocument,
  UpdateInstitutionDocument,
} from '../generated/graphql.ts';
import type { Source } from '../providers/dataProvider.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { institutionInput, isInstitution, toValues } from './values.ts';

export function institutionSort(sort: { field: string; order: 'ASC' | 'DESC' }): InstitutionSort {
  if (sort.field === 'kind') return 'KIND';
  return sort.order === 'DESC' ? 'NAME_DESC' : 'NAME';
}

export const institutions: Source = {
  async list({ sort, ...query }, signal) {
    return (await execute(InstitutionsDocument, { ...query, sort: institutionSort(sort) }, signal))
      .institutions;
  },
  async one(id, signal) {
    const { institution } = await execute(InstitutionForEditDocument, { id }, signal);
    return institution && toValues(institution);
  },
  async create(data) {
    return unwrap((await execute(CreateInstitutionDocument, { input: inputOf(data) })).createInstitution);
  },
  async update({ id, expectedVersion, data }) {
    const variables = { id, expectedVersion, input: inputOf(data) };
    return unwrap((await execute(UpdateInstitutionDocument, variables)).updateInstitution);
  },
};

function inputOf(data: Record<string, unknown>) {
  if (!isInstitution(data)) throw new TypeError('An institution has a kind and an area.');
  return institutionInput(data);
}
