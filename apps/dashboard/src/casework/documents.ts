import type { AnyProgramme, CaseOperation, Field, ProgrammeRegister } from '@zhucan/domain';
import { FailureFragmentDoc, TypedDocumentString } from '../generated/graphql.ts';

// Operations whose fields are a programme's own: written from its definition, so that a new programme has them without an edit.

/** What a command answers with: the case as it stands after it. */
interface SavedCase {
  __typename: `${string}Case`;
  id: string;
  number: string;
  version: number;
}

type Answer = { saved: SavedCase | { __typename: `${string}Error` | 'TransitionRefused' } };

/** `MEDICAL_AID` as the graph's types are named: `MedicalAid`. */
export function typePrefix(code: string): string {
  return code.toLowerCase().replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Under which name the details of a programme's case stand in an answer: two programmes may name a field alike and mean another kind. */
export function detailsKey(code: string): string {
  return `details${typePrefix(code)}`;
}

function selectionOf(name: string, field: Field): string {
  if (field.sensitive) return `${name} { masked present }`;
  return field.kind === 'INSTITUTION' ? `${name} { id name }` : name;
}

/** A document that also asks for the details of whichever programme its case is of, wherever it says `...CaseIdentity`. */
export function withDetails<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  register: ProgrammeRegister,
): TypedDocumentString<Result, Variables> {
  const details = [...register.values()].map(({ code, details: fields }) => {
    const asked = Object.entries(fields).map(([name, field]) => selectionOf(name, field));
    return `... on ${typePrefix(code)}Case { ${detailsKey(code)}: details { ${asked.join(' ')} } }`;
  });
  const text = document.toString().replace(/\.\.\.CaseIdentity\b/, `...CaseIdentity\n${details.join('\n')}`);
  return new TypedDocumentString(text);
}

function command<Variables>(
  name: string,
  type: string,
  args: Readonly<Record<string, string>>,
): TypedDocumentString<Answer, Variables> {
  const declared = Object.entries(args).map(([arg, kind]) => `$${arg}: ${kind}`);
  const passed = Object.keys(args).map(arg => `${arg}: $${arg}`);
  return new TypedDocumentString(`mutation ${typePrefix(name)}(${declared.join(', ')}) {
  saved: ${name}(${passed.join(', ')}) {
    __typename
    ... on ${type}Case { id number version }
    ...Failure
  }
}
${FailureFragmentDoc.toString()}`);
}

const target = { id: 'ID!', expectedVersion: 'Int!' };
const subjects = { PERSON: 'personId', HOUSEHOLD: 'householdId', INSTITUTION: 'institutionId' } as const;

type Details = Record<string, unknown>;
export type TargetVariables = { id: string; expectedVersion: number };

export function createCase({ code, subject }: AnyProgramme) {
  const type = typePrefix(code);
  const args = { [subjects[subject]]: 'ID!', details: `${type}DetailsInput!` };
  return command<Details>(`create${type}Case`, type, args);
}

/** The variables of `createCase`: whom it is for is named by what the programme is for. */
export function createVariables({ subject }: AnyProgramme, id: string, details: Details): Details {
  return { [subjects[subject]]: id, details };
}

export function updateCase({ code }: AnyProgramme) {
  const type = typePrefix(code);
  const args = { ...target, details: `${type}DetailsInput!` };
  return command<TargetVariables & { details: Details }>(`update${type}Case`, type, args);
}

/** The command that passes a stage with what the stage records; undefined for operations that no stage's form belongs to. */
export function passStage(programme: AnyProgramme, operation: CaseOperation, stage: string) {
  const type = typePrefix(programme.code);
  const name = passingName(type, operation, stage);
  if (name === undefined) return undefined;
  const form = programme.way.find(({ code }) => code === stage)?.form ?? {};
  const args: Record<string, string> = { ...target };
  if (Object.keys(form).length > 0) args['record'] = `${type}${typePrefix(stage)}Input!`;
  return command<TargetVariables & { record?: Details }>(name, type, args);
}

function passingName(type: string, operation: CaseOperation, stage: string): string | undefined {
  switch (operation) {
    case 'PASS_TOWN_REVIEW':
      return `pass${type}TownReview`;
    case 'PASS_TOWN_SIGNATURE':
      return `pass${type}TownSignature`;
    case 'DECIDE':
      return `decide${type}Case`;
    case 'PROPOSE':
      return `propose${type}Case`;
    case 'DELIVER':
      return `deliver${type}Case`;
    case 'COMPLETE_STEP':
      return `complete${type}${typePrefix(stage)}`;
    default:
      return undefined;
  }
}
