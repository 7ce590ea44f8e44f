// Chance that repeats: the same seed tells the same story on every machine.

/** A small fast generator (sfc32) with the draws that the seed needs. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d = 1;

  /** Whatever is drawn for one label tells nothing about another's. */
  constructor(label: string) {
    const mix = hasher(label);
    this.#a = mix();
    this.#b = mix();
    this.#c = mix();
    for (let round = 0; round < 12; round++) this.next();
  }

  /** 0 up to but not including 1. */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 to below the limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** A whole number between two, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return at(list, this.below(list.length));
  }

  /** Days until something that happens so many times a year. */
  daysUntil(timesPerYear: number): number {
    return timesPerYear <= 0
      ? Number.POSITIVE_INFINITY
      : (-Math.log(1 - this.next()) / timesPerYear) * 365.25;
  }

  shuffle<T>(list: readonly T[]): T[] {
    const shuffled = [...list];
    for (let index = shuffled.length - 1; index > 0; index--) {
      const other = this.below(index + 1);
      const kept = at(shuffled, index);
      shuffled[index] = at(shuffled, other);
      shuffled[other] = kept;
    }
    return shuffled;
  }
}

/** A draw by weight. */
export type Draw<T> = (random: Random) => T;

/** Makes a draw from values with their weights, which need not add up to anything. */
export function weighted<T>(pairs: readonly (readonly [value: T, weight: number])[]): Draw<T> {
  const limits: number[] = [];
  let total = 0;
  for (const [, weight] of pairs) {
    total += weight;
    limits.push(total);
  }
  return random => {
    const wanted = random.next() * total;
    let low = 0;
    let high = limits.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(limits, middle) > wanted) high = middle;
      else low = middle + 1;
    }
    return at(pairs, low)[0];
  };
}

/** A draw of a whole number: first a span by its weight, then evenly within it. */
export function spans(
  table: readonly (readonly [low: number, high: number, weight: number])[],
): Draw<number> {
  const span = weighted(table.map(([low, high, weight]) => [[low, high] as const, weight] as const));
  return random => random.between(...span(random));
}

/** The element that is known to be there. */
export function at<T>(list: ArrayLike<T>, index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`no element ${index} of ${list.length}`);
  return value;
}

/** FNV-1a over the label, stirred again for each number that is asked for. */
function hasher(label: string): () => number {
  let state = 0x811c9dc5;
  for (const character of label) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) | 0;
  };
}
