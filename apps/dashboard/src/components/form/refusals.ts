import { DomainError, type Problem } from '@zhucan/domain';

/** What a reader of the domain refuses in an input, as problems for a form; nothing where it reads. */
export function problemsOf(read: () => unknown): readonly Problem[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof DomainError) return error.problems;
    throw error;
  }
}
