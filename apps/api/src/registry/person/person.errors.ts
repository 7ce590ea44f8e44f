// The refusal that shows whom a new person might be.

import { DomainError } from '@zhucan/domain';
import { builder } from '../../builder.ts';
import { ErrorInterface } from '../../graphql/errors.ts';
import { PersonRef } from '../refs.ts';
import { personTable } from './person.table.ts';

/** People of the viewer's own area who are likely the one to be registered. */
export class LikelyDuplicateError extends DomainError {
  readonly personIds: readonly number[];

  constructor(personIds: readonly number[]) {
    super('PERSON_LIKELY_DUPLICATE', { count: personIds.length });
    this.personIds = personIds;
  }
}

builder.objectType(LikelyDuplicateError, {
  name: 'LikelyDuplicateError',
  interfaces: [ErrorInterface],
  description:
    '登记册中可能已有此人，请先查看。 The register may hold this person already; look at them first.',
  fields: t => ({
    people: t.field({
      type: [PersonRef],
      description: '相近的人员，至多 20 位。 The people who are alike, 20 at most.',
      resolve: (error, _args, ctx, info) =>
        ctx.reader.list(personTable, info, {
          where: a => [{ sql: `${a}.id = ANY (?::int[])`, values: [error.personIds] }],
          order: 't0.id',
          limit: 20,
        }),
    }),
  }),
});
