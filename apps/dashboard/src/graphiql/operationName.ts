/**
 * The name of the operation to run, where the text has one of that name. The editor learns the names a moment after the text: whoever
 * opens an example and runs it at once would otherwise run the name of the one before.
 */
export function operationNameIn(query: string, name: string | null | undefined): string | null {
  if (!name) return null;
  return new RegExp(`\\b(query|mutation|subscription)\\s+${name}\\b`).test(query) ? name : null;
}
