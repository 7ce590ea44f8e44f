// One HTTP request as the handlers see it, and the plain ways to answer.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Locale, localeOf } from '@zhucan/domain';
import type { Config } from '../config.ts';

export interface HttpExchange {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly ip: string;
  readonly locale: Locale;
}

/** No script, style, frame or connection but our own; `more` widens single directives for one page. */
function contentPolicy(more: Readonly<Record<string, string>> = {}): string {
  const directives: Readonly<Record<string, string>> = {
    'default-src': "'self'",
    'script-src': "'self'",
    'script-src-attr': "'none'",
    'style-src': "'self'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'worker-src': "'self'",
    'connect-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'self'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
    ...more,
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}

/** The query desk's editor writes its styles into the page, and brings its fonts within them. */
export const QUERY_DESK_POLICY = contentPolicy({
  'style-src': "'self' 'unsafe-inline'",
  'font-src': "'self' data:",
});

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': contentPolicy(),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

/** Only where the cookies are for TLS alone: a browser that has seen it never asks over plain HTTP again. */
export const TRANSPORT_SECURITY = 'max-age=31536000; includeSubDomains';

function ipOf(config: Config, req: IncomingMessage): string {
  const forwarded = config.trustProxy ? req.headers['x-forwarded-for'] : undefined;
  // The proxy adds the address it saw at the end; what stands before it is what the caller made up.
  const seen = typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : undefined;
  return seen || (req.socket.remoteAddress ?? 'unknown');
}

export function exchangeOf(
  config: Config,
  req: IncomingMessage,
  res: ServerResponse,
  requestId: string,
): HttpExchange {
  const url = req.url ?? '/';
  const mark = url.indexOf('?');
  return {
    req,
    res,
    requestId,
    method: req.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)),
    ip: ipOf(config, req),
    locale: localeOf(req.headers['accept-language']),
  };
}

export function sendText({ res }: HttpExchange, status: number, text: string): void {
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  res.end(text);
}

export function sendJson({ res }: HttpExchange, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  res.end(JSON.stringify(body));
}

/** The body, or null where it is longer than allowed. */
export async function readBody(req: IncomingMessage, most: number): Promise<Buffer | null> {
  if (Number(req.headers['content-length'] ?? 0) > most) return null;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of req) {
    const chunk: Buffer = Buffer.isBuffer(part) ? part : Buffer.from(String(part));
    size += chunk.length;
    if (size > most) return null;
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}
