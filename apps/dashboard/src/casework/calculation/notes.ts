import { isProblemCode, type Locale, type Problem, problemMessage } from '@zhucan/domain';

/** What is to be said of a calculation, as sentences; one whose code is not known any more says nothing. */
export function notesOf(problems: unknown, locale: Locale): string[] {
  if (!Array.isArray(problems)) return [];
  return problems.flatMap(one => {
    const known = asProblem(one);
    return known ? [problemMessage(locale, known)] : [];
  });
}

function asProblem(value: unknown): Problem | undefined {
  if (typeof value !== 'object' || value === null || !('code' in value)) return undefined;
  const { code } = value;
  if (typeof code !== 'string' || !isProblemCode(code)) return undefined;
  return { code, params: 'params' in value ? paramsOf(value.params) : {} };
}

function paramsOf(value: unknown): Record<string, string | number> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );
}
