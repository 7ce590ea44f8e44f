// What every page has that the server draws itself: plain HTML under the strictest rules a page can have. No script at all, not
// even our own; a form goes nowhere but home; no search engine keeps it.

import { html, type Markup } from './markup.ts';
import type { HttpExchange } from './request.ts';
import type { StyleSheet } from './style-sheet.ts';

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const ROBOTS = 'noindex, nofollow, noarchive';

export interface DrawnPage {
  readonly status: number;
  readonly language: 'zh-CN' | 'en';
  readonly title: string;
  readonly style: StyleSheet;
  /** What more its head says. */
  readonly head?: Markup;
  readonly body: Markup;
  /** Seconds for which anyone on the way may keep it; nobody may unless said. */
  readonly keepFor?: number | undefined;
}

function framed({ language, title, style, head, body }: DrawnPage): Markup {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="${ROBOTS}">
${head}
<title>${title}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${style.href}">
</head>
<body>
${body}
</body>
</html>
`;
}

export function sendDrawnPage({ res, method }: HttpExchange, page: DrawnPage): void {
  const content = Buffer.from(String(framed(page)));
  res.writeHead(page.status, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': content.length,
    'content-language': page.language,
    'content-security-policy': POLICY,
    'cache-control': page.keepFor ? `public, max-age=${page.keepFor}` : 'no-store',
    'x-robots-tag': ROBOTS,
  });
  res.end(method === 'HEAD' ? undefined : content);
}
