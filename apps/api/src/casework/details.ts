// A case's details between the request, the domain and the row: checked, sealed where they are sensitive, whole again for a decision.

import type { Case, Prisma, Vault } from '@zhucan/database';
import {
  type AnyProgramme,
  changeDetails,
  type DetailsContext,
  type Entitlement,
  type Fields,
  type InstitutionFacts,
  institutionsIn,
  joinSensitive,
  maskDetails,
  NotFoundError,
  readDetails,
  readDraft,
  splitSensitive,
} from '@zhucan/domain';
import type { Command } from '../access/command.ts';
import { rowRule } from '../access/read/rule.ts';
import { tableNamed } from '../registry/certificate/locks.ts';
import type { Json } from './case.rows.ts';
import type { PolicyInForce } from './office.ts';

/** What shows of a sensitive value of which no part may show. */
const HIDDEN = '****';

/** The details as a row keeps them: in the open, with a mask for what is sealed beside. */
export interface KeptDetails {
  readonly details: Prisma.InputJsonObject;
  readonly sealedDetails: Uint8Array<ArrayBuffer> | null;
}

export function keepDetails(vault: Vault, fields: Fields, values: Json): KeptDetails {
  const { open, sealed } = splitSensitive(fields, values);
  const hidden = Object.keys(sealed).filter(name => open[name] === undefined);
  const masked = { ...open, ...Object.fromEntries(hidden.map(name => [name, HIDDEN])) };
  const nothing = Object.keys(sealed).length === 0;
  return {
    details: masked as Prisma.InputJsonObject,
    sealedDetails: nothing ? null : vault.seal(JSON.stringify(sealed)),
  };
}

function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

/** The sensitive values of a case, opened. */
export function openSensitive(vault: Vault, row: Pick<Case, 'sealedDetails'>): Json {
  return row.sealedDetails ? asJson(JSON.parse(vault.open(row.sealedDetails))) : {};
}

/** The whole details of a case, sensitive values opened; never to leave the server. */
export function wholeDetails(vault: Vault, row: Pick<Case, 'details' | 'sealedDetails'>): Json {
  const sealed = openSensitive(vault, row);
  return joinSensitive({ open: asJson(row.details), sealed });
}

/** Details as a form sends them over those that are kept: a sensitive value that comes back as its mask stays as it was. */
export function changedDetails(fields: Fields, kept: Json, given: Json): Json {
  const masks = maskDetails(fields, kept);
  const changes = Object.entries(given).filter(
    ([name, value]) => !(fields[name]?.sensitive && masks[name] === undefined && value === HIDDEN),
  );
  return changeDetails(fields, kept, Object.fromEntries(changes));
}

/** What is known of the institutions that values name; one that is not the actor's to see reads as unknown. */
export async function institutionsOf(
  { tx, viewer }: Command,
  fields: Fields,
  values: Json,
): Promise<ReadonlyMap<number, InstitutionFacts>> {
  const ids = institutionsIn(fields, values);
  const rule = rowRule(tableNamed('Institution'), 't0', viewer);
  if (ids.length === 0 || rule === null) return new Map();
  const rows = await tx.$queryRawUnsafe<(InstitutionFacts & { id: number })[]>(
    `SELECT t0.id, t0.name, t0.kind::text AS kind, t0.hospital_grade AS "hospitalGrade", t0.designated
       FROM institution t0 WHERE t0.id = ANY ($1::int[]) AND t0.active AND ${rule}`,
    ids,
  );
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}

/** Refuses an institution that is not there; a draft need not be right otherwise. */
export async function readDraftDetails(run: Command, programme: AnyProgramme, input: Json): Promise<Json> {
  const details = readDraft(programme, input);
  const known = await institutionsOf(run, programme.details, details);
  for (const id of institutionsIn(programme.details, details))
    if (!known.has(id)) throw new NotFoundError('details');
  return details;
}

export interface Application {
  readonly details: Json;
  /** What is asked for; null for a programme without money. */
  readonly requested: Entitlement | null;
}

/** The details as they are handed in: whole, checked against everything, with what they ask for. Throws ValidationError. */
export async function readApplication(
  run: Command,
  programme: AnyProgramme,
  input: Json,
  { policy, appliedOn }: { readonly policy: PolicyInForce; readonly appliedOn: string },
): Promise<Application> {
  const context: DetailsContext = {
    today: run.ctx.today,
    appliedOn,
    parameters: policy.parameters,
    institutions: await institutionsOf(run, programme.details, input),
  };
  const details = readDetails(programme, input, context);
  return { details, requested: programme.requests?.(details, policy.parameters) ?? null };
}
