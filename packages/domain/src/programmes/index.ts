import { registerOf } from '../casework/define.ts';
import type { ProgrammeRegister } from '../casework/programme.ts';
import { medicalAid } from './medical-aid/definition.ts';

/** Every programme of the federation, by its code: one line each. */
export const programmes: ProgrammeRegister = registerOf(medicalAid);
