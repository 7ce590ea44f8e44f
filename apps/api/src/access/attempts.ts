// How often a password may be guessed. Only failures count, so that many people behind one address may sign in at once; but no more
// guesses run side by side than may still fail, so that the count cannot be outrun.

import { RateLimited } from '@zhucan/domain';
import { RateLimiterMemory } from 'rate-limiter-flexible';

interface Line {
  running: number;
  readonly waiting: (() => void)[];
}

export class Attempts {
  readonly #most: number;
  readonly #failures: RateLimiterMemory;
  readonly #lines = new Map<string, Line>();

  /** So many failures of one key in so many seconds. */
  constructor(most: number, seconds: number) {
    this.#most = most;
    this.#failures = new RateLimiterMemory({ points: most, duration: seconds });
  }

  /** Runs an attempt, which fails by throwing; refuses it where too many of this key have failed. */
  async run<T>(key: string, attempt: () => Promise<T>, isFailure: (error: unknown) => boolean): Promise<T> {
    const line = this.#lines.get(key) ?? { running: 0, waiting: [] };
    this.#lines.set(key, line);
    await this.#turn(key, line);
    try {
      return await attempt();
    } catch (error) {
      if (isFailure(error)) await this.#failures.penalty(key);
      throw error;
    } finally {
      this.#leave(key, line);
    }
  }

  /** Forgets the failures of a key. */
  async forgive(key: string): Promise<void> {
    await this.#failures.delete(key);
  }

  async #turn(key: string, line: Line): Promise<void> {
    for (;;) {
      const state = await this.#failures.get(key);
      const failed = state?.consumedPoints ?? 0;
      if (failed >= this.#most) {
        if (line.running === 0) this.#leaveLine(key, line);
        throw new RateLimited(Math.max(1, Math.ceil((state?.msBeforeNext ?? 1000) / 1000)));
      }
      if (line.running < this.#most - failed) {
        line.running += 1;
        return;
      }
      await new Promise<void>(resume => line.waiting.push(resume));
    }
  }

  #leave(key: string, line: Line): void {
    line.running -= 1;
    // Everyone who waits looks again: after a failure fewer may run than before.
    for (const resume of line.waiting.splice(0)) resume();
    this.#leaveLine(key, line);
  }

  #leaveLine(key: string, line: Line): void {
    if (line.running === 0 && line.waiting.length === 0 && this.#lines.get(key) === line)
      this.#lines.delete(key);
  }
}
