import type { ExecutionResult } from 'graphql';
import { currentLocale, languageTag } from '../providers/locale.ts';
import { say } from './words.ts';

interface Request {
  query: string;
  operationName?: string | null;
  variables?: unknown;
}

/** Sends an operation under the session's cookie; whatever the headers editor says goes along, a partner's key for instance. */
export async function ask(request: Request, headers: Record<string, string> = {}): Promise<ExecutionResult> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        'accept-language': languageTag[currentLocale()],
        'x-zhucan-request': '1',
        ...headers,
      },
      body: JSON.stringify(request),
    });
    return await response.json();
  } catch {
    return { data: null, extensions: { message: say('unreachable') } };
  }
}

/** Who the session belongs to; null where nobody is signed in. */
export async function whoAmI(): Promise<string | null> {
  const { data } = await ask({ query: '{ viewer { displayName } }' });
  const viewer: unknown = data?.['viewer'];
  const known = typeof viewer === 'object' && viewer !== null && 'displayName' in viewer;
  return known ? String(viewer.displayName) : null;
}
