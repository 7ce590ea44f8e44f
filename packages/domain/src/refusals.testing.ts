import { DomainError, ValidationError } from './shared/error.ts';

/** What a command refuses, as «field: CODE» for each field of an input, or as the code alone; empty where it goes through. */
export function refusals(command: () => unknown): string[] {
  try {
    command();
  } catch (error) {
    if (error instanceof ValidationError) return error.problems.map(({ code, field }) => `${field}: ${code}`);
    if (error instanceof DomainError) return [error.code];
    throw error;
  }
  return [];
}
