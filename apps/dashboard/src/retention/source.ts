import { RetentionDueDocument } from '../generated/graphql.ts';
import type { Source } from '../providers/dataProvider.ts';
import { execute } from '../providers/graphql.ts';

export const retention: Source = {
  async list({ sort: _, ...query }, signal) {
    return (await execute(RetentionDueDocument, query, signal)).retentionDue;
  },
};
