import { spread } from '@/lib/text/word-hash';
import { Counts, HashTable } from './hash-table';

/** Distinct keys that are counted exactly. */
const MAX_EXACT = 1_000_000;
/** Cells of one row of the sketch. */
const CELLS = 2 ** 22;
const MOST = 65_535;

/**
 * Several counts of each of many 64-bit keys: exact for up to a million keys, beyond that in
 * sketches of fixed size that may count too much, never too little. The counts do not depend on the
 * order of adding.
 */
export class BoundedCounts {
  readonly #maxExact: number;
  #keys = new HashTable(65_536);
  readonly #counts: Counts[];
  #sketches: readonly Uint16Array[] | undefined;

  /** @param columns how many counts each key has */
  constructor(columns: number, maxExact = MAX_EXACT) {
    this.#maxExact = maxExact;
    this.#counts = Array.from({ length: columns }, () => new Counts(65_536));
  }

  /** Counts one more in each of the columns whose bits are set. */
  add(a: number, b: number, columns: number): void {
    const sketches = this.#sketches;
    if (sketches) {
      for (let column = 0; column < sketches.length; column++) {
        const sketch = sketches[column];
        if (sketch && (columns >>> column) & 1) addTo(sketch, { a, b, by: 1 });
      }
      return;
    }
    // Without an iterator: this runs for every piece of every run.
    const n = this.#keys.intern(a, b);
    for (let column = 0; column < this.#counts.length; column++)
      if ((columns >>> column) & 1) this.#counts[column]?.add(n);
    if (this.#keys.size > this.#maxExact) this.#toSketches();
  }

  get(a: number, b: number, column: number): number {
    const sketch = this.#sketches?.[column];
    if (!sketch) return this.#counts[column]?.get(this.#keys.find(a, b)) ?? 0;
    return Math.min(sketch[first(a)] ?? 0, sketch[second(a, b)] ?? 0);
  }

  #toSketches(): void {
    const keys = this.#keys;
    this.#sketches = this.#counts.map((counts) => {
      const sketch = new Uint16Array(2 * CELLS);
      for (let n = 0; n < keys.size; n++)
        addTo(sketch, { a: keys.hashA(n), b: keys.hashB(n), by: counts.get(n) });
      return sketch;
    });
    this.#keys = new HashTable(1);
    this.#counts.length = 0;
  }
}

function first(a: number): number {
  return spread(a) % CELLS;
}

function second(a: number, b: number): number {
  return CELLS + (spread(b ^ Math.imul(a, 0x9e37_79b1)) % CELLS);
}

function addTo(sketch: Uint16Array, { a, b, by }: { a: number; b: number; by: number }): void {
  for (const cell of [first(a), second(a, b)])
    sketch[cell] = Math.min(MOST, (sketch[cell] ?? 0) + by);
}
