// The dashboard's files: hashed names are kept for a year, pages never; compressed at build, never at request.

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, extname, join, normalize, sep } from 'node:path';
import { type HttpExchange, QUERY_DESK_POLICY, sendText } from './request.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/** The page of the query desk, the only one with a looser policy. */
const QUERY_DESK = 'graphiql.html';

const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    found => found.isFile(),
    () => false,
  );
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** The file of a path; a path without a file's ending is a page of the dashboard. */
async function fileOf(folder: string, path: string): Promise<string | null> {
  const clean = decoded(path);
  if (clean === null || clean.includes('\0')) return null;
  const wanted = normalize(join(folder, clean));
  if (wanted !== folder && !wanted.startsWith(folder + sep)) return null;
  if (extname(wanted) !== '') return (await isFile(wanted)) ? wanted : null;
  if (clean === '/graphiql' || clean === '/graphiql/') return join(folder, QUERY_DESK);
  return join(folder, 'index.html');
}

async function compressed(file: string, accepts: string): Promise<{ path: string; encoding: string | null }> {
  for (const [encoding, ending] of ENCODINGS)
    if (accepts.includes(encoding) && (await isFile(file + ending))) return { path: file + ending, encoding };
  return { path: file, encoding: null };
}

export async function handleStatic(folder: string, exchange: HttpExchange): Promise<void> {
  const { req, res, method, path } = exchange;
  if (method !== 'GET' && method !== 'HEAD') return sendText(exchange, 405, 'Method Not Allowed');
  const file = await fileOf(folder, path);
  if (file === null || !(await isFile(file))) return sendText(exchange, 404, 'Not Found');
  const { path: served, encoding } = await compressed(file, String(req.headers['accept-encoding'] ?? ''));
  const { size } = await stat(served);
  res.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-length': size,
    'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
    ...(basename(file) === QUERY_DESK ? { 'content-security-policy': QUERY_DESK_POLICY } : {}),
    ...(encoding ? { 'content-encoding': encoding } : {}),
  });
  if (method === 'HEAD') res.end();
  else createReadStream(served).pipe(res);
}
