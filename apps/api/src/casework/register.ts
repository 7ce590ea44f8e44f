// The programmes that this process knows: handed in once, when the schema is built, so that a test can hand in its own.

import { type AnyProgramme, NotFoundError, type ProgrammeRegister } from '@zhucan/domain';

let known: ProgrammeRegister = new Map();

export function setProgrammes(register: ProgrammeRegister): void {
  known = register;
}

export function allProgrammes(): readonly AnyProgramme[] {
  return [...known.values()];
}

/** The programme of a case; its definition is there as long as its cases are. */
export function programmeOfCase(code: string): AnyProgramme {
  const programme = known.get(code);
  if (!programme) throw new TypeError(`no programme ${code} in the register`);
  return programme;
}

/** A programme that a request names; one that is not in the register reads as missing. */
export function programmeNamed(code: string, field = 'programme'): AnyProgramme {
  const programme = known.get(code);
  if (!programme) throw new NotFoundError(field);
  return programme;
}
