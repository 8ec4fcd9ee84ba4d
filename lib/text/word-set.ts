import { hashName } from './word-hash';

/** Slots for each word: most of what is looked for is not there, and should be found missing at once. */
const SLOTS_PER_WORD = 8;

/**
 * A few words, known by the first hash of their folded form. Nearly every word of a text is looked for
 * in several such lists; a `Set` of numbers of 32 bits boxes each of them to do so.
 */
export class WordSet {
  readonly #hashes: Int32Array;
  readonly #taken: Uint8Array;
  readonly #mask: number;

  /** @param words parted by spaces and line ends */
  constructor(words: string) {
    const list = words.trim().split(/\s+/);
    const slots = 2 ** Math.ceil(Math.log2(list.length * SLOTS_PER_WORD));
    this.#hashes = new Int32Array(slots);
    this.#taken = new Uint8Array(slots);
    this.#mask = slots - 1;
    for (const word of list) {
      const { a } = hashName(word);
      const slot = this.#slotOf(a);
      this.#hashes[slot] = a;
      this.#taken[slot] = 1;
    }
  }

  /** Whether the word with this first hash is one of them. */
  has(hash: number): boolean {
    return this.#taken[this.#slotOf(hash)] === 1;
  }

  /** The slot of the hash, or the free one where it would be. */
  #slotOf(hash: number): number {
    let slot = (hash ^ (hash >>> 15)) & this.#mask;
    while (this.#taken[slot] === 1 && this.#hashes[slot] !== hash) slot = (slot + 1) & this.#mask;
    return slot;
  }
}
