import { UsersDocument } from '../generated/graphql.ts';
import type { Source } from '../providers/dataProvider.ts';
import { execute } from '../providers/graphql.ts';

export const users: Source = {
  async list({ sort: _, ...query }, signal) {
    return (await execute(UsersDocument, query, signal)).users;
  },
};
