// The environment, read once and checked. `.env.example` lists every variable.

import { resolve } from 'node:path';
import { z } from 'zod';

const flag = (fallback: boolean) =>
  z
    .enum(['0', '1', ''])
    .default('')
    .transform(value => (value === '' ? fallback : value === '1'));

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.string().default(''),
  ZHUCAN_DATA: z.string().default('.zhucan'),
  ZHUCAN_DEMO: z.enum(['0', '1', '']).default(''),
  ZHUCAN_DEMO_PASSWORD: z.string().default(''),
  ZHUCAN_ADMIN_USERNAME: z.string().default(''),
  ZHUCAN_ADMIN_PASSWORD: z.string().default(''),
  ZHUCAN_DISTRICT_CODE: z.string().default(''),
  ZHUCAN_DISTRICT_NAME: z.string().default(''),
  ZHUCAN_WORKER: flag(true),
  ZHUCAN_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
  ZHUCAN_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(1200),
  ZHUCAN_SECURE_COOKIES: flag(false),
  ZHUCAN_TRUST_PROXY: flag(false),
  ZHUCAN_OIDC_ISSUER: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  ZHUCAN_OIDC_CLIENT_ID: z.string().default(''),
  ZHUCAN_OIDC_CLIENT_SECRET: z.string().default(''),
  ZHUCAN_OIDC_LABEL: z.string().max(40).default(''),
  // Long enough that nobody guesses it.
  ZHUCAN_METRICS_TOKEN: z.union([z.literal(''), z.string().min(16).max(200)]).default(''),
});

/** The variables that are read here; the pool and the keys read their own. */
export const environmentVariables: readonly string[] = Object.keys(environment.shape);

export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** On the button of the sign-in page. */
  readonly label: string;
}

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Empty: the embedded PostgreSQL. */
  readonly databaseUrl: string;
  readonly dataFolder: string;
  /** `auto`: only into an empty embedded database. */
  readonly demo: 'auto' | 'always' | 'never';
  readonly demoPassword: string;
  readonly admin: { readonly username: string; readonly password: string };
  readonly district: { readonly code: string; readonly name: string };
  /** Whether jobs run inside the server process. */
  readonly worker: boolean;
  readonly logLevel: string;
  /** Requests a minute of one signed-in user before being slowed; an anonymous address has a quarter. */
  readonly requestsPerMinute: number;
  readonly secureCookies: boolean;
  /** Whether `X-Forwarded-For` names the caller. */
  readonly trustProxy: boolean;
  /** What whoever asks for `/metrics` must bear; empty: none is set. */
  readonly metricsToken: string;
  /** The identity provider that may say who signs in; null: passwords alone. */
  readonly oidc: OidcConfig | null;
}

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|::1)$/;

/** Whether the server listens to this machine alone. */
export function isLoopback({ host }: Pick<Config, 'host'>): boolean {
  return LOOPBACK.test(host);
}

/** All of it or none: half a provider would show a button that leads nowhere. */
function oidcOf(value: z.output<typeof environment>): OidcConfig | null {
  const { ZHUCAN_OIDC_ISSUER: issuer, ZHUCAN_OIDC_CLIENT_ID: clientId } = value;
  if (issuer === '' && clientId === '') return null;
  if (issuer === '' || clientId === '')
    throw new Error('The environment is wrong. ZHUCAN_OIDC_ISSUER and ZHUCAN_OIDC_CLIENT_ID go together.');
  const clientSecret = value.ZHUCAN_OIDC_CLIENT_SECRET;
  return { issuer, clientId, clientSecret, label: value.ZHUCAN_OIDC_LABEL || new URL(issuer).hostname };
}

/** The configuration, or an error that names each wrong variable. */
export function readConfig(env: NodeJS.ProcessEnv, root: string): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new Error(`The environment is wrong. ${wrong}`);
  }
  const value = parsed.data;
  return {
    port: value.PORT,
    host: value.HOST,
    databaseUrl: value.DATABASE_URL,
    dataFolder: resolve(root, value.ZHUCAN_DATA),
    demo: value.ZHUCAN_DEMO === '1' ? 'always' : value.ZHUCAN_DEMO === '0' ? 'never' : 'auto',
    demoPassword: value.ZHUCAN_DEMO_PASSWORD,
    admin: { username: value.ZHUCAN_ADMIN_USERNAME, password: value.ZHUCAN_ADMIN_PASSWORD },
    district: { code: value.ZHUCAN_DISTRICT_CODE, name: value.ZHUCAN_DISTRICT_NAME },
    worker: value.ZHUCAN_WORKER,
    logLevel: value.ZHUCAN_LOG,
    requestsPerMinute: value.ZHUCAN_REQUESTS_PER_MINUTE,
    secureCookies: value.ZHUCAN_SECURE_COOKIES,
    trustProxy: value.ZHUCAN_TRUST_PROXY,
    metricsToken: value.ZHUCAN_METRICS_TOKEN,
    oidc: oidcOf(value),
  };
}
