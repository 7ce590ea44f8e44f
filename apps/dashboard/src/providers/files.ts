import { HttpError } from 'react-admin';
import type { Refusal } from './graphql.ts';
import { requestHeaders } from './graphql.ts';

/** Files travel beside GraphQL, under the same session; refusals come as JSON with their sentence. */

/** Sends a roster; answers the id of its import. */
export async function uploadRoster(file: File, areaId: string | null): Promise<string> {
  const { 'content-type': _, ...headers } = requestHeaders();
  const address = areaId ? `/import?area=${encodeURIComponent(areaId)}` : '/import';
  const response = await send(address, {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/octet-stream',
      // Header values are ASCII; a Chinese file name travels encoded.
      'x-file-name': encodeURIComponent(file.name),
    },
    body: file,
  });
  const answer: unknown = await response.json();
  if (typeof answer === 'object' && answer !== null && 'id' in answer) return String(answer.id);
  throw new HttpError('errors.server', response.status);
}

/** Fetches a file in the reader's language and hands it to the browser to keep. */
export async function downloadFile(address: string, name: string): Promise<void> {
  const response = await send(address, { headers: requestHeaders() });
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

async function send(address: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, { credentials: 'same-origin', ...init });
  } catch {
    throw new HttpError('errors.network', 0, { code: 'NETWORK' } satisfies Refusal);
  }
  if (response.ok) return response;
  const refusal: unknown = await response.json().catch(() => null);
  throw new HttpError(sentenceOf(refusal) ?? 'errors.server', response.status);
}

function sentenceOf(refusal: unknown): string | undefined {
  const known = typeof refusal === 'object' && refusal !== null && 'message' in refusal;
  return known && typeof refusal.message === 'string' ? refusal.message : undefined;
}
