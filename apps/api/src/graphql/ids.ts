// Global ids: `Person:12` in base64url, opaque to clients.

import { ValidationError } from '@zhucan/domain';

export function encodeId(typename: string, id: number): string {
  return Buffer.from(`${typename}:${id}`).toString('base64url');
}

function refuse(field: string): never {
  throw new ValidationError([{ code: 'ID_INVALID', field, params: {} }]);
}

/** Type and row id of a global id; a ValidationError where it is none. */
export function decodeId(globalId: string | number, field = 'id'): { typename: string; id: number } {
  const match = /^([A-Za-z]{1,40}):(\d{1,10})$/.exec(
    Buffer.from(String(globalId), 'base64url').toString('utf8'),
  );
  const id = Number(match?.[2]);
  if (!match?.[1] || id >= 2 ** 31) refuse(field);
  return { typename: match[1], id };
}

/** The row id in a global id of this type; a ValidationError on the field where it is another's or none. */
export function idOf(typename: string, globalId: string | number, field = 'id'): number {
  const decoded = decodeId(globalId, field);
  return decoded.typename === typename ? decoded.id : refuse(field);
}

/** As `idOf`, where the argument may be left out. */
export function optionalIdOf(
  typename: string,
  globalId: string | number | null | undefined,
  field: string,
): number | undefined {
  return globalId === null || globalId === undefined ? undefined : idOf(typename, globalId, field);
}
