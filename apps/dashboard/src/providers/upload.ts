import { HttpError } from 'react-admin';
import { type Refusal, requestHeaders, sessionEnd } from './graphql.ts';

/** Sends a file with its progress from 0 to 1, which `fetch` cannot tell; answers what the server said, or throws its refusal. */
export function uploadFile(
  address: string,
  file: File,
  onProgress: (part: number) => void,
  signal?: AbortSignal,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.responseType = 'text';
    const { 'content-type': _, ...headers } = requestHeaders();
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.setRequestHeader('content-type', 'application/octet-stream');
    // Header values are ASCII; a Chinese file name travels encoded.
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.upload.onprogress = event => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () => reject(new HttpError('errors.network', 0, { code: 'NETWORK' } satisfies Refusal));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    request.onload = () => {
      const answer = read(request.responseText);
      if (request.status >= 200 && request.status < 300) return resolve(answer);
      if (request.status === 401) sessionEnd.dispatchEvent(new Event('end'));
      reject(new HttpError(sentenceOf(answer) ?? 'errors.server', request.status));
    };
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function sentenceOf(answer: unknown): string | undefined {
  const known = typeof answer === 'object' && answer !== null && 'message' in answer;
  return known && typeof answer.message === 'string' ? answer.message : undefined;
}
