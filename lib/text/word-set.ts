import { hashName } from './word-hash';

/** Slots for each word: most of what is looked for is not there, and should be found missing at once. */
const SLOTS_PER_WORD = 8;

/** What a slot says; 0 where it is free. */
const TAKEN = 1;
/** The one slot of a set that nobody has looked into. */
const UNHASHED = 2;

/**
 * A few words, known by the first hash of their folded form. Nearly every word of a text is looked for
 * in several such lists; a `Set` of numbers of 32 bits boxes each of them to do so. They are hashed
 * when the first word is looked for: a worker that has just started has dozens of lists and needs few.
 */
export class WordSet {
  readonly #words: string;
  #hashes = new Int32Array(1);
  #slots = Uint8Array.of(UNHASHED);
  #mask = 0;

  /** @param words parted by spaces and line ends */
  constructor(words: string) {
    this.#words = words;
  }

  /** Whether the word with this first hash is one of them. */
  has(hash: number): boolean {
    const slot = this.#slots[this.#slotOf(hash)];
    return slot === UNHASHED ? this.#hashed().has(hash) : slot === TAKEN;
  }

  #hashed(): this {
    const list = this.#words.trim().split(/\s+/);
    const slots = 2 ** Math.ceil(Math.log2(list.length * SLOTS_PER_WORD));
    this.#hashes = new Int32Array(slots);
    this.#slots = new Uint8Array(slots);
    this.#mask = slots - 1;
    for (const word of list) {
      const { a } = hashName(word);
      const slot = this.#slotOf(a);
      this.#hashes[slot] = a;
      this.#slots[slot] = TAKEN;
    }
    return this;
  }

  /** The slot of the hash, or the free one where it would be. */
  #slotOf(hash: number): number {
    let slot = (hash ^ (hash >>> 15)) & this.#mask;
    while (this.#slots[slot] === TAKEN && this.#hashes[slot] !== hash)
      slot = (slot + 1) & this.#mask;
    return slot;
  }
}
