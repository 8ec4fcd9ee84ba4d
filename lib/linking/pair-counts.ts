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

  /** A look-up of the rights of a left number, as it is now. */
  byLeft(): (left: number) => { right: number; count: number }[] {
    const keys = this.#keys;
    const order = this.#order();
    return (left) => {
      let low = 0;
      let high = order.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (keys.hashA(order[middle] ?? 0) < left) low = middle + 1;
        else high = middle;
      }
      const rights: { right: number; count: number }[] = [];
      for (let at = low; at < order.length && keys.hashA(order[at] ?? 0) === left; at++) {
        const n = order[at] ?? 0;
        rights.push({ right: keys.hashB(n), count: this.#counts.get(n) });
      }
      return rights;
    };
  }

  #order(): Uint32Array {
    const keys = this.#keys;
    const order = new Uint32Array(keys.size);
    for (let n = 0; n < order.length; n++) order[n] = n;
    return order.sort((x, y) => keys.hashA(x) - keys.hashA(y) || keys.hashB(x) - keys.hashB(y));
  }

  /** Every pair by its left number, ascending; the rights of each ascending too. */
  *grouped(): Generator<{ left: number; rights: { right: number; count: number }[] }> {
    const keys = this.#keys;
    const order = this.#order();
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
