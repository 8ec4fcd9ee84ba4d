import { spread } from '@/lib/text/word-hash';
import { Counts, HashTable } from './hash-table';

/** Distinct keys that are counted exactly. */
const MAX_EXACT = 1_000_000;
/** Cells of one row of the sketch. */
const CELLS = 2 ** 22;
const MOST = 65_535;

/**
 * Counts of 64-bit keys: exact for up to a million of them, beyond that in a sketch of fixed size
 * that may count too much, never too little. The counts do not depend on the order of adding.
 */
export class BoundedCounts {
  readonly #maxExact: number;
  #keys = new HashTable(65_536);
  #counts = new Counts(65_536);
  #sketch: Uint16Array | undefined;

  constructor(maxExact = MAX_EXACT) {
    this.#maxExact = maxExact;
  }

  add(a: number, b: number, by = 1): void {
    if (this.#sketch) addTo(this.#sketch, { a, b, by });
    else {
      this.#counts.add(this.#keys.intern(a, b), by);
      if (this.#keys.size > this.#maxExact) this.#toSketch();
    }
  }

  get(a: number, b: number): number {
    const sketch = this.#sketch;
    if (!sketch) return this.#counts.get(this.#keys.find(a, b));
    return Math.min(sketch[first(a)] ?? 0, sketch[second(a, b)] ?? 0);
  }

  #toSketch(): void {
    const sketch = new Uint16Array(2 * CELLS);
    for (let n = 0; n < this.#keys.size; n++)
      addTo(sketch, { a: this.#keys.hashA(n), b: this.#keys.hashB(n), by: this.#counts.get(n) });
    this.#sketch = sketch;
    this.#keys = new HashTable(1);
    this.#counts = new Counts(1);
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
