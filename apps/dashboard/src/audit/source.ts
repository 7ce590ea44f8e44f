import { AuditEntriesDocument } from '../generated/graphql.ts';
import type { Source } from '../providers/dataProvider.ts';
import { execute } from '../providers/graphql.ts';
import { auditFilter } from './audit.ts';

export const audit: Source = {
  async list({ sort: _, filter, ...page }, signal) {
    const variables = { ...page, filter: auditFilter(filter) };
    return (await execute(AuditEntriesDocument, variables, signal)).auditEntries;
  },
};
