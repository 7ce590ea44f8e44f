import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Transform, type TransformCallback, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';
import type { Table } from './catalogue.ts';

/** Rows and hash of what flows through. A row ends with a line break; those inside values are escaped. */
class Tally extends Transform {
  readonly #hash = createHash('sha256');
  rows = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#hash.update(chunk);
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) this.rows += 1;
    done(null, chunk);
  }

  digest(): { rows: number; sha256: string } {
    return { rows: this.rows, sha256: this.#hash.digest('hex') };
  }
}

/** A connection whose values read the same on every server, and that is not hurried. */
export async function connect(url: string): Promise<pg.Client> {
  const settings = {
    timezone: 'UTC',
    datestyle: 'ISO',
    bytea_output: 'hex',
    extra_float_digits: '1',
    statement_timeout: '0',
    lock_timeout: '10s',
    idle_in_transaction_session_timeout: '0',
  };
  const client = new pg.Client({
    connectionString: url,
    application_name: 'backup',
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  });
  // Whoever waits for an answer gets the error too.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

function copyOut(client: pg.Client, { name, columns, order }: Table): NodeJS.ReadableStream {
  const table = pg.escapeIdentifier(name);
  return client.query(to(`COPY (SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${order}) TO STDOUT`));
}

/** Writes a table's rows, in order and packed, to a file. */
export async function writeTable(
  client: pg.Client,
  table: Table,
  file: string,
): Promise<{ rows: number; sha256: string }> {
  const tally = new Tally();
  const sink = createWriteStream(file, { mode: 0o600, flush: true });
  await pipeline(copyOut(client, table), tally, createGzip({ level: 3 }), sink);
  return tally.digest();
}

/** Rows and hash of a table as it stands in the database. */
export async function digestTable(
  client: pg.Client,
  table: Table,
): Promise<{ rows: number; sha256: string }> {
  const tally = new Tally();
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(copyOut(client, table), tally, nowhere);
  return tally.digest();
}

export async function readTable(client: pg.Client, table: Table, file: string): Promise<void> {
  const sink = client.query(
    from(`COPY ${pg.escapeIdentifier(table.name)} (${table.columns.join(', ')}) FROM STDIN`),
  );
  await pipeline(createReadStream(file), createGunzip(), sink);
}
