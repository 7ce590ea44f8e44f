// The same API as `testApi`, over real HTTP on a free port of the loopback.

import type { AddressInfo } from 'node:net';
import { hash } from '@node-rs/argon2';
import type { Role } from '@zhucan/domain';
import type { GraphQLFormattedError } from 'graphql';
import type { Config } from '../../apps/api/src/config.ts';
import { createHttpServer, stopHttpServer } from '../../apps/api/src/http/server.ts';
import type { TestApi } from './api.ts';
import type { TestArea } from './areas.ts';

export const PASSWORD = 'quiet river 58';

export interface HttpApi {
  readonly url: string;
  /** A POST of one operation; `headers` come on top of the JSON content type. */
  ask(query: string, headers?: Record<string, string>, variables?: unknown): Promise<Response>;
  /** A user with the password above; gives the user's id. */
  addUser(username: string, role?: Role, area?: TestArea, mustChange?: boolean): Promise<number>;
  /** Signs in and gives the cookie, `zhucan_session=…`. */
  signIn(username: string, password?: string): Promise<string>;
  close(): Promise<void>;
}

/** The JSON of a GraphQL answer. */
export async function jsonOf<Data = Record<string, unknown>>(
  answer: Response,
): Promise<{ data: Data; errors?: GraphQLFormattedError[] }> {
  return JSON.parse(await answer.text());
}

/** The code of an answer's first error; `OK` where there is none. */
export async function codeOf(answer: Response): Promise<string> {
  const { errors } = await jsonOf(answer);
  return errors ? String(errors[0]?.extensions?.['code']) : 'OK';
}

export interface HttpOptions {
  readonly config?: Partial<Config>;
  readonly dashboardFolder?: string;
}

/** Serves the test's API; `close` it before the API itself. */
export async function httpApi(api: TestApi, options: HttpOptions = {}): Promise<HttpApi> {
  const config = { ...api.services.config, ...options.config };
  const server = createHttpServer({
    ...api.services,
    config,
    apollo: api.apollo,
    ready: () => true,
    dashboardFolder: options.dashboardFolder ?? config.dataFolder,
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const passwordHash = await hash(PASSWORD);
  const ask = (query: string, headers: Record<string, string> = {}, variables: unknown = {}) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
  return {
    url,
    ask,
    async addUser(
      username,
      role = 'DISTRICT_MANAGER',
      area = api.areas.district,
      mustChangePassword = false,
    ) {
      const { id } = await api.db.prisma.user.create({
        data: { username, displayName: username, role, areaId: area.id, passwordHash, mustChangePassword },
      });
      return id;
    },
    async signIn(username, password = PASSWORD) {
      const answer = await ask(
        'mutation($u: String!, $p: String!) { signIn(username: $u, password: $p) { id } }',
        {},
        { u: username, p: password },
      );
      const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
      if (!cookie) throw new Error(`the sign-in failed: ${await answer.text()}`);
      return cookie;
    },
    close: () => stopHttpServer(server, 1_000),
  };
}
