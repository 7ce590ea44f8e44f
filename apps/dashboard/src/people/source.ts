import type { PersonInput, PersonPatch, PersonSort } from '../generated/graphql.ts';
import {
  CreatePersonDocument,
  PeopleDocument,
  PersonForEditDocument,
  type PersonFormFragment,
  UpdatePersonDocument,
} from '../generated/graphql.ts';
import { type Source, sortLiteral } from '../providers/dataProvider.ts';
import { execute, unwrap } from '../providers/graphql.ts';
import { emptyPerson, type PersonValues, personInput, personPatch } from './values.ts';

const sorts = { id: 'ID', name: 'NAME', age: 'AGE', updatedAt: 'UPDATED' } as const;

export function personSort(sort: { field: string; order: 'ASC' | 'DESC' }): PersonSort {
  return sortLiteral(sorts, sort, 'ID_DESC');
}

export const people: Source = {
  async list({ sort, ...query }, signal) {
    const answer = await execute(PeopleDocument, { ...query, sort: personSort(sort) }, signal);
    return answer.people;
  },
  async one(id, signal) {
    const { person } = await execute(PersonForEditDocument, { id }, signal);
    return person && toValues(person);
  },
  async create(data, meta) {
    const accept = isAccepting(meta) && meta.acceptDuplicates;
    const input: PersonInput = personInput(data);
    return unwrap((await execute(CreatePersonDocument, { input, acceptDuplicates: accept })).createPerson);
  },
  async update({ id, expectedVersion, changes }) {
    const input: PersonPatch = personPatch(changes);
    return unwrap((await execute(UpdatePersonDocument, { id, expectedVersion, input })).updatePerson);
  },
};

function isAccepting(meta: unknown): meta is { acceptDuplicates: boolean } {
  return typeof meta === 'object' && meta !== null && 'acceptDuplicates' in meta;
}

/** A person in the form's shape: what is masked starts empty, since only what is retyped is sent. */
export function toValues(person: PersonFormFragment): PersonValues & { id: string; version: number } {
  const {
    area,
    idNumber: _id,
    phone: _phone,
    guardianPhone: _guardian,
    bankAccount: _account,
    ...open
  } = person;
  return { ...emptyPerson, ...open, areaId: area.id };
}
