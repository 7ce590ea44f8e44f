// Nobody who is not signed in gets past the roots of the graph, whatever field is added later.

import { ForbiddenError, UnauthenticatedError } from '@zhucan/domain';
import { defaultFieldResolver, type GraphQLSchema } from 'graphql';
import type { Context } from '../context.ts';

/** What an anonymous caller may ask; introspection and `__typename` answer by themselves. */
const OPEN = new Set([
  'Query.viewer',
  'Query.setup',
  'Mutation.signIn',
  'Mutation.signOut',
  'Mutation.setUp',
]);
/** What someone may do who has yet to choose their own password. */
const BEFORE_PASSWORD = new Set([...OPEN, 'Mutation.changePassword']);

/** Wraps every root field: UNAUTHENTICATED for the anonymous, FORBIDDEN before the first password is changed. */
export function guardRoots(schema: GraphQLSchema): GraphQLSchema {
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      const coordinate = `${root?.name}.${field.name}`;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (parent, args, ctx: Context, info) => {
        if (ctx.viewer === null && !OPEN.has(coordinate)) throw new UnauthenticatedError();
        const first = ctx.viewer?.kind === 'user' && ctx.viewer.mustChangePassword;
        if (first && !BEFORE_PASSWORD.has(coordinate)) throw new ForbiddenError('PASSWORD_MUST_CHANGE');
        return resolve(parent, args, ctx, info);
      };
    }
  }
  return schema;
}
