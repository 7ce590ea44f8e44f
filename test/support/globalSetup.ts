import { randomBytes } from 'node:crypto';
import { migrate } from '@zhucan/database';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import type {} from './database.ts';
import { databaseUrl, execute } from './server.ts';
import { throwawayServer } from './throwaway.ts';

/**
 * One PostgreSQL for the whole run: an embedded one in a folder of its own, or the outside one that
 * `ZHUCAN_TEST_DATABASE_URL` names (whose user may create databases).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const outside = process.env['ZHUCAN_TEST_DATABASE_URL'];
  const server = outside ? { url: outside, stop: () => Promise.resolve() } : await throwawayServer();
  const template = `zhucan_template_${randomBytes(6).toString('hex')}`;
  await execute(server.url, `CREATE DATABASE ${pg.escapeIdentifier(template)}`);
  await migrate(databaseUrl(server.url, template));
  project.provide('databaseServer', { url: server.url, template });
  return async () => {
    await execute(server.url, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(template)} WITH (FORCE)`);
    await server.stop();
  };
}
