// XML as it streams in. Entities that a document type declares are not expanded, so that a file cannot grow in memory.

import { SaxesParser } from 'saxes';
import { refuseFile } from './sheet.ts';

export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandlers {
  open(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Some writers put every element into a prefixed namespace. */
function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Feeds a document in; after each piece the caller takes what the handlers have gathered. */
export async function* parseXml(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = new SaxesParser({ position: false, xmlns: false });
  const decoder = new TextDecoder('utf-8');
  parser.on('opentag', tag => handlers.open(localName(tag.name), tag.attributes));
  if (handlers.close) {
    const { close } = handlers;
    parser.on('closetag', tag => close(localName(tag.name)));
  }
  if (handlers.text) parser.on('text', handlers.text);
  parser.on('error', () => {
    throw refuseFile('ROSTER_FILE_UNREADABLE');
  });
  for await (const chunk of chunks) {
    parser.write(decoder.decode(chunk, { stream: true }));
    yield;
  }
  parser.close();
  yield;
}

/** Reads a whole document for what the handlers gather. */
export async function readXml(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  for await (const _piece of parseXml(chunks, handlers));
}
