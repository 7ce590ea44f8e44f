import type { ProgrammeRegister } from '../casework/programme.ts';

/** Every programme of the federation, by its code. */
export const programmes: ProgrammeRegister = new Map();
