// The papers of made-up cases: one small real file a kind of document, which every case of it shares by its content.

import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

export interface FileRow {
  readonly id: number;
  readonly sha256: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

const PHOTOGRAPHS: Readonly<Record<string, readonly [red: number, green: number, blue: number]>> = {
  SURVEY_PHOTO: [196, 204, 188],
  NOTICE_PHOTO: [212, 196, 176],
};

export class DemonstrationFiles {
  readonly #files = new Map<string, FileRow>();

  get all(): readonly FileRow[] {
    return [...this.#files.values()];
  }

  /** The file of a kind of document, and what it is called. */
  of(kind: string, name: string): { fileId: number; fileName: string } {
    const photograph = PHOTOGRAPHS[kind];
    const known = this.#files.get(kind) ?? this.#make(kind, photograph);
    return { fileId: known.id, fileName: `${name}.${photograph ? 'png' : 'pdf'}` };
  }

  #make(kind: string, photograph: readonly [number, number, number] | undefined): FileRow {
    const content = photograph ? picture(photograph) : page(`DEMONSTRATION ${kind.replaceAll('_', ' ')}`);
    const file: FileRow = {
      id: this.#files.size + 1,
      sha256: createHash('sha256').update(content).digest('hex'),
      mediaType: photograph ? 'image/png' : 'application/pdf',
      content,
    };
    this.#files.set(kind, file);
    return file;
  }
}

/** A PDF of one page that says what it stands for. */
function page(words: string): Buffer {
  const text = `BT /F1 20 Tf 72 740 Td (${words}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`, 'latin1');
}

const WIDTH = 320;
const HEIGHT = 240;

/** A PNG of one colour that grows darker downwards. */
function picture([red, green, blue]: readonly [number, number, number]): Buffer {
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3));
  for (let y = 0; y < HEIGHT; y++) {
    const shade = 1 - (y / HEIGHT) * 0.4;
    for (let x = 0; x < WIDTH; x++) {
      rows.set([red * shade, green * shade, blue * shade], y * (1 + WIDTH * 3) + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
