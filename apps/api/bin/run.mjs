// Child processes that end with this one: nothing that `npm start` begins is left behind, however it ends.

import { spawn } from 'node:child_process';

/** The signals that ask the program to stop. */
const STOPS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** How long a program may take to stop before it is killed. */
const STOP_LIMIT_MS = 20_000;

/**
 * Runs a program in a process group of its own, so that Ctrl-C reaches it once, through here, and it has no terminal to
 * wait for. Resolves to its exit code (128 and the signal's number when one ended it) and what it printed when `quiet`.
 */
export function run(command, args, { cwd, env = process.env, quiet = false } = {}) {
  return new Promise((done, fail) => {
    const output = quiet ? 'pipe' : 'inherit';
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', output, output] });
    const printed = [];
    child.stdout?.on('data', part => printed.push(part));
    child.stderr?.on('data', part => printed.push(part));
    const guard = endWithThisProcess(child);
    const signals = passSignals(child);
    child.on('error', error => {
      signals.forget();
      fail(error);
    });
    child.on('close', (code, signal) => {
      signals.forget();
      guard?.stdin.end('ended\n');
      done({
        code: code ?? 128 + (signalNumbers[signal] ?? 0),
        signal: signals.received() ?? signal,
        output: Buffer.concat(printed).toString().trim(),
      });
    });
  });
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/** Passes on whatever asks to stop, and kills what does not stop in time. */
function passSignals(child) {
  let received;
  let deadline;
  const pass = signal => {
    received ??= signal;
    kill(child, signal === 'SIGHUP' ? 'SIGTERM' : signal);
    deadline ??= setTimeout(() => kill(child, 'SIGKILL'), STOP_LIMIT_MS);
  };
  for (const signal of STOPS) process.on(signal, pass);
  // npm that is killed cannot say so: its children see that they have another parent.
  const parent = process.ppid;
  const watch = process.env.npm_lifecycle_event
    ? setInterval(() => process.ppid !== parent && pass('SIGTERM'), 500)
    : undefined;
  const forget = () => {
    clearTimeout(deadline);
    clearInterval(watch);
    for (const signal of STOPS) process.off(signal, pass);
  };
  return { received: () => received, forget };
}

function kill(child, signal) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    // The group: a package manager has children of its own. Windows has no groups.
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // It has just ended.
  }
}

/** A shell that waits for the end of a pipe: when this process is killed, the pipe ends and the child is stopped. */
function endWithThisProcess(child) {
  if (process.platform === 'win32' || child.pid === undefined) return undefined;
  const guard = spawn(
    '/bin/sh',
    ['-c', 'read -r word || kill -s TERM -- "-$1"', 'guard', String(child.pid)],
    {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  );
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  guard.unref();
  return guard;
}
