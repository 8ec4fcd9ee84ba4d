import { Counts, HashTable } from './hash-table';

/** Counts of pairs of numbers, in about 20 bytes a pair. */
export class PairCounts {
  readonly #keys = new HashTable(4096);
  readonly #counts = new Counts(4096);

  add(left: number, right: number, by = 1): void {
    this.#counts.add(this.#keys.intern(left, right), by);
  }

  /** How many different pairs there are. */
  get size(): number {
    return this.#keys.size;
  }

  /** Every pair by its left number, ascending; the rights of each ascending too. */
  *grouped(): Generator<{ left: number; rights: { right: number; count: number }[] }> {
    const keys = this.#keys;
    const order = new Uint32Array(keys.size);
    for (let n = 0; n < order.length; n++) order[n] = n;
    order.sort((x, y) => keys.hashA(x) - keys.hashA(y) || keys.hashB(x) - keys.hashB(y));
    let left = -1;
    let rights: { right: number; count: number }[] = [];
    for (const n of order) {
      if (keys.hashA(n) !== left) {
        if (rights.length > 0) yield { left, rights };
        left = keys.hashA(n);
        rights = [];
      }
      rights.push({ right: keys.hashB(n), count: this.#counts.get(n) });
    }
    if (rights.length > 0) yield { left, rights };
  }
}
