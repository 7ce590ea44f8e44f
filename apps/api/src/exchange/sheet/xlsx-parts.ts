// The parts of a workbook beside its sheets: their names, the shared texts, which number formats are dates.

import { readXml } from './xml.ts';
import type { Archive } from './zip.ts';

export interface SheetPart {
  readonly name: string;
  readonly path: string;
}

export interface Workbook {
  readonly sheets: readonly SheetPart[];
  readonly sharedPath: string | null;
  readonly stylesPath: string | null;
  /** Days are counted from 1904, as old Macintosh files do. */
  readonly from1904: boolean;
}

async function* once(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

/** Where a relation of `folder` leads, inside the archive. */
function resolvePart(folder: string, target: string): string {
  const parts = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const part of target.split('/').filter(Boolean)) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

interface Relation {
  readonly type: string;
  readonly path: string;
}

async function relationsOf(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const relations = new Map<string, Relation>();
  const xml = await archive.text(`${folder}_rels/${part.slice(slash + 1)}.rels`);
  if (xml === '') return relations;
  await readXml(once(xml), {
    open(name, attributes) {
      const { Id: id, Type: type, Target: target } = attributes;
      if (name === 'Relationship' && id && type && target)
        relations.set(id, { type: type.slice(type.lastIndexOf('/') + 1), path: resolvePart(folder, target) });
    },
  });
  return relations;
}

/** Reads the workbook part; no sheets where the archive is no workbook. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const root = [...(await relationsOf(archive, '')).values()].find(({ type }) => type === 'officeDocument');
  const path = root?.path ?? 'xl/workbook.xml';
  const xml = archive.has(path) ? await archive.text(path) : '';
  if (xml === '') return { sheets: [], sharedPath: null, stylesPath: null, from1904: false };
  const relations = await relationsOf(archive, path);
  const sheets: SheetPart[] = [];
  let from1904 = false;
  await readXml(once(xml), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const relation = relations.get(attributes['r:id'] ?? attributes['id'] ?? '');
      if (relation?.type === 'worksheet')
        sheets.push({ name: attributes['name'] ?? `${sheets.length + 1}`, path: relation.path });
    },
  });
  const pathOf = (type: string) => [...relations.values()].find(one => one.type === type)?.path ?? null;
  return { sheets, sharedPath: pathOf('sharedStrings'), stylesPath: pathOf('styles'), from1904 };
}

/** Built-in formats that show a day, those of Chinese Excel included. */
const DATE_FORMATS = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

/** A format of one's own shows a day where it has a year or a day outside quotes, brackets and escapes. */
function showsDay(format: string): boolean {
  const plain = format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').toLowerCase();
  return /[yd]/.test(plain) && !/general|0|#/.test(plain);
}

/** Whether cells of a style are days, by the style's index. */
export async function readDateStyles(archive: Archive, path: string | null): Promise<readonly boolean[]> {
  const xml = path ? await archive.text(path) : '';
  if (xml === '') return [];
  const custom = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  await readXml(once(xml), {
    open(name, attributes) {
      const id = Number(attributes['numFmtId']);
      if (name === 'numFmt') custom.set(id, showsDay(attributes['formatCode'] ?? ''));
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) styles.push(custom.get(id) ?? DATE_FORMATS.has(id));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** Many texts as bytes in a few buffers: a million short strings would cost three times as much as objects. */
export class TextStore {
  static readonly #PIECE = 1 << 20;
  #piece: Buffer = Buffer.allocUnsafe(TextStore.#PIECE);
  #used = 0;
  readonly #pieces: Buffer[] = [this.#piece];
  #at = new Float64Array(1024);
  #count = 0;

  add(text: string): void {
    const size = Buffer.byteLength(text);
    if (this.#used + size > this.#piece.length) {
      this.#piece = Buffer.allocUnsafe(Math.max(TextStore.#PIECE, size));
      this.#pieces.push(this.#piece);
      this.#used = 0;
    }
    if (this.#count * 2 + 2 > this.#at.length) {
      const wider = new Float64Array(this.#at.length * 2);
      wider.set(this.#at);
      this.#at = wider;
    }
    this.#at[this.#count * 2] = (this.#pieces.length - 1) * 2 ** 32 + this.#used;
    this.#at[this.#count * 2 + 1] = size;
    this.#piece.write(text, this.#used, 'utf8');
    this.#used += size;
    this.#count += 1;
  }

  get(index: number): string {
    const place = this.#at[index * 2];
    if (place === undefined || index >= this.#count) return '';
    const from = place % 2 ** 32;
    const piece = this.#pieces[Math.floor(place / 2 ** 32)];
    return piece?.toString('utf8', from, from + (this.#at[index * 2 + 1] ?? 0)) ?? '';
  }
}

/** The workbook's shared texts; what is written over a word to read it aloud is left out. */
export async function readSharedTexts(archive: Archive, path: string | null): Promise<TextStore> {
  const store = new TextStore();
  if (!path) return store;
  let text = '';
  let inText = false;
  let aside = false;
  await readXml(archive.stream(path), {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') inText = !aside;
      else if (name === 'rPh') aside = true;
    },
    close(name) {
      if (name === 'si') store.add(text);
      else if (name === 't') inText = false;
      else if (name === 'rPh') aside = false;
    },
    text(piece) {
      if (inText) text += piece;
    },
  });
  return store;
}
