// Rows in PostgreSQL's binary form of COPY: half the bytes of the text form where most columns are sealed.

import { MS_PER_DAY } from './calendar.ts';

/** PostgreSQL counts days and microseconds from 2000-01-01. */
const EPOCH_DAY = 10_957;
const EPOCH_MS = EPOCH_DAY * MS_PER_DAY;
const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const TWO_TO_32 = 4_294_967_296;
const NULL_LENGTH = -1;

export class CopyWriter {
  #buffer: Buffer;
  #length = 0;

  constructor(capacity: number) {
    this.#buffer = Buffer.allocUnsafe(capacity);
    this.#length = SIGNATURE.copy(this.#buffer, 0);
  }

  /** Ends the stream of rows; its bytes have a buffer of their own, so that they can go to another thread. */
  finish(): Uint8Array<ArrayBuffer> {
    this.#room(2);
    this.#length = this.#buffer.writeInt16BE(-1, this.#length);
    return new Uint8Array(this.#buffer.subarray(0, this.#length));
  }

  beginRow(columns: number): void {
    this.#room(2);
    this.#length = this.#buffer.writeInt16BE(columns, this.#length);
  }

  int4(value: number | null): void {
    if (value === null) {
      this.nothing();
      return;
    }
    this.#room(8);
    this.#int(4);
    this.#int(value);
  }

  int2(value: number | null): void {
    if (value === null) {
      this.nothing();
      return;
    }
    this.#room(6);
    this.#int(2);
    this.#length = this.#buffer.writeInt16BE(value, this.#length);
  }

  /** A whole number within the safe ones. */
  int8(value: number | null): void {
    if (value === null) {
      this.nothing();
      return;
    }
    this.#room(12);
    this.#int(8);
    const high = Math.floor(value / TWO_TO_32);
    this.#int(high);
    this.#length = this.#buffer.writeUInt32BE(value - high * TWO_TO_32, this.#length);
  }

  bool(value: boolean): void {
    this.#room(5);
    this.#int(1);
    this.#length = this.#buffer.writeUInt8(value ? 1 : 0, this.#length);
  }

  /** Texts, characters of fixed length and enums. */
  text(value: string | null): void {
    if (value === null) {
      this.nothing();
      return;
    }
    this.#room(4 + value.length * 3);
    const written = this.#buffer.write(value, this.#length + 4);
    this.#int(written);
    this.#length += written;
  }

  /** A jsonb value: its version, then its text. */
  json(value: object | null): void {
    if (value === null) {
      this.nothing();
      return;
    }
    const text = JSON.stringify(value);
    this.#room(5 + text.length * 3);
    const written = this.#buffer.write(text, this.#length + 5);
    this.#int(written + 1);
    this.#buffer[this.#length] = 1;
    this.#length += written + 1;
  }

  bytes(value: Uint8Array | null): void {
    if (value === null) {
      this.nothing();
      return;
    }
    this.#room(4 + value.length);
    this.#int(value.length);
    this.#buffer.set(value, this.#length);
    this.#length += value.length;
  }

  /** A day since 1970. */
  date(day: number | null): void {
    this.int4(day === null ? null : day - EPOCH_DAY);
  }

  /** A moment in milliseconds since 1970. */
  moment(ms: number | null): void {
    this.int8(ms === null ? null : (ms - EPOCH_MS) * 1000);
  }

  /** An array of texts or enums, whose type's number in this database is given. */
  array(elementType: number, values: readonly string[]): void {
    this.#room(24 + values.reduce((sum, value) => sum + 4 + value.length * 3, 0));
    const start = this.#length;
    this.#length += 4;
    this.#int(values.length === 0 ? 0 : 1);
    this.#int(0);
    this.#int(elementType);
    if (values.length > 0) {
      this.#int(values.length);
      this.#int(1);
    }
    for (const value of values) this.text(value);
    this.#buffer.writeInt32BE(this.#length - start - 4, start);
  }

  /** Writes NULL. */
  nothing(): void {
    this.#room(4);
    this.#int(NULL_LENGTH);
  }

  #int(value: number): void {
    this.#length = this.#buffer.writeInt32BE(value, this.#length);
  }

  #room(bytes: number): void {
    if (this.#length + bytes <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe((this.#length + bytes) * 2);
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }
}
