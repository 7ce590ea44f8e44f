// Many at once: one wins, the others are told, nobody is left waiting for ever, and no index turns into a fault.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestApi, testApi } from '../../../../../test/support/api.ts';
import {
  apply,
  type CertificateAnswer,
  operate,
  succeeded,
} from '../../../../../test/support/certificates.ts';
import {
  makeCertificate,
  makeHomeVisit,
  makeInstitution,
  makePerson,
  type TestPerson,
} from '../../../../../test/support/factories.ts';

const MANY = 50;

let api: TestApi;
let manager: Client;

beforeAll(async () => {
  api = await testApi();
  manager = await api.user('DISTRICT_MANAGER');
});

afterAll(() => api.close());

function tally(answers: readonly CertificateAnswer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code = 'done' } of answers) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function many<T>(run: (index: number) => Promise<T>, times = MANY): Promise<T[]> {
  return Promise.all(Array.from({ length: times }, (_, index) => run(index)));
}

async function reviewed(person?: TestPerson) {
  const holder = person ?? (await makePerson(api, api.areas.villageA1));
  const { globalId } = await makeCertificate(api, holder, api.areas.villageA1, { status: 'REVIEWED' });
  return { id: globalId, version: 1 };
}

describe(`${MANY} at once`, () => {
  it('issue one certificate: one does, the others are told that it has changed', async () => {
    const target = await reviewed();
    const answers = await many(() => operate(manager, 'ISSUE', target));
    expect(tally(answers)).toEqual({ done: 1, STALE: MANY - 1 });
  });

  it('apply for one person: one application', async () => {
    const person = await makePerson(api, api.areas.villageA1);
    const answers = await many(() => apply(manager, person.globalId));
    expect(tally(answers)).toEqual({ done: 1, CERTIFICATE_OPEN: MANY - 1 });
    expect(await api.db.prisma.certificate.count({ where: { personId: person.id } })).toBe(1);
  });

  it('renew, change, lose and cancel one certificate: what is left is one story', async () => {
    const person = await makePerson(api, api.areas.villageA1);
    const { id, globalId } = await makeCertificate(api, person, api.areas.villageA1, {
      appliedOn: '2017-01-10',
    });
    const target = { id: globalId, version: 1 };
    const ways = [
      () => operate(manager, 'RENEW', target),
      () => operate(manager, 'CHANGE', target, { category: 'VISUAL', reason: '视力变化' }),
      () => operate(manager, 'REPORT_LOSS', target),
      () => operate(manager, 'CANCEL', target, { cancelReason: 'GIVEN_UP' }),
    ];
    const answers = await many(index => (ways[index % ways.length] ?? ways[0])?.() ?? Promise.reject());
    expect(tally(answers)).toEqual({ done: 1, STALE: MANY - 1 });
    expect(await api.db.prisma.certificateEvent.count({ where: { certificateId: id } })).toBe(1);
  });

  it('work on twenty people and two visits in every order, and nobody waits for ever', async () => {
    const { villageA1, district } = api.areas;
    const hospital = await makeInstitution(api, district);
    const visits = [
      await makeHomeVisit(api, villageA1, hospital),
      await makeHomeVisit(api, villageA1, hospital),
    ];
    const ids: string[] = [];
    for (let made = 0; made < 20; made += 1) {
      const person = await makePerson(api, villageA1);
      ids.push((await makeCertificate(api, person, villageA1, { status: 'APPLIED' })).globalId);
    }
    const plan = (visit: { globalId: string }, chosen: readonly string[]) =>
      manager.query<{ updateHomeVisitBatch: { __typename: string } }>(
        `mutation ($id: ID!, $v: Int!, $input: HomeVisitBatchInput!) {
          updateHomeVisitBatch(id: $id, expectedVersion: $v, input: $input) { __typename } }`,
        {
          id: visit.globalId,
          v: 1,
          input: {
            areaId: villageA1.globalId,
            visitOn: '2026-12-01',
            hospitalId: hospital.globalId,
            townStaff: '王专干',
            districtStaff: '赵业务',
            certificateIds: chosen,
          },
        },
      );
    const answers = await many(async index => {
      const visit = visits[index % 2] ?? visits[0];
      const chosen = index % 4 < 2 ? ids : ids.toReversed();
      if (index % 5 === 0 && visit) {
        const { data, errors } = await plan(visit, chosen);
        return data?.updateHomeVisitBatch.__typename ?? JSON.stringify(errors);
      }
      const target = { id: chosen[index % ids.length] ?? '', version: 1 };
      const answer = await operate(manager, 'ASSIGN', target, { homeVisitBatchId: visit?.globalId });
      return answer.__typename;
    });
    const known = ['HomeVisitBatch', 'Certificate', 'StaleError'];
    expect(answers.filter(answer => !known.includes(answer))).toEqual([]);
    const rows = await api.db.prisma.certificate.findMany({
      where: { homeVisitBatchId: { not: null } },
      include: { events: true },
    });
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.version).toBe(row.events.length + 1);
  });
});

describe('a number that someone else’s valid certificate has', () => {
  /** A certificate of someone else, entered with this person's number by mistake. */
  async function enterWith(person: TestPerson, status: 'ISSUED' | 'CANCELLED') {
    const other = await makePerson(api, api.areas.villageB1);
    return makeCertificate(api, { id: other.id, idNumber: person.idNumber }, api.areas.villageB1, { status });
  }

  it('is refused, and an ended one is no hindrance', async () => {
    const taken = await makePerson(api, api.areas.villageA1);
    await enterWith(taken, 'ISSUED');
    const target = await reviewed(taken);
    const answer = await operate(manager, 'ISSUE', target);
    expect(answer).toMatchObject({ __typename: 'ConflictError', code: 'CERTIFICATE_NUMBER_TAKEN' });
    const free = await makePerson(api, api.areas.villageA1);
    await enterWith(free, 'CANCELLED');
    expect(succeeded(await operate(manager, 'ISSUE', await reviewed(free))).state).toBe('ISSUED');
  });

  it('is refused by its index where both are written at the same moment', async () => {
    const person = await makePerson(api, api.areas.villageA1);
    const target = await reviewed(person);
    const other = await enterWith(person, 'CANCELLED');
    const rival = await api.db.pool.connect();
    try {
      await rival.query('BEGIN');
      await rival.query(
        `UPDATE certificate SET status = 'ISSUED', closed_on = NULL, cancel_reason = NULL WHERE id = $1`,
        [other.id],
      );
      const issuing = operate(manager, 'ISSUE', target);
      await expect.poll(waiting, { timeout: 5000 }).toBeGreaterThan(0);
      await rival.query('COMMIT');
      expect(await issuing).toMatchObject({ __typename: 'ConflictError', code: 'CERTIFICATE_NUMBER_TAKEN' });
    } finally {
      rival.release();
    }
    const row = await api.db.prisma.certificate.findFirst({ where: { personId: person.id } });
    expect(row?.status).toBe('REVIEWED');
  });
});

/** Transactions that wait for another one's end. */
async function waiting(): Promise<number> {
  const { rows } = await api.db.pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_locks l JOIN pg_stat_activity a USING (pid)
      WHERE NOT l.granted AND l.locktype = 'transactionid' AND a.datname = current_database()`,
  );
  return rows[0]?.n ?? 0;
}
