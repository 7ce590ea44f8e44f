// The statements that write a chunk of decided rows: one a table, whatever the size of the chunk. Rows go in as JSON, which the
// database reads by the types of its own columns.

import { HELD_STATUSES, OPEN_STATUSES } from '@zhucan/domain';
import type { PoolClient } from 'pg';
import { quoted } from './register.ts';
import type { TableRow } from './write-rows.ts';

const NEW_PERSON = [
  'area_id',
  'name',
  'pinyin',
  'initials',
  'id_number_enc',
  'id_number_hash',
  'id_number_last4',
  'sex',
  'birth_date',
  'ethnicity',
  'phone_enc',
  'phone_hash',
  'phone_last4',
  'address',
  'hukou_place',
  'hukou_kind',
  'guardian_name',
  'guardian_relation',
  'guardian_phone_enc',
  'guardian_phone_last4',
  'education',
  'employment',
  'bank_name',
  'bank_account_enc',
  'bank_account_last4',
  'died_on',
  'created_by_id',
];

const CHANGED_PERSON = NEW_PERSON.filter(
  column => !/^(id_number_|sex$|birth_date$|created_by_id$)/.test(column),
);

const CERTIFICATE = [
  'person_id',
  'area_id',
  'kind',
  'status',
  'category',
  'grade',
  'number_enc',
  'number_hash',
  'number_last4',
  'medium',
  'applied_on',
  'issued_on',
  'expires_on',
  'closed_on',
  'cancel_reason',
  'previous_id',
  'accepting_county',
  'issuing_county',
  'created_by_id',
];

function insertion(table: string, columns: readonly string[], returning: string): string {
  const list = columns.join(', ');
  return `INSERT INTO ${table} (${list}, updated_at) SELECT ${list}, $2 FROM json_populate_recordset(NULL::${table}, $1::json) RETURNING ${returning}`;
}

const INSERT_PEOPLE = insertion('person', NEW_PERSON, `id, encode(id_number_hash, 'hex') AS key`);
const INSERT_CERTIFICATES = insertion('certificate', CERTIFICATE, 'id, person_id AS "personId"');

const UPDATE_PEOPLE = `
  UPDATE person p SET ${CHANGED_PERSON.map(column => `${column} = r.${column}`).join(', ')},
         version = p.version + 1, updated_at = $2
    FROM json_populate_recordset(NULL::person, $1::json) r WHERE p.id = r.id`;

/**
 * What is held or under way goes where its holder goes; what has ended, and every event, stays with the town of its day. A home
 * visit is to one village: whoever has moved away is taken off it.
 */
const MOVE_CERTIFICATES = `
  WITH moved AS (
    SELECT c.id, c.home_visit_batch_id AS batch, p.area_id
      FROM certificate c JOIN person p ON p.id = c.person_id
     WHERE p.id = ANY($1::int[]) AND c.area_id <> p.area_id AND c.status IN (${quoted([...HELD_STATUSES, ...OPEN_STATUSES])})
  ), left_behind AS (
    UPDATE home_visit_batch b SET version = b.version + 1, updated_at = $2
      FROM moved JOIN certificate c ON c.id = moved.id WHERE b.id = moved.batch AND c.status = 'APPLIED'
  )
  UPDATE certificate c SET area_id = moved.area_id, version = c.version + 1, updated_at = $2,
         home_visit_batch_id = CASE WHEN c.status = 'APPLIED' THEN NULL ELSE c.home_visit_batch_id END
    FROM moved WHERE c.id = moved.id`;

/** A death withdraws the application under way and ends a stay; the certificate that was held is cancelled by itself. */
const WITHDRAW_OF_DEAD = `
  WITH open AS (
    SELECT id, status FROM certificate WHERE person_id = ANY($1::int[]) AND status IN (${quoted(OPEN_STATUSES)}) FOR UPDATE
  ), gone AS (
    UPDATE certificate c SET status = 'WITHDRAWN', closed_on = greatest($3::date, c.applied_on), home_visit_batch_id = NULL,
           version = c.version + 1, updated_at = $2
      FROM open WHERE c.id = open.id RETURNING c.id, open.status AS before, c.area_path
  )
  INSERT INTO certificate_event (certificate_id, area_path, operation, from_status, to_status, at, actor_id, details)
  SELECT id, area_path, 'WITHDRAW', before, 'WITHDRAWN', $2, $4, '{"cancelReason": "DEATH"}' FROM gone`;

const END_STAYS_OF_DEAD = `
  UPDATE institution_stay s SET left_on = greatest(s.admitted_on, p.died_on)
    FROM person p WHERE p.id = ANY($1::int[]) AND s.person_id = p.id AND s.left_on IS NULL`;

/** A household of one moves with its only member; of a larger one the member stays part. */
const MOVE_HOUSEHOLDS = `
  UPDATE household h SET area_id = p.area_id, version = h.version + 1, updated_at = $2
    FROM person p
   WHERE p.id = ANY($1::int[]) AND h.id = p.household_id AND h.area_id <> p.area_id
     AND NOT EXISTS (SELECT 1 FROM person o WHERE o.household_id = h.id AND o.id <> p.id)`;

const CLOSE_CERTIFICATES = `
  UPDATE certificate c SET status = r.status, closed_on = greatest(r.closed_on, c.issued_on, c.applied_on), cancel_reason = r.cancel_reason,
         version = c.version + 1, updated_at = $2
    FROM json_populate_recordset(NULL::certificate, $1::json) r WHERE c.id = r.id`;

const CORRECT_CERTIFICATES = `
  UPDATE certificate c SET expires_on = r.expires_on, version = c.version + 1, updated_at = $2
    FROM json_populate_recordset(NULL::certificate, $1::json) r WHERE c.id = r.id`;

const INSERT_EVENTS = `
  INSERT INTO certificate_event (certificate_id, area_path, operation, from_status, to_status, at, actor_id, details)
  SELECT r.certificate_id, c.area_path, r.operation, r.from_status, r.to_status, $2, r.actor_id, r.details
    FROM json_populate_recordset(NULL::certificate_event, $1::json) r JOIN certificate c ON c.id = r.certificate_id`;

/** Households of one for people without any, so that a hardship has a place. Found by id: most people have none. */
const FOUND_HOUSEHOLDS = `
  WITH made AS (
    INSERT INTO household (area_id, head_id, address, updated_at)
    SELECT p.area_id, p.id, p.address, $2 FROM unnest($1::int[]) AS one (id) JOIN person p ON p.id = one.id
     WHERE coalesce(p.household_id, 0) = 0
    RETURNING id, head_id
  )
  UPDATE person p SET household_id = made.id, relation_to_head = 'HEAD' FROM made WHERE p.id = made.head_id`;

const ADD_HARDSHIPS = `
  INSERT INTO household_hardship (household_id, kind_code, since)
  SELECT DISTINCT p.household_id, r.kind, $2::date
    FROM json_to_recordset($1::json) AS r (person_id int, kind text) JOIN person p ON p.id = r.person_id
   WHERE p.household_id IS NOT NULL AND NOT EXISTS (
     SELECT 1 FROM household_hardship h
      WHERE h.household_id = p.household_id AND h.kind_code = r.kind AND (h.until IS NULL OR h.until >= $2::date))`;

/** The import's id comes with each row: as one constant it would tempt the planner to read all of the import's rows. */
const SETTLE_ROWS = `
  UPDATE import_row i SET outcome = r.outcome, problems = r.problems, person_id = r.person_id, written = r.written
    FROM json_populate_recordset(NULL::import_row, $1::json) r
   WHERE i.import_id = r.import_id AND i.row_number = r.row_number`;

/** One connection within a transaction, with the statements of a chunk. */
export class ChunkWriter {
  readonly #client: PoolClient;
  readonly #now: Date;

  constructor(client: PoolClient, now: Date) {
    this.#client = client;
    this.#now = now;
  }

  async #run<Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    return (await this.#client.query<Row>({ name: `import_${name}`, text, values })).rows;
  }

  async #each(name: string, text: string, rows: readonly unknown[]): Promise<void> {
    if (rows.length > 0) await this.#run(name, text, [JSON.stringify(rows), this.#now]);
  }

  /** New people; gives their ids by the hash of their number. */
  async insertPeople(rows: readonly TableRow[]): Promise<Map<string, number>> {
    if (rows.length === 0) return new Map();
    const made = await this.#run<{ id: number; key: string }>('people', INSERT_PEOPLE, [
      JSON.stringify(rows),
      this.#now,
    ]);
    return new Map(made.map(({ key, id }) => [key, id]));
  }

  updatePeople(rows: readonly TableRow[]): Promise<void> {
    return this.#each('update', UPDATE_PEOPLE, rows);
  }

  async move(personIds: readonly number[]): Promise<void> {
    if (personIds.length === 0) return;
    await this.#run('move_certificates', MOVE_CERTIFICATES, [personIds, this.#now]);
    await this.#run('move_households', MOVE_HOUSEHOLDS, [personIds, this.#now]);
  }

  /** Ends what people had under way who have died since. */
  async endByDeath(personIds: readonly number[], today: string, actorId: number): Promise<void> {
    if (personIds.length === 0) return;
    await this.#run('withdraw', WITHDRAW_OF_DEAD, [personIds, this.#now, today, actorId]);
    await this.#run('stays', END_STAYS_OF_DEAD, [personIds]);
  }

  closeCertificates(rows: readonly TableRow[]): Promise<void> {
    return this.#each('close', CLOSE_CERTIFICATES, rows);
  }

  correctCertificates(rows: readonly TableRow[]): Promise<void> {
    return this.#each('correct', CORRECT_CERTIFICATES, rows);
  }

  /** New certificates; gives their ids by the person. */
  async insertCertificates(rows: readonly TableRow[]): Promise<Map<number, number>> {
    if (rows.length === 0) return new Map();
    const made = await this.#run<{ id: number; personId: number }>('certificates', INSERT_CERTIFICATES, [
      JSON.stringify(rows),
      this.#now,
    ]);
    return new Map(made.map(({ personId, id }) => [personId, id]));
  }

  insertEvents(rows: readonly object[]): Promise<void> {
    return this.#each('events', INSERT_EVENTS, rows);
  }

  async addHardships(rows: readonly { person_id: number; kind: string }[], today: string): Promise<void> {
    if (rows.length === 0) return;
    await this.#run('households', FOUND_HOUSEHOLDS, [rows.map(row => row.person_id), this.#now]);
    await this.#run('hardships', ADD_HARDSHIPS, [JSON.stringify(rows), today]);
  }

  async settleRows(rows: readonly object[]): Promise<void> {
    if (rows.length > 0) await this.#run('settle', SETTLE_ROWS, [JSON.stringify(rows)]);
  }
}
