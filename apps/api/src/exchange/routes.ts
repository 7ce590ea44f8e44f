// The plain HTTP beside GraphQL: uploads and downloads, under the same sign-in and permissions.

import type { RequestLimiter } from '../http/rate.ts';
import type { HttpExchange } from '../http/request.ts';
import type { HttpServices } from '../http/server.ts';

/** Answers an upload or a download; false for any other path. */
export async function handleExchange(
  _services: HttpServices,
  _limiter: RequestLimiter,
  _exchange: HttpExchange,
): Promise<boolean> {
  return false;
}
