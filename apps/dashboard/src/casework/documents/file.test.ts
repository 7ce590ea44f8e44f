import { expect, test } from 'vitest';
import { faultOf, largestDocument, sizeText } from './file.ts';

const file = (name: string, size = 10) => faultOf({ name, size });

test('a document is a PDF, a picture or an office file of a size that can be sent', () => {
  expect([file('a.pdf'), file('b.JPG'), file('c.heic'), file('d.docx')]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect([file('a.zip'), file('pdf'), file('a.pdf.exe')]).toEqual(['type', 'type', 'type']);
  expect([file('a.pdf', 0), file('a.pdf', largestDocument + 1), file('a.pdf', largestDocument)]).toEqual([
    'empty',
    'size',
    undefined,
  ]);
});

test('a size is said as people say it', () => {
  expect([sizeText(10), sizeText(364_544), sizeText(2_516_582)]).toEqual(['1 KB', '356 KB', '2.4 MB']);
});
