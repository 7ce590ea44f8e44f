import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A row's columns as SQL knows them. */
type Row = Record<string, unknown>;

/** Rows that the database accepts, for tests that then change one thing. */
export class Rows {
  readonly #client: pg.Client;
  readonly area: Record<'district' | 'town' | 'village' | 'neighbour' | 'otherTown' | 'otherVillage', number>;

  private constructor(client: pg.Client, area: Rows['area']) {
    this.#client = client;
    this.area = area;
  }

  /** Connects and lays a district with two towns and three villages. */
  static async open(url: string): Promise<Rows> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const area = async (code: string, level: string, parent: number | null): Promise<number> => {
      const path = code.slice(0, { DISTRICT: 6, TOWN: 9 }[level] ?? 12);
      const { rows } = await client.query<{ id: number }>(
        `INSERT INTO area (code, path, level, name, pinyin, initials, parent_id)
         VALUES ($1::text, $2, $3, $1::text, 'x', 'x', $4) RETURNING id`,
        [code, path, level, parent],
      );
      return rows[0]?.id ?? 0;
    };
    const district = await area('990101000000', 'DISTRICT', null);
    const town = await area('990101001000', 'TOWN', district);
    const otherTown = await area('990101002000', 'TOWN', district);
    return new Rows(client, {
      district,
      town,
      otherTown,
      village: await area('990101001001', 'VILLAGE', town),
      neighbour: await area('990101001002', 'VILLAGE', town),
      otherVillage: await area('990101002001', 'VILLAGE', otherTown),
    });
  }

  close(): Promise<void> {
    return this.#client.end();
  }

  async query<Result extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Result[]> {
    return (await this.#client.query<Result>(sql, values)).rows;
  }

  async insert(table: string, row: Row): Promise<number> {
    const columns = Object.keys(row);
    const marks = columns.map((_, index) => `$${index + 1}`);
    const returning =
      table === 'audit_entry' ? 'shard AS id' : table === 'import_row' ? 'row_number AS id' : 'id';
    const [inserted] = await this.query<{ id: number }>(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks.join(', ')}) RETURNING ${returning}`,
      Object.values(row),
    );
    return inserted?.id ?? 0;
  }

  person(changes: Row = {}): Promise<number> {
    return this.insert('person', {
      area_id: this.area.village,
      name: '王小明',
      pinyin: 'wangxiaoming',
      initials: 'wxm',
      id_number_enc: randomBytes(47),
      id_number_hash: randomBytes(32),
      id_number_last4: '123X',
      sex: 'FEMALE',
      birth_date: '1990-03-07',
      ...changes,
    });
  }

  /** An application; of a new person unless one is named. */
  async application(changes: Row = {}): Promise<number> {
    return this.insert('certificate', {
      person_id: changes['person_id'] ?? (await this.person()),
      area_id: this.area.village,
      kind: 'FIRST',
      status: 'APPLIED',
      category: 'PHYSICAL',
      applied_on: '2025-01-02',
      accepting_county: '990101',
      issuing_county: '990101',
      ...changes,
    });
  }

  /** A certificate in force. */
  certificate(changes: Row = {}): Promise<number> {
    return this.application({
      status: 'ISSUED',
      grade: 2,
      number_enc: randomBytes(49),
      number_hash: randomBytes(32),
      number_last4: '3X42',
      issued_on: '2025-02-03',
      expires_on: '2035-02-03',
      ...changes,
    });
  }

  /** A third town of the district. */
  town(changes: Row = {}): Promise<number> {
    const row = {
      code: '990101003000',
      path: '990101003',
      level: 'TOWN',
      name: '镇',
      pinyin: 'z',
      initials: 'z',
    };
    return this.insert('area', { ...row, parent_id: this.area.district, ...changes });
  }

  merge(changes: Row = {}): Promise<number> {
    const row = { kept_id: 1, merged_id: 2, area_path: '990101', reason: '重复', actor_id: 1 };
    return this.insert('person_merge', { ...row, snapshot: randomBytes(40), ...changes });
  }

  async part(changes: Row = {}): Promise<number> {
    const row = { assessment_id: await this.assessment(), category: 'PHYSICAL', grade: 2 };
    return this.insert('assessment_part', { ...row, ...changes });
  }

  household(changes: Row = {}): Promise<number> {
    return this.insert('household', { area_id: this.area.village, ...changes });
  }

  institution(changes: Row = {}): Promise<number> {
    const name = randomBytes(4).toString('hex');
    return this.insert('institution', {
      area_id: this.area.town,
      kind: 'HOSPITAL',
      name,
      pinyin: name,
      initials: name,
      ...changes,
    });
  }

  async assessment(changes: Row = {}): Promise<number> {
    return this.insert('assessment', {
      certificate_id: await this.certificate(),
      assessed_on: '2025-01-20',
      hospital_id: await this.institution(),
      doctors: ['赵医生', '钱医生'],
      category: 'PHYSICAL',
      grade: 2,
      cause: 'ACCIDENT',
      ...changes,
    });
  }

  user(changes: Row = {}): Promise<number> {
    return this.insert('user_account', {
      username: randomBytes(4).toString('hex'),
      display_name: '某人',
      role: 'TOWN_CASEWORKER',
      area_id: this.area.town,
      password_hash: 'x',
      ...changes,
    });
  }

  async session(changes: Row = {}): Promise<number> {
    return this.insert('session', {
      token_hash: randomBytes(32),
      user_id: await this.user(),
      expires_at: '2199-01-01',
      ...changes,
    });
  }

  apiKey(changes: Row = {}): Promise<number> {
    return this.insert('api_key', {
      partner: '民政局',
      purpose: '核对',
      prefix: randomBytes(4).toString('hex'),
      key_hash: randomBytes(32),
      scopes: [],
      area_id: this.area.district,
      expires_at: '2199-01-01',
      created_by_id: 1,
      ...changes,
    });
  }

  importFile(changes: Row = {}): Promise<number> {
    return this.insert('import', {
      area_id: this.area.town,
      file_name: 'roster.xlsx',
      file_size: 10,
      file_hash: 'a'.repeat(64),
      created_by_id: 1,
      ...changes,
    });
  }

  auditEntry(changes: Row = {}): Promise<number> {
    return this.insert('audit_entry', {
      shard: 0,
      seq: 1,
      at: '2026-11-23',
      actor: 'system',
      actor_name: 'system',
      action: 'test',
      entity: 'Person',
      area_path: '990101',
      prev_hash: Buffer.alloc(32),
      hash: randomBytes(32),
      ...changes,
    });
  }
}
