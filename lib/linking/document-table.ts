import { Counts } from './hash-table';

/** The live documents of an archive by number: where each is, when it is from, and its print. */
export class DocumentTable {
  readonly #segments = new Counts(1024);
  readonly #docnums = new Counts(1024);
  readonly #prints = new Counts(1024);
  #dates = new Float64Array(1024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(document: { segment: number; docnum: number; print: number; date: number }): number {
    const n = this.#size++;
    if (n >= this.#dates.length) {
      const grown = new Float64Array(this.#dates.length * 2);
      grown.set(this.#dates);
      this.#dates = grown;
    }
    this.#segments.set(n, document.segment);
    this.#docnums.set(n, document.docnum);
    this.#prints.set(n, document.print);
    this.#dates[n] = document.date;
    return n;
  }

  segment(n: number): number {
    return this.#segments.get(n);
  }

  docnum(n: number): number {
    return this.#docnums.get(n);
  }

  /** 32-bit hash of its words. */
  print(n: number): number {
    return this.#prints.get(n);
  }

  /** See packDate; 0 without a date. */
  date(n: number): number {
    return this.#dates[n] ?? 0;
  }
}
