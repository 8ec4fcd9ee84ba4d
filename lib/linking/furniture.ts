import { TAIL_LEVELS } from './tail-hashes';

/** An end is furniture from this many documents and this share of them on. */
const MIN_DOCUMENTS = 4;
const MIN_SHARE = 0.005;
/** Values of a 16-bit hash. */
const CELLS = 65_536;

/**
 * What the documents of an archive end with: licence lines, share lines. Ends are counted in a
 * sketch of fixed size, whatever the number of documents.
 */
export class Furniture {
  readonly #cells = new Uint32Array(TAIL_LEVELS.length * CELLS);
  #documents = 0;

  /** Notes the end of a document, see tailHashes. */
  add(tail: readonly number[]): void {
    this.#documents++;
    for (const [level, hash] of tail.entries()) {
      const cell = level * CELLS + hash;
      this.#cells[cell] = (this.#cells[cell] ?? 0) + 1;
    }
  }

  /** How many tokens of such an end are furniture: to within the distance of two levels. */
  lengthOf(tail: readonly number[]): number {
    const enough = Math.max(MIN_DOCUMENTS, this.#documents * MIN_SHARE);
    let length = 0;
    for (const [level, hash] of tail.entries()) {
      if ((this.#cells[level * CELLS + hash] ?? 0) < enough) break;
      length = TAIL_LEVELS[level] ?? length;
    }
    return length;
  }
}
