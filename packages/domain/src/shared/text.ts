/** Full-width letters, digits and signs, and the ideographic space, as their half-width selves. Ideographs stay. */
export function halfWidth(text: string): string {
  if (!/[\u3000\uFF01-\uFF5E]/.test(text)) return text;
  return text
    .replace(/[\uFF01-\uFF5E]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}

/** Most texts hold nothing to tidy: printing ASCII without spaces, and common ideographs. */
const CLEAN = /^[\x21-\x7E\u4E00-\u9FFF]*$/;

/** White space collapsed and trimmed, control and zero-width characters dropped: what a person meant to type. */
export function tidy(text: string): string {
  if (CLEAN.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/[\u200B-\u200F\u2060\uFEFF]|(?!\s)\p{Cc}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** As tidy, line by line: paragraphs stay paragraphs. */
export function tidyParagraphs(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(tidy)
    .filter(line => line !== '')
    .join('\n');
}

/** Half-width and without any white space: for numbers and codes. */
export function compact(text: string): string {
  if (CLEAN.test(text)) return text;
  return halfWidth(tidy(text)).replaceAll(' ', '');
}

/** A key under which two spellings of one Chinese heading or name are equal: no white space, half-width, lower case. */
export function foldKey(text: string): string {
  return compact(text).toLowerCase();
}
