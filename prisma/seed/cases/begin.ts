// A case at its beginning, with its details as a row keeps them.

import { type AnyProgramme, NO_CLOCK, splitSensitive, waitsForAt } from '@zhucan/domain';
import type { Actor, CasePlaceRow, CaseRow } from './rows.ts';

type Json = Readonly<Record<string, unknown>>;

/** What shows of a sensitive value of which no part may show. */
const HIDDEN = '****';

export interface LifeOf {
  readonly programme: AnyProgramme;
  readonly personId: number;
  readonly area: CasePlaceRow;
  readonly details: Json;
}

/** What shows of the details, and what is sealed beside it. */
function kept({ details: fields }: AnyProgramme, details: Json): { open: Json; sealed: Json } {
  const { open, sealed } = splitSensitive(fields, details);
  const hidden = Object.keys(sealed).filter(name => open[name] === undefined);
  return { open: { ...open, ...Object.fromEntries(hidden.map(name => [name, HIDDEN])) }, sealed };
}

/** A draft that someone began at a moment. */
export function beginRow(of: LifeOf, by: Actor | null, at: number): CaseRow {
  const { programme, details } = of;
  return {
    id: 0,
    number: '',
    programme: programme.code,
    move: {
      stage: 'DRAFT',
      status: 'DRAFT',
      returnedFrom: null,
      waitsFor: waitsForAt(programme, 'DRAFT'),
      closes: false,
      ...NO_CLOCK,
    },
    personId: of.personId,
    area: of.area,
    ...kept(programme, details),
    records: {},
    requested: null,
    decided: null,
    calculation: null,
    policyVersion: null,
    submitted: null,
    decidedOn: null,
    closed: null,
    filedById: null,
    reviewedById: null,
    decidedById: null,
    createdById: by?.id ?? null,
    createdAt: at,
    updatedAt: at,
    events: [],
    documents: [],
    notices: [],
    objections: [],
  };
}
