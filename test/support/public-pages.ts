// The public pages as a stranger asks for them.

import { tokenOf } from '../../apps/api/src/public/form.ts';
import type { TestApi } from './api.ts';
import type { TestArea } from './areas.ts';
import { type HttpApi, httpApi } from './http.ts';
import { makeNotice, makeTrialCase, type TrialNotice } from './trial-cases.ts';

/** What would be a script, were it not text. */
export const EVIL = `"><script>alert(1)</script><img src=x onerror='alert(2)'>`;

interface PublicAnswer {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
}

export interface PublicClient {
  readonly http: HttpApi;
  get(path: string, init?: RequestInit): Promise<PublicAnswer>;
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<PublicAnswer>;
}

/** A stranger on a server of their own, so that one test's limit is not the next one's. */
export async function publicClient(api: TestApi): Promise<PublicClient> {
  const http = await httpApi(api);
  const get: PublicClient['get'] = async (path, init = {}) => {
    const answer = await fetch(`${http.url}${path}`, { redirect: 'manual', ...init });
    return { status: answer.status, html: await answer.text(), headers: answer.headers };
  };
  return {
    http,
    get,
    post: (path, fields, headers = {}) =>
      get(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(fields).toString(),
      }),
  };
}

/** A notice of a case of its own. */
export async function noticeIn(
  api: TestApi,
  area: TestArea,
  more: Parameters<typeof makeNotice>[3] = {},
  content: Parameters<typeof makeNotice>[4] = {},
): Promise<TrialNotice & { readonly caseId: number }> {
  const of = await makeTrialCase(api, area);
  return { ...(await makeNotice(api, of, area, more, content)), caseId: of.id };
}

/** The token of a form that was opened a minute ago. */
export function formToken(api: TestApi, slug: string, secondsAgo = 60): string {
  return tokenOf(api.vault, slug, new Date(api.services.clock().getTime() - secondsAgo * 1000));
}

/** The addresses of the notices on a page, in its order. */
export function slugsIn(html: string): string[] {
  return [...html.matchAll(/notices\/([\w-]+)/g)].map(match => match[1] ?? '');
}
