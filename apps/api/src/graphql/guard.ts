// Nobody who is not signed in gets past the roots of the graph, whatever field is added later; and no text that cannot be kept
// gets past any argument.

import {
  ForbiddenError,
  type PartnerScope,
  problem,
  UnauthenticatedError,
  ValidationError,
} from '@zhucan/domain';
import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import type { Viewer } from '../access/viewer.ts';
import type { Context } from '../context.ts';

/** What an anonymous caller may ask; introspection and `__typename` answer by themselves. */
export const OPEN_FIELDS: ReadonlySet<string> = new Set([
  'Query.viewer',
  'Query.setup',
  'Mutation.signIn',
  'Mutation.signOut',
  'Mutation.setUp',
]);
/** What someone may do who has yet to choose their own password. */
const BEFORE_PASSWORD = new Set([...OPEN_FIELDS, 'Mutation.changePassword']);
/** What needs no permission of a user, but a partner's key must name. */
const SCOPES: ReadonlyMap<string, PartnerScope> = new Map([
  ['Query.checkCertificateNumber', 'certificate.check'],
]);
/** Answers about any text whatever, and keeps none. */
const ANY_TEXT = new Set(['Query.checkCertificateNumber']);

type Resolve = NonNullable<GraphQLField<unknown, Context>['resolve']>;

function assertAdmitted(viewer: Viewer | null, coordinate: string): void {
  if (viewer === null) {
    if (!OPEN_FIELDS.has(coordinate)) throw new UnauthenticatedError();
    return;
  }
  if (viewer.kind === 'user') {
    if (viewer.mustChangePassword && !BEFORE_PASSWORD.has(coordinate))
      throw new ForbiddenError('PASSWORD_MUST_CHANGE');
    return;
  }
  const scope = SCOPES.get(coordinate);
  if (scope && !viewer.scopes.includes(scope)) throw new ForbiddenError('SCOPE_MISSING', { scope });
}

/** The place of the first text that PostgreSQL cannot keep: one with a null character or half of a surrogate pair. */
function unstorable(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = unstorable(inner, path ? `${path}.${key}` : key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Refuses a value that holds a text which cannot be kept, naming its place. */
export function assertStorable(value: unknown, path = ''): void {
  const field = unstorable(value, path);
  if (field !== undefined) throw new ValidationError([problem('TEXT_UNSTORABLE', field)]);
}

function guarded(resolve: Resolve, coordinate: string, isRoot: boolean): Resolve {
  return (parent, args, ctx, info) => {
    if (isRoot) assertAdmitted(ctx.viewer, coordinate);
    if (!ANY_TEXT.has(coordinate)) assertStorable(args);
    return resolve(parent, args, ctx, info);
  };
}

/**
 * Wraps every root field: UNAUTHENTICATED for the anonymous, FORBIDDEN before the first password is changed and for a key
 * without the scope. Wraps every field with arguments: BAD_USER_INPUT for text that cannot be kept.
 */
export function guardRoots(schema: GraphQLSchema): GraphQLSchema {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const isRoot = roots.includes(type);
    for (const field of Object.values(type.getFields()))
      if (isRoot || field.args.length > 0)
        field.resolve = guarded(field.resolve ?? defaultFieldResolver, `${type.name}.${field.name}`, isRoot);
  }
  return schema;
}
