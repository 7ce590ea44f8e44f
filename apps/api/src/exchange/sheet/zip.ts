// A zip archive in memory, read entry by entry under limits: what inflates beyond them is a bomb and is refused.

import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { refuseFile } from './sheet.ts';

/** No honest workbook has so many parts. */
const ENTRIES_MOST = 3_000;
/** 200,000 rows of 200 short cells inflate to less. */
const INFLATED_MOST = 700_000_000;
/** Sheets are repetitive and shrink up to fifty times; a bomb shrinks a thousand times. */
const RATIO_MOST = 250;
const RATIO_CHECKED_FROM = 5_000_000;

export interface Archive {
  has(name: string): boolean;
  /** The bytes of an entry as they inflate; nothing where there is no such entry. */
  stream(name: string): AsyncGenerator<Buffer>;
  /** A small entry as text; empty where there is none. */
  text(name: string): Promise<string>;
}

/** A part that is read whole: workbook, relations, styles. */
const TEXT_MOST = 8_000_000;

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > ENTRIES_MOST) throw refuseFile('ROSTER_FILE_BOMB');
  const entries = new Map<string, Entry>();
  let inflated = 0;
  for await (const entry of zip.eachEntry()) {
    inflated += entry.uncompressedSize;
    const { compressedSize, uncompressedSize } = entry;
    const ratio = uncompressedSize / Math.max(1, compressedSize);
    if (inflated > INFLATED_MOST || (uncompressedSize > RATIO_CHECKED_FROM && ratio > RATIO_MOST))
      throw refuseFile('ROSTER_FILE_BOMB');
    // Names are looked up, never used as a path on this machine.
    entries.set(entry.fileName.replaceAll('\\', '/').toLowerCase(), entry);
  }
  return entries;
}

/** Opens an archive; a ValidationError where it is none, is encrypted, or says that it inflates too far. */
export async function openArchive(content: Buffer): Promise<Archive> {
  const zip = await fromBufferPromise(content, { lazyEntries: true, autoClose: false }).catch(() => {
    throw refuseFile('ROSTER_FILE_UNREADABLE');
  });
  const entries = await entriesOf(zip).catch((error: unknown) => {
    throw error instanceof Error && error.name === 'ValidationError'
      ? error
      : refuseFile('ROSTER_FILE_UNREADABLE');
  });
  async function* stream(name: string): AsyncGenerator<Buffer> {
    const entry = entries.get(name.toLowerCase());
    if (!entry) return;
    if (entry.isEncrypted()) throw refuseFile('ROSTER_FILE_UNREADABLE');
    const readable: Readable = await zip.openReadStreamPromise(entry).catch(() => {
      throw refuseFile('ROSTER_FILE_UNREADABLE');
    });
    try {
      // The library ends the stream where more comes out than the directory promised.
      for await (const chunk of readable) yield chunk as Buffer;
    } catch {
      throw refuseFile('ROSTER_FILE_UNREADABLE');
    } finally {
      readable.destroy();
    }
  }
  return {
    has: name => entries.has(name.toLowerCase()),
    stream,
    async text(name) {
      const parts: Buffer[] = [];
      let size = 0;
      for await (const chunk of stream(name)) {
        size += chunk.length;
        if (size > TEXT_MOST) throw refuseFile('ROSTER_FILE_BOMB');
        parts.push(chunk);
      }
      return Buffer.concat(parts).toString('utf8');
    },
  };
}
