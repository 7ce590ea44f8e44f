import { HttpError } from 'react-admin';
import type { FailureFragment, TypedDocumentString } from '../generated/graphql.ts';
import { currentLocale, languageTag } from './locale.ts';

interface GraphQLFailure {
  message: string;
  extensions?: { code?: string };
}

interface GraphQLAnswer<Result> {
  data?: Result | null;
  errors?: GraphQLFailure[];
}

/** What a refused command leaves behind for the screen that sent it. */
export interface Refusal {
  code: string;
  /** Field → sentence: react-admin shows them at the fields of the form. */
  errors?: Record<string, string>;
  /** The failure as the server told it: likely duplicates, or the version that someone else saved first. */
  failure?: unknown;
}

const statusOf: Record<string, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
};

/**
 * Tells the frame of the page, whichever part of it asked, that the server knows no session any more (`end`), or that another
 * tab has begun or ended one (`change`).
 */
export const sessionEnd = new EventTarget();

/** Sends one typed operation; answers its data or throws an HttpError whose message is a sentence or a message key. */
export async function execute<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Result> {
  const answer = await post<Result>({ query: document.toString(), variables }, signal);
  const [failure] = answer.errors ?? [];
  if (failure) {
    const code = failure.extensions?.code ?? 'INTERNAL_SERVER_ERROR';
    if (code === 'UNAUTHENTICATED') sessionEnd.dispatchEvent(new Event('end'));
    throw refusal(failure.message, code);
  }
  if (answer.data === undefined || answer.data === null) throw refusal('errors.server', 'EMPTY_ANSWER');
  return answer.data;
}

async function post<Result>(body: object, signal?: AbortSignal): Promise<GraphQLAnswer<Result>> {
  const response = await send(body, signal);
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('json')) {
    throw new HttpError(response.status === 429 ? 'errors.tooMany' : 'errors.server', response.status);
  }
  return response.json();
}

async function send(body: object, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: requestHeaders(),
      body: JSON.stringify(body),
      ...(signal && { signal }),
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new HttpError('errors.network', 0, { code: 'NETWORK' } satisfies Refusal);
  }
}

/** The header that no other site can make a browser send, and the reader's language. */
export function requestHeaders(): Record<string, string> {
  return {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    'accept-language': languageTag[currentLocale()],
    'x-zhucan-request': '1',
  };
}

function refusal(message: string, code: string): HttpError {
  return new HttpError(message, statusOf[code] ?? 500, { code } satisfies Refusal);
}

type Outcome = { __typename: string };
/** Every refusal of the API's unions implements `Error`; all but one are named so. */
type Failed = { __typename: `${string}Error` | 'TransitionRefused' };
export type Success<T extends Outcome> = Exclude<T, Failed>;

function succeeded<T extends Outcome>(outcome: T): outcome is Success<T> {
  return !outcome.__typename.endsWith('Error') && outcome.__typename !== 'TransitionRefused';
}

/** The success of a command's union; each typed failure becomes an HttpError that the form can show. */
export function unwrap<T extends Outcome>(outcome: T): Success<T> {
  if (succeeded(outcome)) return outcome;
  throw failureToError(outcome);
}

function failureToError(outcome: Outcome): HttpError {
  const failure = outcome as Outcome & Partial<FailureFragment>;
  const message = failure.message ?? 'errors.server';
  const status = outcome.__typename === 'StaleError' ? 409 : 422;
  const body: Refusal = { code: failure.code ?? outcome.__typename, failure: outcome };
  if ('problems' in failure) {
    const errors: Record<string, string> = {};
    for (const problem of failure.problems ?? []) {
      if (problem.field) errors[problem.field] ??= problem.message;
    }
    if (Object.keys(errors).length > 0) body.errors = errors;
    const general = (failure.problems ?? [])
      .filter(problem => !problem.field)
      .map(problem => problem.message);
    return new HttpError(general.length > 0 ? general.join(' ') : message, status, body);
  }
  return new HttpError(message, status, body);
}

/** The refusal inside whatever was thrown, where there is one. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof HttpError)) return undefined;
  const body: unknown = error.body;
  return isRefusal(body) ? body : undefined;
}

function isRefusal(body: unknown): body is Refusal {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';
}

/** Whether somebody else was first. */
export function isStale(error: unknown): boolean {
  return error instanceof HttpError && error.status === 409;
}

/** The sentence or message key of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error && error.message ? error.message : 'errors.server';
}
