// Random operations made from the schema: valid in form, wild in content; some with their text mutated. The same seed makes the same.

import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedInputType,
  type GraphQLNamedOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import {
  DATES,
  IDS,
  INTS,
  MEANT,
  MOMENTS,
  MONEYS,
  PLAIN,
  STRANGE,
  TEXTS,
  typeOfId,
  WRITTEN,
} from './fuzz-values.ts';

export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export class Fuzzer {
  readonly #schema: GraphQLSchema;
  readonly #random: () => number;
  readonly #ids: readonly string[];
  readonly #byType: ReadonlyMap<string, readonly string[]>;
  /** The type of the rows that the field being made is about. */
  #about = '';

  constructor(schema: GraphQLSchema, seed: number, ids: readonly string[]) {
    this.#schema = schema;
    this.#random = randomOf(seed);
    this.#ids = ids;
    this.#byType = Map.groupBy(ids, typeOfId);
  }

  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  pick<Value>(values: readonly Value[]): Value {
    const value = values[Math.floor(this.#random() * values.length)];
    if (value === undefined && values.length === 0) throw new RangeError('nothing to pick from');
    return value as Value;
  }

  /** One operation of one to three root fields; now and then with a text that is broken somewhere. */
  operation(): Operation {
    const kind = this.chance(0.25) ? 'mutation' : 'query';
    const root = kind === 'query' ? this.#schema.getQueryType() : this.#schema.getMutationType();
    const fields = Object.values(root?.getFields() ?? {});
    const variables: Record<string, unknown> = {};
    const declared: string[] = [];
    const count = this.chance(0.8) ? 1 : 3;
    const parts = Array.from({ length: count }, (_, index) => {
      const alias = count > 1 ? `r${index}: ` : '';
      return alias + this.#field(this.pick(fields), this.pick([1, 2, 2, 3, 4]), variables, declared);
    });
    const header = declared.length > 0 ? `(${declared.join(', ')})` : '';
    const query = `${kind}${header} { ${parts.join(' ')} }`;
    return { query: this.chance(0.15) ? this.#mutated(query) : query, variables };
  }

  /** A body with bytes changed, for the HTTP layer. */
  body(): Buffer {
    const bytes = Buffer.from(JSON.stringify(this.operation()));
    for (let times = Math.floor(this.#random() * 6); times > 0; times -= 1)
      bytes[Math.floor(this.#random() * bytes.length)] = Math.floor(this.#random() * 256);
    return this.chance(0.1) ? bytes.subarray(0, Math.floor(this.#random() * bytes.length)) : bytes;
  }

  #field(
    field: GraphQLField<unknown, unknown>,
    depth: number,
    variables: Record<string, unknown>,
    declared: string[],
  ): string {
    this.#about = this.#typeAbout(field);
    const passed = field.args
      .filter(arg => this.#isGiven(arg))
      .map(arg => this.#argument(arg, variables, declared));
    const args = passed.length > 0 ? `(${passed.join(', ')})` : '';
    return `${field.name}${args}${this.#selection(getNamedType(field.type), depth, variables, declared)}`;
  }

  /** The type that a field answers with, or that a command does when it is not refused. */
  #typeAbout(field: GraphQLField<unknown, unknown>): string {
    if (field.name === 'unmergePeople') return 'PersonMerge';
    const type = getNamedType(field.type);
    if (isLeafType(type)) return '';
    if (isObjectType(type)) return type.name.replace(/WithPassword$/, '');
    const named = this.#schema.getPossibleTypes(type).map(member => member.name);
    const success = named.find(name => !name.endsWith('Error') && name !== 'TransitionRefused') ?? '';
    return success === 'UserWithPassword' ? 'User' : success;
  }

  #isGiven(arg: GraphQLArgument | GraphQLInputField): boolean {
    if (arg.name === 'after' || arg.name === 'before') return this.chance(0.05);
    return isNonNullType(arg.type) ? !this.chance(0.005) : this.chance(0.35);
  }

  #argument(arg: GraphQLArgument, variables: Record<string, unknown>, declared: string[]): string {
    const name = `v${declared.length}`;
    declared.push(`$${name}: ${arg.type}`);
    variables[name] = this.#value(arg.type, 0, arg.name);
    return `${arg.name}: $${name}`;
  }

  #selection(
    type: GraphQLNamedOutputType,
    depth: number,
    variables: Record<string, unknown>,
    declared: string[],
  ): string {
    if (isLeafType(type)) return '';
    if (isObjectType(type)) {
      const fields = Object.values(type.getFields());
      const chosen = fields.filter(field =>
        isLeafType(getNamedType(field.type)) ? this.chance(0.5) : depth > 0 && this.chance(0.4),
      );
      const parts = chosen.map(field => this.#field(field, depth - 1, variables, declared));
      return ` { __typename ${parts.join(' ')} }`;
    }
    const parts = this.#schema
      .getPossibleTypes(type)
      .filter(member => member.name.endsWith('Error') || this.chance(0.6))
      .map(member =>
        member.name === 'ValidationError'
          ? '... on ValidationError { code problems { code field message } }'
          : `... on ${member.name} { __typename ${this.#leaves(member)} }`,
      );
    return ` { __typename ${parts.join(' ')} }`;
  }

  /** Fields of a union's member under names of their own, since members differ in the types of like-named fields. */
  #leaves(type: GraphQLNamedOutputType): string {
    if (!isObjectType(type)) return '';
    return Object.values(type.getFields())
      .filter(field => isLeafType(getNamedType(field.type)) && this.chance(0.3))
      .map(field => `${type.name}_${field.name}: ${field.name}`)
      .slice(0, 4)
      .join(' ');
  }

  #value(type: GraphQLInputType, depth: number, name: string): unknown {
    if (this.chance(0.005)) return this.pick(STRANGE);
    if (isNonNullType(type)) return this.#value(type.ofType, depth, name);
    if (depth > 0 && this.chance(0.05)) return null;
    if (isListType(type))
      return Array.from({ length: this.pick([0, 1, 1, 2, 2, 5, 60]) }, () =>
        this.#value(type.ofType, depth + 1, name),
      );
    return this.#single(getNamedType(type), depth, name);
  }

  #single(type: GraphQLNamedInputType, depth: number, name: string): unknown {
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(field => this.#isGiven(field));
      return Object.fromEntries(
        fields.map(field => [field.name, this.#value(field.type, depth + 1, field.name)]),
      );
    }
    if (isEnumType(type)) return this.chance(0.01) ? 'NO_SUCH' : this.pick(type.getValues()).name;
    switch (type.name) {
      case 'ID':
        return this.#id(name);
      case 'Int':
        return this.#int(name);
      case 'Boolean':
        return this.chance(0.5);
      case 'Date':
        return this.pick(this.chance(0.95) ? DATES : TEXTS);
      case 'DateTime':
        return this.pick(this.chance(0.95) ? MOMENTS : TEXTS);
      case 'Money':
        return this.pick(this.chance(0.95) ? MONEYS : TEXTS);
      default:
        return this.#text(name);
    }
  }

  #id(name: string): string {
    const meant = this.#byType.get(MEANT[name] ?? this.#about);
    if (meant && this.chance(0.85)) return this.pick(meant);
    return this.pick(this.chance(0.7) ? this.#ids : IDS);
  }

  #text(name: string): string {
    const written = WRITTEN[name];
    if (written && this.chance(0.8)) return written(this.#random);
    return this.pick(this.chance(0.7) ? PLAIN : TEXTS);
  }

  #int(name: string): number {
    if (name === 'expectedVersion' && this.chance(0.8)) return this.pick([1, 1, 2, 3]);
    if ((name === 'first' || name === 'last') && this.chance(0.8)) return this.pick([1, 2, 10]);
    return this.pick(INTS);
  }

  /** The text with a piece cut out, doubled or put in. */
  #mutated(text: string): string {
    const at = Math.floor(this.#random() * text.length);
    const length = Math.floor(this.#random() * 12);
    const cut = text.slice(at, at + length);
    const pieces = [
      '{',
      '}',
      '...',
      '@include(if: false)',
      '@skip(if: true)',
      '$x',
      '"""',
      '#',
      '\\u0000',
      '( ',
      cut + cut,
      '',
    ];
    return text.slice(0, at) + this.pick(pieces) + text.slice(this.chance(0.5) ? at : at + length);
  }
}
