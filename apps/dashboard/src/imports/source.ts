import { ImportsDocument } from '../generated/graphql.ts';
import type { Source } from '../providers/dataProvider.ts';
import { execute } from '../providers/graphql.ts';

export const imports: Source = {
  async list({ first, after, withTotal }, signal) {
    return (await execute(ImportsDocument, { first, after, withTotal }, signal)).imports;
  },
};
