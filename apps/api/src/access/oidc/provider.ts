// The identity provider's side of a sign-in: the authorization code flow with PKCE, state and nonce (OpenID Connect Core 1.0).

import { UnauthenticatedError } from '@zhucan/domain';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import { isLoopback, type OidcConfig } from '../../config.ts';

/** What a sign-in that is under way must be answered with; kept in the browser, sealed. */
const pendingShape = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  until: z.number(),
});
export type Pending = z.output<typeof pendingShape>;

const PENDING_MS = 10 * 60_000;

/** Read again where it could not be had; otherwise once, as long as the process lives. */
const found = new Map<string, Promise<Configuration>>();

function provider(oidc: OidcConfig): Promise<Configuration> {
  const { issuer, clientId, clientSecret } = oidc;
  const known = found.get(issuer);
  if (known) return known;
  const url = new URL(issuer);
  // A provider on this machine needs no TLS on the way to it.
  const plain = isLoopback({ host: url.hostname }) ? { execute: [allowInsecureRequests] } : {};
  const reading = discovery(url, clientId, clientSecret || undefined, undefined, { ...plain, timeout: 10 });
  found.set(issuer, reading);
  reading.catch(() => found.delete(issuer));
  return reading;
}

/** Where to send the browser, and what its answer must fit. */
export async function beginOidc(
  oidc: OidcConfig,
  redirectUri: string,
  now: Date,
): Promise<{ url: URL; pending: Pending }> {
  const verifier = randomPKCECodeVerifier();
  const pending = {
    state: randomState(),
    nonce: randomNonce(),
    verifier,
    until: now.getTime() + PENDING_MS,
  };
  const url = buildAuthorizationUrl(await provider(oidc), {
    redirect_uri: redirectUri,
    scope: 'openid profile',
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  return { url, pending };
}

export function readPending(text: string, now: Date): Pending {
  const parsed = pendingShape.safeParse(JSON.parse(text));
  if (!parsed.success || parsed.data.until < now.getTime()) throw new UnauthenticatedError('SIGN_IN_FAILED');
  return parsed.data;
}

/** The user name that the provider vouches for. */
export async function usernameOf(oidc: OidcConfig, answer: URL, pending: Pending): Promise<string> {
  const tokens = await authorizationCodeGrant(await provider(oidc), answer, {
    expectedState: pending.state,
    expectedNonce: pending.nonce,
    pkceCodeVerifier: pending.verifier,
    idTokenExpected: true,
  });
  const username = tokens.claims()?.['preferred_username'];
  if (typeof username !== 'string') throw new UnauthenticatedError('SIGN_IN_FAILED');
  return username;
}
