// Writers that keep a book of every write that the server acknowledged, and the comparison of that book with the database.

import type { Database } from '@zhucan/database';
import { citizenIdFor } from '@zhucan/domain';
import type { Client } from './api.ts';
import { apply, assessment, operate, succeeded } from './certificates.ts';
import { Unanswered } from './killable.ts';

/** What the server last said of a record. */
interface Known {
  readonly version: number;
  /** A person's address, a certificate's state. */
  readonly value: string;
  /** A write to it got no answer: it may have been made, once. */
  readonly pending: string | null;
}

interface Ground {
  /** Registers, applies and assesses. */
  readonly client: Client;
  /** Reviews and issues: whoever applied may not. */
  readonly second: Client;
  readonly areaId: string;
  readonly hospital: { readonly globalId: string };
  readonly today: string;
}

/** `acknowledged` by kind of write; `unanswered` are those that a kill cut off. */
export class Ledger {
  readonly people = new Map<number, Known>();
  readonly certificates = new Map<number, Known>();
  readonly acknowledged: Record<string, number> = {};
  readonly faults: string[] = [];
  unanswered = 0;
  landed = 0;
  #sequence = 0;

  /** Registers people and leads their certificates to the end, one after the other, until no answer comes. */
  async write(ground: Ground, stopped: () => boolean): Promise<void> {
    try {
      while (!stopped()) await this.#oneLife(ground);
    } catch (error) {
      if (error instanceof Unanswered) this.unanswered += 1;
      else this.faults.push(String(error));
    }
  }

  async #oneLife(ground: Ground): Promise<void> {
    const { client, second, hospital, today } = ground;
    const personId = await this.#register(ground);
    const steps = ['ASSIGN', 'ASSESS', 'REVIEW', 'ISSUE'] as const;
    const given = {
      ASSIGN: { hospitalId: hospital.globalId },
      ASSESS: assessment(hospital, today),
      REVIEW: {},
      ISSUE: {},
    };
    const by = { ASSIGN: client, ASSESS: client, REVIEW: second, ISSUE: second };
    const reached = { ASSIGN: 'APPLIED', ASSESS: 'ASSESSED', REVIEW: 'REVIEWED', ISSUE: 'ISSUED' };
    await this.#move(client, personId, 1);
    let certificate = succeeded(await apply(client, personId));
    this.#note('apply', this.certificates, certificate.id, certificate.version, 'APPLIED');
    for (const step of steps) {
      this.#expect(this.certificates, certificate.id, reached[step]);
      certificate = succeeded(await operate(by[step], step, certificate, given[step]));
      this.#note(step.toLowerCase(), this.certificates, certificate.id, certificate.version, reached[step]);
    }
    await this.#move(client, personId, 2);
  }

  async #register({ client, areaId }: Ground): Promise<string> {
    this.#sequence += 1;
    const idNumber = citizenIdFor({
      prefix: String(992_000 + Math.floor(this.#sequence / 900)),
      birthDate: '1971-03-04',
      sequence: this.#sequence % 900,
    });
    const input = { name: '田测试', idNumber, areaId, address: '第〇路' };
    const { answer } = await client.data<{ answer: { id?: string; version?: number } }>(
      `mutation ($input: PersonInput!) { answer: createPerson(input: $input, acceptDuplicates: true) {
        ... on Person { id version } ... on Error { code message } } }`,
      { input },
    );
    if (answer.id === undefined || answer.version === undefined)
      throw new Error(`refused: ${JSON.stringify(answer)}`);
    this.#note('create', this.people, answer.id, answer.version, '第〇路');
    return answer.id;
  }

  async #move(client: Client, id: string, version: number): Promise<void> {
    const address = `第${version}路`;
    this.#expect(this.people, id, address);
    const { answer } = await client.data<{ answer: { version?: number } }>(
      `mutation ($id: ID!, $version: Int!, $input: PersonPatch!) {
        answer: updatePerson(id: $id, expectedVersion: $version, input: $input) {
          ... on Person { version } ... on Error { code message } } }`,
      { id, version, input: { address } },
    );
    if (answer.version === undefined) throw new Error(`refused: ${JSON.stringify(answer)}`);
    this.#note('update', this.people, id, answer.version, address);
  }

  #expect(book: Map<number, Known>, globalId: string, pending: string): void {
    const known = book.get(rowId(globalId));
    if (known) book.set(rowId(globalId), { ...known, pending });
  }

  #note(kind: string, book: Map<number, Known>, globalId: string, version: number, value: string): void {
    book.set(rowId(globalId), { version, value, pending: null });
    this.acknowledged[kind] = (this.acknowledged[kind] ?? 0) + 1;
  }

  /** Every record that is not as the server said; counts the unanswered writes that were made after all. */
  async missing({ pool }: Database): Promise<string[]> {
    const wrong: string[] = [];
    for (const [table, column, book] of [
      ['person', 'address', this.people],
      ['certificate', 'status::text', this.certificates],
    ] as const) {
      const { rows } = await pool.query<{ id: number; version: number; value: string }>(
        `SELECT id, version, ${column} AS value FROM ${table} WHERE id = ANY($1::int[])`,
        [[...book.keys()]],
      );
      const found = new Map(rows.map(row => [row.id, row]));
      for (const [id, { version, value, pending }] of book) {
        const row = found.get(id);
        if (row?.version === version && row.value === value) continue;
        if (pending !== null && row?.version === version + 1 && row.value === pending) {
          this.landed += 1;
          book.set(id, { version: row.version, value: pending, pending: null });
        } else
          wrong.push(
            `${table} ${id}: ${value} (${version}) was acknowledged, ${row?.value} (${row?.version}) is there`,
          );
      }
    }
    return wrong;
  }
}

function rowId(globalId: string): number {
  return Number(Buffer.from(globalId, 'base64url').toString().split(':')[1]);
}
