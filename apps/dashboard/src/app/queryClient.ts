import { QueryClient } from '@tanstack/react-query';
import { HttpError } from 'react-admin';

const mostRetries = 2;

/** Tries again only what may succeed the second time: the network or the server, never a refusal. */
export function worthRetrying(failures: number, error: unknown): boolean {
  if (failures >= mostRetries) return false;
  return !(error instanceof HttpError) || error.status === 0 || error.status >= 502;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: worthRetrying, staleTime: 10_000, refetchOnWindowFocus: false },
    },
  });
}
