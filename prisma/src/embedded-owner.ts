import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Says which process answers for the embedded PostgreSQL of a folder. The mark outlives a killed process; the start
 * time beside the number tells that process from a later one that was given the same number.
 */
export class OwnerMark {
  readonly #file: string;
  readonly #own = describe(process.pid);

  constructor(folder: string) {
    this.#file = join(folder, 'owner');
  }

  /** Takes the folder; false when a living process has it. */
  take(): boolean {
    const draft = `${this.#file}.${process.pid}`;
    for (let attempt = 0; attempt < 10; attempt++) {
      writeFileSync(draft, this.#own, { mode: 0o600 });
      try {
        linkSync(draft, this.#file);
        return true;
      } catch (error) {
        if (!hasCode(error, 'EEXIST')) throw error;
      } finally {
        rmSync(draft, { force: true });
      }
      const holder = readIfThere(this.#file);
      if (holder !== undefined && isAlive(holder)) return false;
      if (holder !== undefined) this.#setAside(holder);
    }
    return false;
  }

  /** True while the mark names a living process. */
  isHeld(): boolean {
    const holder = readIfThere(this.#file);
    return holder !== undefined && isAlive(holder);
  }

  release(): void {
    if (readIfThere(this.#file) === this.#own) rmSync(this.#file, { force: true });
  }

  /** Two starters may find the same dead mark: whoever moved a newer one away puts it back. */
  #setAside(holder: string): void {
    const aside = `${this.#file}.dead.${process.pid}`;
    try {
      renameSync(this.#file, aside);
      if (readIfThere(aside) !== holder) linkSync(aside, this.#file);
    } catch (error) {
      if (!hasCode(error, 'ENOENT') && !hasCode(error, 'EEXIST')) throw error;
    } finally {
      rmSync(aside, { force: true });
    }
  }
}

/** True when the process runs and its command line names all the given words. */
export function isRunning(pid: number, ...words: string[]): boolean {
  if (!exists(pid)) return false;
  const line = commandLine(pid);
  return line === undefined || words.every(word => line.includes(word));
}

export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function describe(pid: number): string {
  return `${pid} ${startTime(pid) ?? ''}`.trim();
}

function isAlive(mark: string): boolean {
  const pid = Number(mark.split(' ')[0]);
  return Number.isInteger(pid) && exists(pid) && describe(pid) === mark;
}

function exists(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
  // A process that ended and was not yet waited for still has its number.
  return processState(pid) !== 'Z';
}

/** The fields after the name in Linux's /proc/PID/stat, which begins with the state. */
function statFields(pid: number): string[] | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function processState(pid: number): string | undefined {
  return statFields(pid)?.[0];
}

function startTime(pid: number): string | undefined {
  return statFields(pid)?.[19];
}

function commandLine(pid: number): string | undefined {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    if (process.platform === 'win32') return undefined;
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
