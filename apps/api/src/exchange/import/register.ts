// What the register knows of the people in a batch of rows, in a few statements whatever the size of the batch.

import type { HashKind, Vault } from '@zhucan/database';
import {
  type CertificateStatus,
  type DisabilityCategory,
  type DisabilityGrade,
  HELD_STATUSES,
  type KnownPerson,
  nameKey,
  OPEN_STATUSES,
  type RosterPerson,
} from '@zhucan/domain';
import type { Pool, PoolClient } from 'pg';

export type Sql = Pick<Pool | PoolClient, 'query'>;

export interface KnownCertificate {
  readonly id: number;
  readonly status: CertificateStatus;
  readonly number: string;
  readonly category: DisabilityCategory;
  readonly grade: DisabilityGrade;
  readonly issuedOn: string;
  readonly expiresOn: string;
  readonly medium: string;
}

/** Someone whom the register has under the number of a row. */
export interface Known {
  readonly id: number;
  readonly areaId: number;
  readonly areaPath: string;
  readonly householdId: number | null;
  readonly person: KnownPerson;
  readonly certificate: KnownCertificate | null;
  readonly underWay: boolean;
  /** The sealed columns as they are, to be written again where the roster says nothing new. */
  readonly sealed: Readonly<Record<SealedColumn, Buffer | string | null>>;
}

const SEALED = [
  'phone_enc',
  'phone_hash',
  'phone_last4',
  'guardian_phone_enc',
  'guardian_phone_last4',
  'bank_account_enc',
  'bank_account_last4',
] as const;
export type SealedColumn = (typeof SEALED)[number];

/** Literals of an enum, for a statement. */
export const quoted = (values: readonly string[]): string => values.map(value => `'${value}'`).join(', ');

// Found by the index of the hash, rows are locked in its order: two imports never wait for each other in a circle.
const FIND_KNOWN = `
  SELECT encode(p.id_number_hash, 'hex') AS key, p.id, p.area_id AS "areaId", p.area_path AS "areaPath",
         p.household_id AS "householdId", p.name, p.ethnicity, p.address, p.hukou_place AS "hukouPlace",
         p.hukou_kind AS "hukouKind", p.guardian_name AS "guardianName", p.guardian_relation AS "guardianRelation",
         p.education, p.employment, p.bank_name AS "bankName", p.died_on AS "diedOn",
         ${SEALED.map(column => `p.${column}`).join(', ')},
         c.id AS "certificateId", c.status, c.category, c.grade, c.number_enc, c.medium,
         c.issued_on AS "issuedOn", c.expires_on AS "expiresOn",
         EXISTS (SELECT 1 FROM certificate o WHERE o.person_id = p.id AND o.status IN (${quoted(OPEN_STATUSES)})) AS "underWay",
         (SELECT array_agg(DISTINCT h.kind_code) FROM household_hardship h
           WHERE h.household_id = p.household_id AND h.since <= $2::date AND (h.until IS NULL OR h.until >= $2::date)) AS hardship
    FROM person p
    LEFT JOIN certificate c ON c.person_id = p.id AND c.status IN (${quoted(HELD_STATUSES)})
   WHERE p.id_number_hash = ANY($1::bytea[]) AND p.merged_into_id IS NULL AND p.erased_at IS NULL`;

type KnownRow = Omit<Known, 'person' | 'certificate' | 'sealed'> &
  Omit<
    KnownPerson,
    | 'phone'
    | 'guardianPhone'
    | 'bankAccount'
    | 'certificateNumber'
    | 'certificateIssuedOn'
    | 'certificateExpiresOn'
    | 'hardship'
  > &
  Record<SealedColumn, Buffer | string | null> & {
    key: string;
    hardship: string[] | null;
    certificateId: number | null;
    status: CertificateStatus;
    category: DisabilityCategory;
    grade: DisabilityGrade;
    number_enc: Buffer;
    medium: string;
    issuedOn: string;
    expiresOn: string;
  };

/** Keys of the last chunks: each is asked for several times on a row's way into the register. */
const KEYS_MOST = 10_000;

/** The register seen by rows; `vault` opens what is compared and closes what is looked up. */
export class Register {
  readonly #vault: Vault;
  readonly #today: string;
  readonly #keys = new Map<string, string>();

  constructor(vault: Vault, today: string) {
    this.#vault = vault;
    this.#today = today;
  }

  /** The keyed hash of a number, in hex. */
  key(kind: HashKind, number: string): string {
    const known = this.#keys.get(number);
    if (known !== undefined) return known;
    const key = Buffer.from(this.#vault.hash(kind, number)).toString('hex');
    // ID numbers and certificate numbers differ in length, so one memory serves both.
    if (this.#keys.size >= KEYS_MOST) this.#keys.clear();
    this.#keys.set(number, key);
    return key;
  }

  /** The people of these numbers, by number; locked where a transaction is to write them. */
  async known(sql: Sql, idNumbers: readonly string[], lock: boolean): Promise<Map<string, Known>> {
    const byKey = new Map(idNumbers.map(number => [this.key('ID_NUMBER', number), number]));
    if (byKey.size === 0) return new Map();
    const { rows } = await sql.query<KnownRow>({
      name: lock ? 'import_known_lock' : 'import_known',
      text: lock ? `${FIND_KNOWN} FOR UPDATE OF p` : FIND_KNOWN,
      values: [[...byKey.keys()].map(hex => Buffer.from(hex, 'hex')), this.#today],
    });
    return new Map(rows.map(row => [byKey.get(row.key) ?? '', this.#open(row)]));
  }

  #open(row: KnownRow): Known {
    const open = (sealed: Buffer | string | null) =>
      sealed instanceof Uint8Array ? this.#vault.open(sealed) : null;
    const certificate = this.#certificate(row);
    return {
      id: row.id,
      areaId: row.areaId,
      areaPath: row.areaPath,
      householdId: row.householdId,
      underWay: row.underWay,
      certificate,
      sealed: {
        phone_enc: row.phone_enc,
        phone_hash: row.phone_hash,
        phone_last4: row.phone_last4,
        guardian_phone_enc: row.guardian_phone_enc,
        guardian_phone_last4: row.guardian_phone_last4,
        bank_account_enc: row.bank_account_enc,
        bank_account_last4: row.bank_account_last4,
      },
      person: {
        name: row.name,
        ethnicity: row.ethnicity,
        address: row.address,
        hukouPlace: row.hukouPlace,
        hukouKind: row.hukouKind,
        guardianName: row.guardianName,
        guardianRelation: row.guardianRelation,
        education: row.education,
        employment: row.employment,
        bankName: row.bankName,
        diedOn: row.diedOn,
        phone: open(row.phone_enc),
        guardianPhone: open(row.guardian_phone_enc),
        bankAccount: open(row.bank_account_enc),
        certificateNumber: certificate?.number ?? null,
        certificateIssuedOn: certificate?.issuedOn ?? null,
        certificateExpiresOn: certificate?.expiresOn ?? null,
        hardship: row.hardship ?? [],
      },
    };
  }

  #certificate(row: KnownRow): KnownCertificate | null {
    const {
      certificateId: id,
      status,
      category,
      grade,
      number_enc: number,
      medium,
      issuedOn,
      expiresOn,
    } = row;
    if (id === null) return null;
    return { id, status, number: this.#vault.open(number), category, grade, medium, issuedOn, expiresOn };
  }

  /** Who holds these certificate numbers in force: number → id of the person. */
  async holders(sql: Sql, numbers: readonly string[]): Promise<Map<string, number>> {
    const byKey = new Map(numbers.map(number => [this.key('CERTIFICATE_NUMBER', number), number]));
    if (byKey.size === 0) return new Map();
    const { rows } = await sql.query<{ key: string; personId: number }>({
      name: 'import_holders',
      text: `SELECT encode(number_hash, 'hex') AS key, person_id AS "personId" FROM certificate
              WHERE number_hash = ANY($1::bytea[]) AND status IN (${quoted(HELD_STATUSES)})`,
      values: [[...byKey.keys()].map(hex => Buffer.from(hex, 'hex'))],
    });
    return new Map(rows.map(({ key, personId }) => [byKey.get(key) ?? '', personId]));
  }

  /**
   * Others of the import's own area with a row's name and day of birth, or into whom its number was merged: index of the row →
   * id of the first. Nobody outside the area is looked for, so that nothing is told of them.
   */
  async alike(sql: Sql, people: readonly RosterPerson[], scopePath: string): Promise<Map<number, number>> {
    if (people.length === 0) return new Map();
    const { rows } = await sql.query<{ at: number; id: number }>({
      name: 'import_alike',
      text: `
        SELECT (b.at - 1)::int AS at, min(p.id) AS id
          FROM unnest($1::date[], $2::text[]) WITH ORDINALITY AS b (born, name, at)
          JOIN person p ON p.birth_date = b.born AND translate(lower(p.name), ' ·•‧・.', '') = b.name
         WHERE p.merged_into_id IS NULL AND p.erased_at IS NULL AND p.area_path >= $4 AND p.area_path < $4 || '~'
         GROUP BY b.at
        UNION ALL
        SELECT (b.at - 1)::int, min(p.id)
          FROM unnest($3::bytea[]) WITH ORDINALITY AS b (hash, at)
          JOIN person m ON m.id_number_hash = b.hash AND m.merged_into_id IS NOT NULL
          JOIN person p ON p.id = m.merged_into_id
         WHERE p.area_path >= $4 AND p.area_path < $4 || '~'
         GROUP BY b.at`,
      values: [
        people.map(({ birthDate }) => birthDate),
        people.map(({ name }) => nameKey(name)),
        people.map(({ idNumber }) => Buffer.from(this.key('ID_NUMBER', idNumber), 'hex')),
        scopePath,
      ],
    });
    return new Map(rows.map(({ at, id }) => [at, id]));
  }
}
