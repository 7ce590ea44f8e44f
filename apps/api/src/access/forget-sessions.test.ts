import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../../../test/support/api.ts';
import { forgetOldSessions } from './forget-sessions.ts';
import { openSession } from './session.ts';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});
afterAll(() => api.close());

test('sessions that ended a month ago are forgotten, later ones kept', async () => {
  const { viewer } = await api.user('LEADER');
  const ids: number[] = [];
  for (const days of [31, 29, 0]) {
    await openSession(api.db, viewer?.id ?? 0, null);
    const { rows } = await api.db.pool.query<{ id: number }>(
      `UPDATE session SET created_at = created_at - $1::int * interval '1 day' - interval '1 day',
              expires_at = now() - $1::int * interval '1 day'
        WHERE id = (SELECT max(id) FROM session) RETURNING id`,
      [days],
    );
    ids.push(rows[0]?.id ?? 0);
  }
  await forgetOldSessions(api.services).run({});
  const left = await api.db.prisma.session.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
  expect(left.map(session => session.id)).toEqual(ids.slice(1));
});
