import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { CaseRows, refusedOfCasework } from './casework.guards.ts';
import { FUND_TRIGGERS, fundGuards } from './fund-guards.fixture.ts';
import { Rows } from './rows.fixture.ts';

let database: TestDatabase;
let rows: Rows;

beforeAll(async () => {
  database = await testDatabase();
  rows = await Rows.open(database.url);
});
afterAll(async () => {
  await rows.close();
  await database.drop();
});

type Attempt = () => Promise<unknown>;

function areaRow(changes: Record<string, unknown>): Attempt {
  return () => rows.town(changes);
}

const short = Buffer.alloc(28);
const hash = (): Buffer => randomBytes(32);

/** One person's second row of the same kind. */
function twice(make: (personId: number) => Promise<unknown>): Attempt {
  return async () => {
    const personId = await rows.person();
    await make(personId);
    await make(personId);
  };
}

/** Everything that the database refuses, by the name of the rule that refuses it; at least one attempt each. */
const refused: Record<string, Attempt[]> = {
  ...refusedOfCasework(() => rows),
  area_code_check: [areaRow({ code: '99010100300X' })],
  area_path_check: [
    areaRow({ path: '990101004' }),
    areaRow({ code: '990101003001' }),
    areaRow({ code: '990101000000', path: '990101000' }),
    areaRow({ level: 'DISTRICT', code: '990102003000', path: '990102003', parent_id: null }),
    () =>
      areaRow({ level: 'VILLAGE', code: '990101001000', path: '990101001000', parent_id: rows.area.town })(),
  ],
  area_parent_check: [areaRow({ parent_id: null })],
  area_parent_path_check: [
    areaRow({ code: '990102003000', path: '990102003' }),
    () =>
      areaRow({ code: '990101002009', path: '990101002009', level: 'VILLAGE', parent_id: rows.area.town })(),
    () =>
      areaRow({
        code: '990101002009',
        path: '990101002009',
        level: 'VILLAGE',
        parent_id: rows.area.district,
      })(),
  ],
  area_urban_rural_check: [areaRow({ urban_rural: '311' })],
  area_name_check: [areaRow({ name: ' ' })],

  person_name_check: [() => rows.person({ name: ' ' })],
  person_id_number_check: [
    () => rows.person({ id_number_enc: short }),
    () => rows.person({ id_number_hash: Buffer.alloc(31) }),
    () => rows.person({ id_number_last4: '12X3' }),
    () => rows.person({ id_number_last4: '123x' }),
  ],
  person_phone_check: [
    () => rows.person({ phone_last4: '1234' }),
    () => rows.person({ phone_last4: '1234', phone_enc: Buffer.alloc(40), phone_hash: short }),
  ],
  person_guardian_phone_check: [() => rows.person({ guardian_phone_last4: '1234' })],
  person_bank_account_check: [
    () => rows.person({ bank_account_last4: '1234' }),
    () => rows.person({ bank_account_last4: '1234', bank_account_enc: short }),
  ],
  person_birth_date_check: [() => rows.person({ birth_date: '1849-12-31' })],
  person_died_on_check: [() => rows.person({ died_on: '1990-03-06' })],
  person_ethnicity_check: [() => rows.person({ ethnicity: '1' })],
  person_relation_check: [() => rows.person({ relation_to_head: 'HEAD' })],
  person_merged_check: [
    async () => rows.query('UPDATE person SET merged_into_id = id WHERE id = $1', [await rows.person()]),
  ],
  person_version_check: [() => rows.person({ version: 0 })],
  person_id_number_hash_key: [
    async () => {
      const id_number_hash = hash();
      await rows.person({ id_number_hash });
      await rows.person({ id_number_hash });
    },
  ],

  household_income_check: [() => rows.household({ income_per_head: -1 })],
  household_version_check: [() => rows.household({ version: 0 })],
  household_hardship_until_check: [
    async () => {
      await rows.query(
        "INSERT INTO hardship_kind VALUES ('LOW', '低保', 'low', 1, true) ON CONFLICT DO NOTHING",
      );
      const household_id = await rows.household();
      await rows.insert('household_hardship', {
        household_id,
        kind_code: 'LOW',
        since: '2025-01-02',
        until: '2025-01-01',
      });
    },
  ],
  person_merge_two_check: [() => rows.merge({ merged_id: 1 })],
  person_merge_reason_check: [() => rows.merge({ reason: ' ' })],

  certificate_grade_check: [() => rows.application({ grade: 0 }), () => rows.application({ grade: 5 })],
  certificate_assessed_check: [
    () => rows.application({ status: 'ASSESSED' }),
    () => rows.application({ status: 'REVIEWED' }),
  ],
  certificate_number_check: [
    () => rows.certificate({ number_enc: short }),
    () => rows.certificate({ number_hash: short }),
    () => rows.certificate({ number_enc: null }),
  ],
  certificate_number_says_check: [
    () => rows.certificate({ grade: 3 }),
    () => rows.certificate({ category: 'VISUAL' }),
  ],
  certificate_in_force_check: ['ISSUED', 'FROZEN', 'LOST'].flatMap(status => [
    () => rows.certificate({ status, expires_on: null }),
    () => rows.certificate({ status, issued_on: null }),
    () => rows.certificate({ status, number_enc: null, number_hash: null, number_last4: null }),
  ]),
  certificate_issued_check: [
    () => rows.certificate({ status: 'REPLACED', closed_on: '2026-01-01', expires_on: null }),
    () => rows.application({ issued_on: '2025-02-03' }),
  ],
  certificate_dates_check: [
    () => rows.certificate({ expires_on: '2025-02-03' }),
    () => rows.certificate({ applied_on: '2025-02-04' }),
    () => rows.certificate({ status: 'TRANSFERRED_OUT', closed_on: '2025-01-01' }),
  ],
  certificate_closed_check: [
    () => rows.certificate({ closed_on: '2026-01-01' }),
    () => rows.certificate({ status: 'TRANSFERRED_OUT' }),
    () => rows.application({ status: 'WITHDRAWN' }),
  ],
  certificate_cancel_reason_check: [
    () => rows.certificate({ status: 'CANCELLED', closed_on: '2026-01-01' }),
    () => rows.certificate({ cancel_reason: 'DEATH' }),
  ],
  certificate_previous_check: ['RENEWAL', 'CHANGE', 'REISSUE'].map(kind => () => rows.application({ kind })),
  certificate_counties_check: [
    () => rows.application({ accepting_county: '99010' }),
    () => rows.application({ issuing_county: '' }),
    () => rows.application({ transfer_county: 'abcdef' }),
  ],
  certificate_version_check: [() => rows.application({ version: 0 })],
  certificate_in_force_key: [
    twice(person_id => rows.certificate({ person_id })),
    async () => {
      const person_id = await rows.person();
      await rows.certificate({ person_id, status: 'FROZEN' });
      await rows.certificate({ person_id, status: 'LOST' });
    },
  ],
  certificate_under_way_key: [twice(person_id => rows.application({ person_id }))],
  certificate_number_in_force_key: [
    async () => {
      const number_hash = hash();
      await rows.certificate({ number_hash });
      await rows.certificate({ number_hash });
    },
  ],
  certificate_successor_key: [
    async () => {
      const previous_id = await rows.certificate();
      await rows.application({ previous_id, kind: 'RENEWAL' });
      await rows.application({ previous_id, kind: 'CHANGE' });
    },
  ],

  assessment_grade_check: [() => rows.assessment({ grade: 5 })],
  assessment_onset_age_check: [() => rows.assessment({ onset_age: -1 })],
  assessment_diagnosis_check: [() => rows.assessment({ diagnosis_enc: short })],
  assessment_part_grade_check: [() => rows.part({ grade: 0 })],
  assessment_part_category_check: [() => rows.part({ category: 'MULTIPLE' })],

  institution_capacity_check: [() => rows.institution({ capacity: -1 })],
  institution_stay_left_on_check: [
    async () =>
      rows.insert('institution_stay', {
        institution_id: await rows.institution(),
        person_id: await rows.person(),
        admitted_on: '2025-01-02',
        left_on: '2025-01-01',
      }),
  ],
  import_rows_check: [() => rows.importFile({ written_rows: -1 })],
  import_file_hash_check: [() => rows.importFile({ file_hash: '../etc' })],
  import_row_number_check: [
    async () =>
      rows.insert('import_row', { import_id: await rows.importFile(), row_number: 0, outcome: 'NEW' }),
  ],
  user_account_username_check: [() => rows.user({ username: '' })],
  session_token_hash_check: [() => rows.session({ token_hash: short })],
  session_expires_at_check: [() => rows.session({ expires_at: '2000-01-01' })],
  api_key_hash_check: [() => rows.apiKey({ key_hash: short })],
  api_key_quota_check: [() => rows.apiKey({ daily_quota: 0 })],
  audit_entry_place_check: [() => rows.auditEntry({ shard: 8 }), () => rows.auditEntry({ seq: 0 })],
  audit_entry_hash_check: [() => rows.auditEntry({ hash: short })],
  audit_head_check: [() => rows.query('UPDATE audit_head SET hash = $1', [short])],

  ...fundGuards(() => rows),
};

async function constraintOf(attempt: Attempt): Promise<string> {
  try {
    await attempt();
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.constraint ?? error.message;
    throw error;
  }
  return 'accepted';
}

describe('the guards', () => {
  it('accept the rows that the attempts below change', async () => {
    await rows.certificate();
    await rows.application();
    await rows.assessment();
    await rows.household({ income_per_head: 0 });
    await rows.institution();
    await rows.session();
    await rows.apiKey();
    await rows.importFile();
    await rows.merge({});
    await rows.part({});
    await new CaseRows(() => rows).each();
    await areaRow({})();
    await rows.query('DELETE FROM area WHERE code = $1', ['990101003000']);
  });

  it.each(Object.entries(refused))('%s', async (constraint, attempts) => {
    for (const attempt of attempts) expect(await constraintOf(attempt)).toBe(constraint);
  });

  it('are each attempted above', async () => {
    const found = await rows.query<{ name: string }>(`
      SELECT conname AS name FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace
      UNION
      SELECT relname FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
      WHERE indisunique AND indpred IS NOT NULL AND relnamespace = 'public'::regnamespace`);
    const byTrigger = ['area_parent_path_check', ...FUND_TRIGGERS];
    expect(Object.keys(refused).sort()).toEqual([...found.map(row => row.name), ...byTrigger].sort());
  });

  it('let a number and a place be taken again once they are free', async () => {
    const id_number_hash = hash();
    const first = await rows.person({ id_number_hash });
    await rows.query('UPDATE person SET erased_at = now(), id_number_last4 = $2 WHERE id = $1', [
      first,
      '    ',
    ]);
    const second = await rows.person({ id_number_hash });
    const third = await rows.person();
    await rows.query('UPDATE person SET merged_into_id = $1 WHERE id = $2', [third, second]);
    await rows.person({ id_number_hash });

    const held = await rows.certificate({ person_id: third });
    await rows.application({
      person_id: third,
      previous_id: held,
      kind: 'RENEWAL',
      status: 'REJECTED',
      closed_on: '2026-01-01',
    });
    const next = await rows.application({ person_id: third, previous_id: held, kind: 'RENEWAL' });
    expect(next).toBeGreaterThan(held);
  });

  it('hold no floating point anywhere', async () => {
    const found = await rows.query(`
      SELECT table_name, column_name FROM information_schema.columns
      WHERE table_schema = 'public' AND data_type IN ('real', 'double precision', 'money')`);
    expect(found).toEqual([]);
  });

  it('keep every path and key in byte order', async () => {
    const found = await rows.query(`
      SELECT table_name, column_name FROM information_schema.columns
      WHERE table_schema = 'public' AND collation_name IS DISTINCT FROM 'C'
        AND column_name IN ('path', 'area_path', 'pinyin', 'initials')`);
    expect(found).toEqual([]);
  });
});
