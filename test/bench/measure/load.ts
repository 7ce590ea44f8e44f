// A load of requests over kept-alive connections, so many at a time.

import { Agent, type OutgoingHttpHeaders, request } from 'node:http';

export interface Call {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: OutgoingHttpHeaders;
  readonly body?: string;
}

export function client(connections: number): { send: (call: Call) => Promise<string>; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send = (call: Call): Promise<string> =>
    new Promise((resolve, reject) => {
      const { body, headers } = call;
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const outgoing = request(
        call.url,
        { agent, method: call.method, headers: { ...headers, ...length } },
        answer => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () => {
            const text = Buffer.concat(parts).toString('utf8');
            if (answer.statusCode === 200) resolve(text);
            else reject(new Error(`${call.url} answered ${answer.statusCode}: ${text.slice(0, 300)}`));
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  return { send, close: () => agent.destroy() };
}

/** Sends every call, at most so many under way at once. */
export async function sendAll(
  send: (call: Call) => Promise<string>,
  calls: readonly Call[],
  atOnce: number,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next; index < calls.length; index = next) {
      next += 1;
      const call = calls[index];
      if (call) await send(call);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
