// What leaves the server of an error: a code, a sentence in the reader's language, never SQL, never a stack.

import {
  DomainError,
  ForbiddenError,
  type Locale,
  message,
  RateLimited,
  UnauthenticatedError,
} from '@zhucan/domain';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { LIMITS } from './limits.ts';

/** Errors of the connection to the database, as Node, PostgreSQL and Prisma name them. */
const UNAVAILABLE =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|57P0[123]|08\d{3}|53300|P1001|P1002|P1008|P1017|P2024|P2028)$/;
const TIMED_OUT = /^(57014|55P03|25P03)$/;

/** What an error came from: its cause, or where Prisma keeps that of the driver. */
function causeOf(error: object): unknown {
  if ('cause' in error && error.cause !== undefined) return error.cause;
  const meta = 'meta' in error ? error.meta : undefined;
  return typeof meta === 'object' && meta !== null && 'driverAdapterError' in meta
    ? meta.driverAdapterError
    : undefined;
}

function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  for (
    let current = error, depth = 0;
    typeof current === 'object' && current !== null && depth < 5;
    depth += 1
  ) {
    if ('code' in current && typeof current.code === 'string') codes.push(current.code);
    if ('originalCode' in current && typeof current.originalCode === 'string')
      codes.push(current.originalCode);
    current = causeOf(current);
  }
  return codes;
}

function isUnavailable(error: unknown): boolean {
  if (codesOf(error).some(code => UNAVAILABLE.test(code) || TIMED_OUT.test(code))) return true;
  return (
    error instanceof Error &&
    /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|Query read timeout|Can't reach database/i.test(
      error.message,
    )
  );
}

function domainCode(error: DomainError): string {
  if (error instanceof UnauthenticatedError) return 'UNAUTHENTICATED';
  if (error instanceof ForbiddenError) return 'FORBIDDEN';
  if (error instanceof RateLimited) return 'RATE_LIMITED';
  return 'BAD_USER_INPUT';
}

function fromDomain(
  error: DomainError,
  locale: Locale,
  formatted: GraphQLFormattedError,
): GraphQLFormattedError {
  const problems = error.problems.map(problem => ({
    code: problem.code,
    field: problem.field ?? null,
    message: message(locale, problem.code, problem.params),
  }));
  return {
    ...located(formatted),
    message:
      problems.length === 1 && problems[0] ? problems[0].message : message(locale, error.code, error.params),
    extensions: { code: domainCode(error), problems },
  };
}

function located({
  locations,
  path,
}: GraphQLFormattedError): Pick<GraphQLFormattedError, 'locations' | 'path'> {
  return { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
}

/** graphql-js stops reading a text that is too long; it says so in English only. */
function isTooLong(error: unknown): boolean {
  return error instanceof GraphQLError && /contains more (than|that) \d+ tokens/.test(error.message);
}

/** Errors that GraphQL itself made: the query or its variables are wrong, and the message says how. */
function isOfTheQuery(code: unknown): boolean {
  return typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR';
}

/** Formats one error for the client, and logs it where it is a fault of the software. */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  { locale, log, requestId }: { locale: Locale; log: Logger; requestId: string },
): GraphQLFormattedError {
  const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (original instanceof DomainError) return fromDomain(original, locale, formatted);
  if (isTooLong(original))
    return fromDomain(new DomainError('QUERY_TOO_LONG', { max: LIMITS.tokens }), locale, formatted);
  if (isUnavailable(original)) {
    log.error({ requestId, codes: codesOf(original) }, 'database unavailable');
    return {
      ...located(formatted),
      message: message(locale, 'DATABASE_UNAVAILABLE', {}),
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    };
  }
  if (original instanceof GraphQLError && isOfTheQuery(formatted.extensions?.['code']))
    return {
      ...located(formatted),
      message: formatted.message,
      extensions: { code: formatted.extensions?.['code'] },
    };
  log.error({ requestId, err: { name: nameOf(original), stack: stackOf(original) } }, 'request failed');
  return {
    ...located(formatted),
    message: message(locale, 'INTERNAL', { requestId }),
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** Where it failed, without the message, which may quote a value of the request. */
function stackOf(error: unknown): string[] {
  return error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .filter(line => /^\s+at /.test(line))
        .slice(0, 12)
    : [];
}
