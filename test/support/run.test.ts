import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';

/** The runner of `npm start`, in a process of its own, with a program that answers SIGTERM and SIGINT in its own way. */
const runner = new URL('../../apps/api/bin/run.mjs', import.meta.url).href;
const program = `
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(signal === 'SIGINT' ? 0 : 7));
  console.log('pid', process.pid);
  setInterval(() => undefined, 1000);`;

const started: number[] = [];
afterEach(() => {
  for (const pid of started.splice(0)) if (runs(pid)) process.kill(pid, 'SIGKILL');
});

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function start(
  code = program,
): Promise<{ parent: ChildProcess; pid: number; ended: Promise<number | null> }> {
  const script = `
    const { run } = await import(${JSON.stringify(runner)});
    process.exitCode = (await run(process.execPath, ['-e', ${JSON.stringify(code)}])).code;`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>(done => parent.once('exit', done));
  const line = await new Promise<string>(done => parent.stdout.once('data', data => done(String(data))));
  const pid = Number(line.split(' ')[1]);
  started.push(pid);
  return { parent, pid, ended };
}

async function ends(pid: number): Promise<boolean> {
  for (let turn = 0; turn < 200 && runs(pid); turn++) await delay(25);
  return !runs(pid);
}

describe('the runner of npm start', () => {
  it('passes on what asks to stop, waits for a clean end and returns its code', async () => {
    for (const [signal, code] of [
      ['SIGINT', 0],
      ['SIGTERM', 7],
      ['SIGHUP', 7],
    ] as const) {
      const { parent, pid, ended } = await start();
      parent.kill(signal);
      expect(await ended, signal).toBe(code);
      expect(runs(pid)).toBe(false);
    }
  });

  it('takes the program along when it is killed itself', async () => {
    const { parent, pid } = await start();
    parent.kill('SIGKILL');
    expect(await ends(pid)).toBe(true);
  });

  it('says by its code that the program was killed', async () => {
    const { pid, ended } = await start();
    process.kill(pid, 'SIGKILL');
    expect(await ended).toBe(137);
  });
});
