// What a file is, by its content: its name and what the browser says of it count for nothing.

export const DOCUMENT_MEGABYTES_MOST = 10;

const PDF = 'application/pdf';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'];

/** The ending of a downloaded file's name, by its type. */
export const ENDINGS: Readonly<Record<string, string>> = {
  [PDF]: 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/heic': 'heic',
  [WORD]: 'docx',
  [EXCEL]: 'xlsx',
};

function startsWith(content: Buffer, ...bytes: readonly number[]): boolean {
  return content.length >= bytes.length && bytes.every((byte, index) => content[index] === byte);
}

/** Names of a zip's entries stand uncompressed in it; a document with macros is none that is kept. */
function officeType(content: Buffer): string | undefined {
  if (!content.includes('[Content_Types].xml') || content.includes('vbaProject.bin')) return undefined;
  if (content.includes('word/document.xml')) return WORD;
  return content.includes('xl/workbook.xml') ? EXCEL : undefined;
}

/** The type of a document that may be kept; undefined for anything else. */
export function mediaTypeOf(content: Buffer): string | undefined {
  if (content.subarray(0, 5).toString('latin1') === '%PDF-') return PDF;
  if (startsWith(content, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (startsWith(content, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (content.subarray(4, 8).toString('latin1') === 'ftyp')
    return HEIC_BRANDS.includes(content.subarray(8, 12).toString('latin1')) ? 'image/heic' : undefined;
  return startsWith(content, 0x50, 0x4b, 0x03, 0x04) ? officeType(content) : undefined;
}
