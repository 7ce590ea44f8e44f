import { setTimeout as delay } from 'node:timers/promises';
import type { Launched } from './embedded-server.ts';

/** What happened to an embedded PostgreSQL that ended without having been asked to. */
export type EmbeddedEvent =
  | { readonly kind: 'ended'; readonly how: string }
  | { readonly kind: 'restarted'; readonly afterMs: number }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'given-up' };

interface Revival {
  readonly launch: () => Promise<Launched>;
  readonly tell: (event: EmbeddedEvent) => void;
}

/** Ends in this time at most this often are mended; more are a fault that a person must see. */
const revivalsAtMost = 5;
const withinMs = 10 * 60_000;

/** Watches over a launched PostgreSQL, and launches it again when it ends unasked. */
export class KeptAlive {
  /** Resolves when it has ended and nobody starts it again. */
  readonly ended: Promise<void>;
  readonly #revival: Revival | undefined;
  readonly #settle: () => void;
  #current: Launched;
  #reviving: Promise<void> | undefined;
  #wanted = true;
  #revivals: number[] = [];

  constructor(launched: Launched, revival: Revival | undefined) {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.ended = promise;
    this.#settle = resolve;
    this.#revival = revival;
    this.#current = launched;
    this.#watch();
  }

  /** Watches no longer; gives the one that runs, or ran last, once no start is under way. */
  async letGo(): Promise<Launched> {
    this.#wanted = false;
    await this.#reviving;
    return this.#current;
  }

  #watch(): void {
    const { child, dismissGuard } = this.#current;
    const onExit = (code: number | null, signal: string | null): void => {
      // Its guard would, later, meet another process of that number.
      dismissGuard();
      if (!this.#wanted) return;
      this.#revival?.tell({ kind: 'ended', how: signal ?? `code ${code}` });
      this.#reviving = this.#revive();
    };
    if (child.exitCode === null && child.signalCode === null) child.once('exit', onExit);
    else onExit(child.exitCode, child.signalCode);
  }

  async #revive(): Promise<void> {
    const from = performance.now();
    for (let pause = 100; this.#wanted && this.#revival && this.#mayRevive(); pause *= 3) {
      try {
        this.#current = await this.#revival.launch();
        this.#revival.tell({ kind: 'restarted', afterMs: Math.round(performance.now() - from) });
        this.#reviving = undefined;
        this.#watch();
        return;
      } catch (error) {
        this.#revival.tell({
          kind: 'failed',
          reason: error instanceof Error ? error.message : String(error),
        });
        await delay(pause);
      }
    }
    if (!this.#wanted) return;
    this.#revival?.tell({ kind: 'given-up' });
    this.#settle();
  }

  /** True, and counted, unless it was tried too often of late. */
  #mayRevive(): boolean {
    const now = performance.now();
    this.#revivals = this.#revivals.filter(at => now - at < withinMs);
    if (this.#revivals.length >= revivalsAtMost) return false;
    this.#revivals.push(now);
    return true;
  }
}
