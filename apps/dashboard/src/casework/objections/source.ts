import { ObjectionsDocument } from '../../generated/graphql.ts';
import type { Source } from '../../providers/dataProvider.ts';
import { execute } from '../../providers/graphql.ts';

/** Objections in the order in which the server gives them: the newest first. */
export const objections: Source = {
  async list({ filter, first, after, withTotal }, signal) {
    const answer = await execute(ObjectionsDocument, { filter, first, after, withTotal }, signal);
    return answer.objections;
  },
};
