import type { ArchiveDocument } from '@/lib/model/document';

/** A 64-bit near-duplicate fingerprint: two unsigned 32-bit halves. */
export type Fingerprint = { readonly high: number; readonly low: number };

/** Units before a shingle is sampled by its hash: one in so many is used. */
const SAMPLE_MASK = 3;
/** Most UTF-16 units of a text that are read: openings decide whether two stories are the same. */
const FINGERPRINT_UNITS = 6000;

/**
 * SimHash of the text's word pairs, by letters and digits alone: texts that differ in a few words
 * differ in a few bits, unrelated ones in about 32. Nought for a text without two words.
 */
export function fingerprint(text: string): Fingerprint {
  votes.clear();
  let word = 0;
  let previous = 0;
  const end = Math.min(text.length, FINGERPRINT_UNITS);
  for (let i = 0; i <= end; i++) {
    const unit = i < end ? text.charCodeAt(i) : 32;
    if (isWordUnit(unit)) {
      // Letters are compared without ASCII case; that needs no allocation.
      word =
        Math.imul(word ^ (unit >= 65 && unit <= 90 ? unit + 32 : unit), 0x5bd1_e995) ^ i0(word);
    } else if (word !== 0) {
      if (previous !== 0) vote(word, previous);
      previous = word;
      word = 0;
    }
  }
  return { high: votes.half(0), low: votes.half(1) };
}

/** The fingerprint of a document's cleaned text. */
export function printOf({ text, cleaned }: Pick<ArchiveDocument, 'text' | 'cleaned'>): Fingerprint {
  const spans: string[] = [];
  let room = FINGERPRINT_UNITS;
  for (const { start, end } of cleaned) {
    if (room <= 0) break;
    spans.push(text.slice(start, Math.min(end, start + room)));
    room -= end - start;
  }
  return fingerprint(spans.join('\n\n'));
}

/** In how many of their 64 bits two fingerprints differ. */
export function distance(a: Fingerprint, b: Fingerprint): number {
  return ones(a.high ^ b.high) + ones(a.low ^ b.low);
}

function isWordUnit(unit: number): boolean {
  return (
    (unit >= 97 && unit <= 122) ||
    (unit >= 65 && unit <= 90) ||
    (unit >= 48 && unit <= 57) ||
    (unit >= 0xc0 && (unit < 0x2000 || unit > 0x206f))
  );
}

function i0(word: number): number {
  return (word >>> 15) + 0x9e37;
}

function vote(word: number, previous: number): void {
  const a = Math.imul(word ^ Math.imul(previous, 0x85eb_ca6b), 0xc2b2_ae35);
  const low = a ^ (a >>> 15);
  if ((low & SAMPLE_MASK) !== 0) return;
  const high = Math.imul(low ^ (low >>> 13), 0x27d4_eb2f);
  const other = Math.imul(high ^ (high >>> 16), 0x1656_67b1);
  votes.add(high, other);
}

/** Four bits as four bytes of one number, each 0 or 1. */
const SPREAD = Uint32Array.from({ length: 16 }, (_, bits) =>
  [0, 1, 2, 3].reduce((sum, bit) => sum + ((bits >>> bit) & 1) * 256 ** bit, 0),
);
/** Votes that a byte counts. */
const MOST_IN_BYTE = 255;
const NIBBLES = 16;

/** Counts how often each of 64 bits is set, four at a time: one by one it took most of a fingerprint. */
class Votes {
  readonly #bytes = new Uint32Array(NIBBLES);
  readonly #ones = new Uint32Array(NIBBLES * 4);
  #waiting = 0;
  #total = 0;

  clear(): void {
    this.#bytes.fill(0);
    this.#ones.fill(0);
    this.#waiting = 0;
    this.#total = 0;
  }

  add(high: number, low: number): void {
    const bytes = this.#bytes;
    for (let k = 0; k < NIBBLES / 2; k++) {
      bytes[k] = (bytes[k] ?? 0) + (SPREAD[(high >>> (4 * k)) & 15] ?? 0);
      bytes[k + 8] = (bytes[k + 8] ?? 0) + (SPREAD[(low >>> (4 * k)) & 15] ?? 0);
    }
    if (++this.#waiting === MOST_IN_BYTE) this.#count();
  }

  /** 32 bits, each set where more than half of the votes have it. @param which 0 the high ones, 1 the low */
  half(which: 0 | 1): number {
    this.#count();
    let bits = 0;
    for (let bit = 0; bit < 32; bit++)
      if (2 * (this.#ones[which * 32 + bit] ?? 0) > this.#total) bits |= 1 << bit;
    return bits >>> 0;
  }

  #count(): void {
    for (let bit = 0; bit < NIBBLES * 4; bit++) {
      const byte = ((this.#bytes[bit >>> 2] ?? 0) >>> (8 * (bit & 3))) & 255;
      this.#ones[bit] = (this.#ones[bit] ?? 0) + byte;
    }
    this.#bytes.fill(0);
    this.#total += this.#waiting;
    this.#waiting = 0;
  }
}

/** One is enough: a fingerprint is made without a pause. */
const votes = new Votes();

function ones(value: number): number {
  let x = value - ((value >>> 1) & 0x5555_5555);
  x = (x & 0x3333_3333) + ((x >>> 2) & 0x3333_3333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
