import { type CertificateSort, CertificatesDocument } from '../generated/graphql.ts';
import { type Source, sortLiteral } from '../providers/dataProvider.ts';
import { execute } from '../providers/graphql.ts';

const sorts = { id: 'ID', expiresOn: 'EXPIRES', issuedOn: 'ISSUED', appliedOn: 'APPLIED' } as const;

export function certificateSort(sort: { field: string; order: 'ASC' | 'DESC' }): CertificateSort {
  return sortLiteral(sorts, sort, 'ID_DESC');
}

export const certificates: Source = {
  async list({ sort, ...query }, signal) {
    const answer = await execute(CertificatesDocument, { ...query, sort: certificateSort(sort) }, signal);
    return answer.certificates;
  },
};
