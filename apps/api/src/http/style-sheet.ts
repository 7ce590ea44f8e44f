// A style sheet of the pages that the server draws: read once, named by what it holds, so that browsers keep it for a year.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { HttpExchange } from './request.ts';

export interface StyleSheet {
  readonly href: string;
  /** Answers a request for it; false for any other path. */
  handle(exchange: HttpExchange): boolean;
}

/** The sheet in this file, under a folder of addresses. */
export function styleSheet(file: URL, folder: string): StyleSheet {
  const content = readFileSync(file);
  const href = `${folder}/style.${createHash('sha256').update(content).digest('hex').slice(0, 16)}.css`;
  return {
    href,
    handle({ path, method, res }) {
      if (path !== href || (method !== 'GET' && method !== 'HEAD')) return false;
      res.writeHead(200, {
        'content-type': 'text/css; charset=utf-8',
        'content-length': content.length,
        'cache-control': 'public, max-age=31536000, immutable',
      });
      res.end(method === 'HEAD' ? undefined : content);
      return true;
    },
  };
}
