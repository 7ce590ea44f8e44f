import { randomBytes } from 'node:crypto';
import type { Rows } from './rows.fixture.ts';

type Row = Record<string, unknown>;
type Attempt = () => Promise<unknown>;

const short = Buffer.alloc(28);
const CODE = 'MEDICAL_AID';
let sequence = 0;

/** Rows of casework that the database accepts, for tests that then change one thing. */
export class CaseRows {
  readonly #rows: () => Rows;

  constructor(rows: () => Rows) {
    this.#rows = rows;
  }

  /** One of each. */
  async each(): Promise<void> {
    await this.event({ reason: '补正' });
    await this.storedFile();
    await this.objection();
    await this.policy();
  }

  async file(changes: Row = {}): Promise<number> {
    sequence += 1;
    const rows = this.#rows();
    return rows.insert('case_file', {
      number: `MA-2026-${sequence}`,
      programme: CODE,
      status: 'TOWN_REVIEW',
      stage: 'TOWN_REVIEW',
      person_id: changes['person_id'] === undefined ? await rows.person() : changes['person_id'],
      area_id: rows.area.village,
      home_path: '990101001001',
      submitted_on: '2026-11-02',
      ...changes,
    });
  }

  async event(changes: Row = {}): Promise<number> {
    return this.#rows().insert('case_event', {
      case_id: await this.file(),
      area_path: '990101001001',
      operation: 'SUBMIT',
      to_stage: 'TOWN_REVIEW',
      to_status: 'TOWN_REVIEW',
      at: '2026-11-02',
      ...changes,
    });
  }

  storedFile(changes: Row = {}): Promise<number> {
    const sha256 = randomBytes(32).toString('hex');
    return this.#rows().insert('stored_file', { sha256, size: 1, media_type: 'image/png', ...changes });
  }

  async notice(changes: Row = {}): Promise<number> {
    const rows = this.#rows();
    return rows.insert('public_notice', {
      case_id: changes['case_id'] ?? (await this.file()),
      area_id: rows.area.village,
      slug: randomBytes(16).toString('base64url'),
      posted_on: '2026-11-02',
      last_day: '2026-11-05',
      content: '{}',
      ...changes,
    });
  }

  async objection(changes: Row = {}): Promise<number> {
    sequence += 1;
    return this.#rows().insert('objection', {
      notice_id: await this.notice(),
      area_path: '990101001001',
      channel: 'PHONE',
      filed_at: '2026-11-03',
      receipt: `0123456789AB${String(sequence).padStart(4, '0')}`,
      text_enc: randomBytes(40),
      ...changes,
    });
  }

  policy(changes: Row = {}): Promise<number> {
    sequence += 1;
    return this.#rows().insert('programme_policy', {
      programme: CODE,
      version: 1000 + sequence,
      effective_from: '2026-01-01',
      parameters: '{}',
      legal_basis: '办法',
      ...changes,
    });
  }
}

/** Everything that the database refuses of casework, by the name of the rule that refuses it. */
export function refusedOfCasework(rows: () => Rows): Record<string, Attempt[]> {
  const of = new CaseRows(rows);
  const user = () => rows().user();
  return {
    case_file_for_whom_check: [() => of.file({ person_id: null })],
    case_file_stage_check: [() => of.file({ stage: 'town review' }), () => of.file({ stage: '' })],
    case_file_programme_check: [() => of.file({ programme: 'm' })],
    case_file_amounts_check: [
      () => of.file({ requested_amount: -1 }),
      () => of.file({ requested_amount: 1, decided_amount: -1 }),
    ],
    case_file_sealed_check: [() => of.file({ sealed_details: short })],
    case_file_closed_check: [
      () => of.file({ status: 'REJECTED' }),
      () => of.file({ closed_on: '2026-11-03' }),
      () => of.file({ status: 'PAID', closed_on: '2026-11-03' }),
    ],
    case_file_submitted_check: [() => of.file({ submitted_on: null })],
    case_file_returned_check: [
      () => of.file({ status: 'RETURNED' }),
      () => of.file({ returned_from: 'TOWN_REVIEW' }),
    ],
    case_file_turn_check: [
      () => of.file({ status: 'CLOSED', closed_on: '2026-11-03', waits_for: 'LEADER' }),
      () => of.file({ status: 'CLOSED', closed_on: '2026-11-03', due_on: '2026-11-03' }),
    ],
    case_file_four_eyes_check: [
      async () => {
        const id = await user();
        return of.file({ filed_by_id: id, decided_by_id: id });
      },
      async () => {
        const id = await user();
        return of.file({ reviewed_by_id: id, decided_by_id: id });
      },
    ],
    case_file_version_check: [() => of.file({ version: 0 })],
    case_event_reason_check: [() => of.event({ reason: ' ' })],
    stored_file_hash_check: [() => of.storedFile({ sha256: 'A'.repeat(64) })],
    stored_file_size_check: [() => of.storedFile({ size: 0 })],
    public_notice_days_check: [() => of.notice({ last_day: '2026-11-04' })],
    public_notice_ended_check: [
      () => of.notice({ ended_on: '2026-11-06' }),
      () => of.notice({ status: 'ENDED' }),
    ],
    public_notice_slug_check: [
      () => of.notice({ slug: 'short' }),
      () => of.notice({ slug: '../../etc/passwd' }),
    ],
    public_notice_content_check: [() => of.notice({ content: '[]' })],
    public_notice_posted_key: [
      async () => {
        const case_id = await of.file();
        await of.notice({ case_id });
        return of.notice({ case_id });
      },
    ],
    objection_decided_check: [
      () => of.objection({ decided_at: '2026-11-04' }),
      () => of.objection({ status: 'UPHELD', findings: '属实' }),
      () => of.objection({ status: 'DISMISSED', decided_at: '2026-11-04' }),
    ],
    objection_sealed_check: [
      () => of.objection({ text_enc: short }),
      () => of.objection({ name_enc: short }),
      () => of.objection({ contact_enc: short }),
    ],
    objection_receipt_check: [() => of.objection({ receipt: '1' })],
    objection_told_check: [
      () => of.objection({ told_on: '2026-11-04' }),
      () => of.objection({ reply: '已核实' }),
    ],
    objection_version_check: [() => of.objection({ version: 0 })],
    case_counter_check: [
      () => rows().query(`INSERT INTO case_counter (programme, year, last) VALUES ('${CODE}', 2026, -1)`),
    ],
    programme_policy_version_check: [() => of.policy({ version: 0 })],
    programme_policy_from_key: [
      async () => {
        const published = { effective_from: '2026-02-01', published_at: '2026-01-15' };
        await of.policy(published);
        return of.policy(published);
      },
    ],
  };
}
