import { type CaseSort, CasesDocument } from '../generated/graphql.ts';
import { type Source, sortLiteral } from '../providers/dataProvider.ts';
import { execute } from '../providers/graphql.ts';

const sorts = { updatedAt: 'UPDATED', dueOn: 'DUE', number: 'NUMBER', requestedAmount: 'AMOUNT' } as const;

export function caseSort(sort: { field: string; order: 'ASC' | 'DESC' }): CaseSort {
  return sortLiteral(sorts, sort, 'UPDATED_DESC');
}

export const cases: Source = {
  async list({ sort, ...query }, signal) {
    const answer = await execute(CasesDocument, { ...query, sort: caseSort(sort) }, signal);
    return answer.cases;
  },
};
