// How often one may ask: 1,200 requests a minute for someone signed in, 300 for an anonymous address, before being slowed. Kept
// in the process: a limit guards this server, and a restart forgives nobody more than a minute's worth.

import { RateLimited } from '@zhucan/domain';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { actorOf, type Viewer } from '../access/viewer.ts';

export interface RequestLimiter {
  /** Throws RateLimited where the viewer, or the address of an anonymous caller, asks too often. */
  take(viewer: Viewer | null, ip: string): Promise<void>;
}

export async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    const ms =
      typeof refusal === 'object' && refusal !== null && 'msBeforeNext' in refusal
        ? Number(refusal.msBeforeNext)
        : 1000;
    throw new RateLimited(Math.max(1, Math.ceil(ms / 1000)));
  }
}

export function limiterFor(requestsPerMinute: number): RequestLimiter {
  const signedIn = new RateLimiterMemory({ points: requestsPerMinute, duration: 60 });
  const anonymous = new RateLimiterMemory({ points: Math.ceil(requestsPerMinute / 4), duration: 60 });
  return {
    take: (viewer, ip) => (viewer ? consume(signedIn, actorOf(viewer)) : consume(anonymous, ip)),
  };
}
