// A programme's fields as fields and inputs of the graph: made from the definition, so that a new programme has its types.

import type { Field, Fields } from '@zhucan/domain';
import { parseMoney } from '@zhucan/domain';
import { reads } from '../../access/read/selection.ts';
import { builder } from '../../builder.ts';
import { encodeId } from '../../graphql/ids.ts';
import { type Masked, MaskedTextRef } from '../../graphql/masked.ts';
import type { CaseRow } from '../case.rows.ts';
import { seesCase, seesPeople } from '../case.rule.ts';
import { toldTo } from '../told.ts';
import { pascal } from './names.ts';
import { described } from './values.ts';

interface NamedInstitution {
  readonly id: number;
  readonly name: string;
}

const CaseInstitution = builder.objectRef<NamedInstitution>('CaseInstitution').implement({
  description: '案件中提到的机构。 An institution that a case mentions.',
  fields: t => ({
    id: t.id({
      description: '机构编号。 The institution’s id.',
      resolve: one => encodeId('Institution', one.id),
    }),
    name: t.exposeString('name', { description: '名称。 The name.' }),
  }),
});

type ChoiceEnum = ReturnType<
  typeof builder.enumType<string, Record<string, { value: string; description: string }>>
>;
const enums = new Map<string, ChoiceEnum>();

/** The enum of a field's choices, made once. */
function choiceEnum(owner: string, name: string, field: Field): ChoiceEnum {
  const typeName = `${owner}${pascal(name)}`;
  const known = enums.get(typeName);
  if (known) return known;
  const values = Object.fromEntries(
    (field.choices ?? []).map(choice => [
      choice.value,
      { value: choice.value, description: described(choice) },
    ]),
  );
  const made = builder.enumType(typeName, { description: described(field.names), values });
  enums.set(typeName, made);
  return made;
}

function maskOf(value: unknown): Masked {
  return typeof value === 'string' && value !== ''
    ? { masked: value, present: true }
    : { masked: '', present: false };
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

const CaseDetails = builder.objectRef<CaseRow>('CaseDetailsShape');
type DetailsBuilder = Parameters<NonNullable<Parameters<typeof CaseDetails.implement>[0]['fields']>>[0];

function outputField(t: DetailsBuilder, owner: string, name: string, field: Field) {
  const description = described(field.names);
  const nullable = true;
  const given = (row: CaseRow, ctx: { viewer: Parameters<typeof seesCase>[0] }): unknown =>
    seesCase(ctx.viewer) ? row.details[name] : null;
  if (field.sensitive)
    return t.field({
      type: MaskedTextRef,
      nullable,
      description,
      resolve: (row, _args, ctx) => (seesPeople(ctx.viewer) ? maskOf(row.details[name]) : null),
    });
  switch (field.kind) {
    case 'MONEY':
      return t.field({
        type: 'Money',
        nullable,
        description,
        resolve: (row, _args, ctx) => parseMoney(textOrNull(given(row, ctx)) ?? '') ?? null,
      });
    case 'RATE':
      return t.field({
        type: 'Decimal',
        nullable,
        description,
        resolve: (row, _args, ctx) => textOrNull(given(row, ctx)),
      });
    case 'INTEGER':
      return t.int({
        nullable,
        description,
        resolve: (row, _args, ctx) => {
          const value = given(row, ctx);
          return typeof value === 'number' ? value : null;
        },
      });
    case 'DATE':
      return t.field({
        type: 'Date',
        nullable,
        description,
        resolve: (row, _args, ctx) => textOrNull(given(row, ctx)),
      });
    case 'YES_NO':
      return t.boolean({
        nullable,
        description,
        resolve: (row, _args, ctx) => {
          const value = given(row, ctx);
          return typeof value === 'boolean' ? value : null;
        },
      });
    case 'CHOICE':
      return t.field({
        type: choiceEnum(owner, name, field),
        nullable,
        description,
        resolve: (row, _args, ctx) => textOrNull(given(row, ctx)),
      });
    case 'CHOICES':
      return t.field({
        type: [choiceEnum(owner, name, field)],
        nullable,
        description,
        resolve: (row, _args, ctx) => {
          const value = given(row, ctx);
          return Array.isArray(value) ? value.map(String) : null;
        },
      });
    case 'INSTITUTION':
      return t.field({
        type: CaseInstitution,
        nullable,
        description,
        resolve: (row, _args, ctx) => {
          const id = given(row, ctx);
          const known = row.institutionNames?.[String(id)];
          return typeof id === 'number' && known !== undefined ? { id, name: known } : null;
        },
      });
    case 'TEXT':
    case 'LONG_TEXT':
    case 'BANK_ACCOUNT':
      return t.string({
        nullable,
        description,
        resolve: (row, _args, ctx) => {
          const text = textOrNull(given(row, ctx));
          return text === null ? null : toldTo(ctx.viewer, text, row);
        },
      });
  }
}

/** What the field `details` of a case type reads of its row. */
export const DETAILS_READS = reads({ columns: ['details', 'institutionNames', 'applicantName'] });

/** The object type of a programme's details: every field may be empty while the case is a draft. */
export function detailsType(owner: string, fields: Fields, description: string) {
  return builder.objectRef<CaseRow>(`${owner}Details`).implement({
    description,
    fields: t =>
      Object.fromEntries(
        Object.entries(fields).map(([name, field]) => [name, outputField(t, owner, name, field)]),
      ),
  });
}

const SomeInput = builder.inputRef<Record<string, unknown>>('SomeInputShape');
type InputBuilder = Parameters<NonNullable<Parameters<typeof SomeInput.implement>[0]['fields']>>[0];

function inputField(t: InputBuilder, owner: string, name: string, field: Field) {
  const needed = field.required ? '' : '可不填。 May be left out. ';
  const hint = field.hint ? ` ${described(field.hint)}` : '';
  const description = `${needed}${described(field.names)}${hint}`;
  switch (field.kind) {
    case 'MONEY':
      return t.field({ type: 'Money', description });
    case 'RATE':
      return t.field({ type: 'Decimal', description });
    case 'INTEGER':
      return t.int({ description });
    case 'DATE':
      return t.field({ type: 'Date', description });
    case 'YES_NO':
      return t.boolean({ description });
    case 'CHOICE':
      return t.field({ type: choiceEnum(owner, name, field), description });
    case 'CHOICES':
      return t.field({ type: [choiceEnum(owner, name, field)], description });
    case 'INSTITUTION':
      return t.id({ description });
    case 'TEXT':
    case 'LONG_TEXT':
    case 'BANK_ACCOUNT':
      return t.string({ description });
  }
}

/** The input of a programme's details or of a stage's form: nothing is required here, so that the domain lists every problem. */
export function inputOf(owner: string, typeName: string, fields: Fields, description: string) {
  return builder.inputRef<Record<string, unknown>>(typeName).implement({
    description,
    fields: t =>
      Object.fromEntries(
        Object.entries(fields).map(([name, field]) => [name, inputField(t, owner, name, field)]),
      ),
  });
}
