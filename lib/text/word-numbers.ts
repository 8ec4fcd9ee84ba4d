/** Slots at first; doubled when more than two thirds are taken. */
const FIRST_SLOTS = 1 << 14;
const FIRST_UNITS = 1 << 16;
const MAX_FILL = 2 / 3;

/**
 * Numbers for words, counted up from 0, found straight from a text: no string is made for a word
 * that is known. Half of an import's time goes into looking words up, so this is worth its own table.
 */
export class WordNumbers {
  /** Word number plus one by slot; 0 where none is. */
  #slots = new Uint32Array(FIRST_SLOTS);
  #hashes = new Uint32Array(FIRST_SLOTS);
  /** Where each word starts in `#units`; one more at the end. */
  #starts = new Uint32Array(FIRST_SLOTS);
  #units = new Uint16Array(FIRST_UNITS);
  #count = 0;
  /** Random, so that no archive can be made whose words all meet in one slot. */
  readonly #seed = Math.floor(Math.random() * 0x1_0000_0000) | 0;

  /** How many words are numbered. */
  get size(): number {
    return this.#count;
  }

  /** The number of the word [start, end) of `text`; a word not met before gets `size`. */
  numberOf(text: string, start: number, end: number): number {
    let hash = this.#seed;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193);
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const taken = this.#slots[slot] ?? 0;
      if (taken === 0) break;
      if (this.#hashes[slot] === hash && this.#isWord(taken - 1, text, start, end))
        return taken - 1;
      slot = (slot + 1) & mask;
    }
    this.#slots[slot] = this.#count + 1;
    this.#hashes[slot] = hash;
    return this.#append(text, start, end);
  }

  /** The word of a number as it was met. */
  textOf(number: number): string {
    const units = this.#units.subarray(this.#starts[number], this.#starts[number + 1]);
    let word = '';
    for (const unit of units) word += String.fromCharCode(unit);
    return word;
  }

  #isWord(number: number, text: string, start: number, end: number): boolean {
    const from = this.#starts[number] ?? 0;
    if ((this.#starts[number + 1] ?? 0) - from !== end - start) return false;
    for (let i = start; i < end; i++)
      if (this.#units[from + i - start] !== text.charCodeAt(i)) return false;
    return true;
  }

  #append(text: string, start: number, end: number): number {
    const number = this.#count++;
    let at = this.#starts[number] ?? 0;
    if (at + end - start > this.#units.length)
      this.#units = widened16(this.#units, at + end - start);
    for (let i = start; i < end; i++) this.#units[at++] = text.charCodeAt(i);
    if (number + 2 > this.#starts.length) this.#starts = widened32(this.#starts, number + 2);
    this.#starts[number + 1] = at;
    if (this.#count > this.#slots.length * MAX_FILL) this.#grow();
    return number;
  }

  #grow(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const hashes = new Uint32Array(slots.length);
    const mask = slots.length - 1;
    for (const [old, taken] of this.#slots.entries()) {
      if (taken === 0) continue;
      const hash = this.#hashes[old] ?? 0;
      let slot = hash & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = taken;
      hashes[slot] = hash;
    }
    this.#slots = slots;
    this.#hashes = hashes;
  }
}

function widened32(values: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const wide = new Uint32Array(Math.max(length, values.length * 2));
  wide.set(values);
  return wide;
}

function widened16(values: Uint16Array<ArrayBuffer>, length: number): Uint16Array<ArrayBuffer> {
  const wide = new Uint16Array(Math.max(length, values.length * 2));
  wide.set(values);
  return wide;
}
