import { type AnyProgramme, type ProgrammeRegister, programmes } from '@zhucan/domain';
import { createContext, useContext } from 'react';

/** The programmes that the screens know: the federation's own, unless a test hands in another register. */
export const RegisterContext = createContext<ProgrammeRegister>(programmes);

export function useRegister(): ProgrammeRegister {
  return useContext(RegisterContext);
}

/** A programme by its code; undefined where the register has none. */
export function useProgramme(code: string | null | undefined): AnyProgramme | undefined {
  const register = useRegister();
  return code ? register.get(code) : undefined;
}
