// Exports of lists.
import { Readable } from 'node:stream';
import type { Context } from '../../context.ts';
export async function exportStream(_ctx: Context, _list: string, _query: URLSearchParams): Promise<Readable> {
  return Readable.from([]);
}
