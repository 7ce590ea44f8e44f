// Documents over plain HTTP: uploaded under one's sign-in, downloaded under the row rule, always as attachments.

import { DomainError, NotFoundError, RateLimited } from '@zhucan/domain';
import { idOf } from '../../graphql/ids.ts';
import { assertOwnRequest, contextOf, refuse, uploadedFile } from '../../http/desk.ts';
import type { RequestLimiter } from '../../http/rate.ts';
import { type HttpExchange, sendJson } from '../../http/request.ts';
import type { HttpServices } from '../../http/server.ts';
import { documentContent, keepDocument } from './documents.service.ts';
import { DOCUMENT_MEGABYTES_MOST } from './media-type.ts';

const RULES = {
  megabytes: DOCUMENT_MEGABYTES_MOST,
  tooLarge: 'DOCUMENT_TOO_LARGE',
  unreadable: 'DOCUMENT_UNREADABLE',
} as const;
const DOCUMENT = /^\/files\/documents\/([\w-]{1,60})$/;

async function sendDocument(
  { res }: HttpExchange,
  { content, mediaType, name }: Awaited<ReturnType<typeof documentContent>>,
): Promise<void> {
  res.writeHead(200, {
    'content-type': mediaType,
    'content-length': String(content.length),
    'content-disposition': `attachment; filename="${name}"`,
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  });
  res.end(content);
}

/** Answers an upload or a download of a document; false for any other path. */
export async function handleDocuments(
  services: HttpServices,
  limiter: RequestLimiter,
  exchange: HttpExchange,
): Promise<boolean> {
  const { path, method } = exchange;
  const uploads = path === '/uploads/document' && method === 'POST';
  const id = method === 'GET' ? DOCUMENT.exec(path)?.[1] : undefined;
  if (!uploads && id === undefined) return false;
  try {
    const ctx = await contextOf(services, limiter, exchange);
    if (uploads) {
      assertOwnRequest(exchange);
      sendJson(exchange, 200, await keepDocument(ctx, await uploadedFile(exchange, RULES)));
    } else if (id !== undefined) {
      await sendDocument(exchange, await documentContent(ctx, idOf('CaseDocument', id)));
    } else throw new NotFoundError();
  } catch (error) {
    if (!(error instanceof DomainError) || error instanceof RateLimited || exchange.res.headersSent)
      throw error;
    refuse(exchange, error);
  }
  return true;
}
