// The limits of one operation, measured on what it really asks for: fragments unfolded, page sizes read from variables too. (A
// validation rule sees no variables, so that `first: $first` would count as one row.)

import { DomainError, type ProblemCode } from '@zhucan/domain';
import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { PAGE_MOST, PAGE_SIZE } from '../access/read/page.ts';

/** As the partner's guide states them. */
export const LIMITS = {
  /** Levels of nested fields. */
  depth: 12,
  /** Values that the answer may hold, estimated: a page counts its rows, another list counts ten. */
  cost: 50_000,
  aliases: 30,
  directives: 20,
  /** Words of the query's text. */
  tokens: 4_000,
  /** Root fields of a query, and of a mutation. */
  queries: 20,
  mutations: 10,
} as const;

/** Selections in selections, fragments included, that are measured at all. */
const NESTING_MOST = 100;

/** Rows that a list without a page counts as, unless its field says how many it usually holds. */
const LIST_SIZE = 10;

/** Field option: how many the list usually holds, such as the few choices of a form's field. */
export function holds(size: number): { listSize: number } {
  return { listSize: size };
}

function sizeOf({ extensions }: GraphQLField<unknown, unknown>): number {
  const size = extensions['listSize'];
  return typeof size === 'number' ? size : LIST_SIZE;
}

class QueryRefused extends DomainError {}

function refuse(code: ProblemCode, params: Readonly<Record<string, number>>): never {
  const originalError = new QueryRefused(code, params);
  throw new GraphQLError(originalError.message, { originalError, extensions: { http: { status: 400 } } });
}

interface Measure {
  readonly depth: number;
  readonly cost: number;
  readonly aliases: number;
  readonly directives: number;
}

const NOTHING: Measure = { depth: 0, cost: 0, aliases: 0, directives: 0 };

function sum(measures: readonly Measure[]): Measure {
  return measures.reduce(
    (total, one) => ({
      depth: Math.max(total.depth, one.depth),
      cost: total.cost + one.cost,
      aliases: total.aliases + one.aliases,
      directives: total.directives + one.directives,
    }),
    NOTHING,
  );
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

interface Operation {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

class Meter {
  readonly #operation: Operation;
  /** Each fragment is measured once, however often it is spread: the work stays linear in the text. */
  readonly #fragments = new Map<string, Measure>();
  #nesting = 0;

  constructor(operation: Operation) {
    this.#operation = operation;
  }

  set(set: SelectionSetNode, typeName: string, rows: number): Measure {
    this.#nesting += 1;
    // Fragments in fragments add no depth to the answer, but to the stack.
    if (this.#nesting > NESTING_MOST) refuse('QUERY_TOO_DEEP', { max: LIMITS.depth });
    const measure = sum(set.selections.map(node => this.#selection(node, typeName, rows)));
    this.#nesting -= 1;
    return measure;
  }

  #selection(node: SelectionSetNode['selections'][number], typeName: string, rows: number): Measure {
    const own = { ...NOTHING, directives: node.directives?.length ?? 0 };
    if (node.kind === Kind.FIELD) return sum([own, this.#field(node, typeName, rows)]);
    if (node.kind === Kind.INLINE_FRAGMENT)
      return sum([own, this.set(node.selectionSet, node.typeCondition?.name.value ?? typeName, rows)]);
    return sum([own, this.#fragment(node.name.value, rows)]);
  }

  /** The size of the page around a fragment is part of its measure. */
  #fragment(name: string, rows: number): Measure {
    const key = `${name} ${rows}`;
    const known = this.#fragments.get(key);
    if (known) return known;
    this.#fragments.set(key, NOTHING);
    const fragment = this.#operation.fragments.get(name);
    const measure = fragment
      ? this.set(fragment.selectionSet, fragment.typeCondition.name.value, rows)
      : NOTHING;
    this.#fragments.set(key, measure);
    return measure;
  }

  /** `rows` is the size of the page that the field is in: what its `edges` and `nodes` hold. */
  #field(node: FieldNode, typeName: string, rows: number): Measure {
    const name = node.name.value;
    const own = { depth: 1, cost: 1, aliases: node.alias ? 1 : 0, directives: 0 };
    // Introspection has a limit of its own in graphql-js, and answers from memory.
    if (name === '__schema' || name === '__type') return { ...own, depth: 0 };
    const type = this.#operation.schema.getType(typeName);
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    if (!field || !node.selectionSet) return own;
    const inner = getNamedType(field.type);
    if (!isCompositeType(inner)) return own;
    const below = this.set(node.selectionSet, inner.name, this.#pageOf(node, field));
    const times = isList(field.type) ? (typeName.endsWith('Connection') ? rows : sizeOf(field)) : 1;
    return {
      depth: 1 + below.depth,
      cost: 1 + times * (1 + below.cost),
      aliases: own.aliases + below.aliases,
      directives: below.directives,
    };
  }

  #pageOf(node: FieldNode, field: GraphQLField<unknown, unknown>): number {
    if (!field.args.some(arg => arg.name === 'first')) return 1;
    for (const argument of node.arguments ?? []) {
      if (argument.name.value !== 'first' && argument.name.value !== 'last') continue;
      const { value } = argument;
      const given =
        value.kind === Kind.VARIABLE
          ? this.#operation.variables[value.name.value]
          : value.kind === Kind.INT
            ? Number(value.value)
            : undefined;
      // A size outside the bounds is refused by the page itself.
      if (typeof given === 'number') return Math.min(Math.max(given, 1), PAGE_MOST);
    }
    return PAGE_SIZE;
  }
}

type Fragments = Operation['fragments'];

/** Root fields through fragments; a fragment that was counted is not counted again, since its fields merge. */
function rootFields(set: SelectionSetNode, fragments: Fragments, seen = new Set<string>()): number {
  return set.selections.reduce((count, node) => {
    if (node.kind === Kind.FIELD) return count + 1;
    if (node.kind === Kind.INLINE_FRAGMENT) return count + rootFields(node.selectionSet, fragments, seen);
    const fragment = fragments.get(node.name.value);
    if (!fragment || seen.has(node.name.value)) return count;
    seen.add(node.name.value);
    return count + rootFields(fragment.selectionSet, fragments, seen);
  }, 0);
}

function directivesOf(node: { readonly directives?: readonly DirectiveNode[] | undefined }): number {
  return node.directives?.length ?? 0;
}

/** Throws where the operation asks for more than the limits allow; the document is valid. */
export function assertWithinLimits(node: OperationDefinitionNode, operation: Operation): void {
  const root = operation.schema.getRootType(node.operation);
  if (!root) return;
  const { depth, cost, aliases, directives } = new Meter(operation).set(node.selectionSet, root.name, 1);
  const { queries, mutations } = LIMITS;
  const most = node.operation === 'mutation' ? mutations : queries;
  if (rootFields(node.selectionSet, operation.fragments) > most)
    refuse('QUERY_ROOTS', { max: queries, mutations });
  if (depth > LIMITS.depth) refuse('QUERY_TOO_DEEP', { max: LIMITS.depth });
  if (aliases > LIMITS.aliases) refuse('QUERY_ALIASES', { max: LIMITS.aliases });
  if (directives + directivesOf(node) > LIMITS.directives)
    refuse('QUERY_DIRECTIVES', { max: LIMITS.directives });
  if (cost > LIMITS.cost) refuse('QUERY_TOO_COSTLY', { max: LIMITS.cost });
}
