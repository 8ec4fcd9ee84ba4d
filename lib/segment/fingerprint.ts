import type { ArchiveDocument } from '@/lib/model/document';

/** A 64-bit near-duplicate fingerprint: two unsigned 32-bit halves. */
export type Fingerprint = { readonly high: number; readonly low: number };

/** Units before a shingle is sampled by its hash: one in so many is used. */
const SAMPLE_MASK = 3;
/** Most UTF-16 units of a text that are read: openings decide whether two stories are the same. */
const FINGERPRINT_UNITS = 6000;
const BITS = 64;

/**
 * SimHash of the text's word pairs, by letters and digits alone: texts that differ in a few words
 * differ in a few bits, unrelated ones in about 32. Nought for a text without two words.
 */
export function fingerprint(text: string): Fingerprint {
  const votes = new Int32Array(BITS);
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
      if (previous !== 0) vote(votes, word, previous);
      previous = word;
      word = 0;
    }
  }
  return { high: half(votes, 0), low: half(votes, 32) };
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

function vote(votes: Int32Array, word: number, previous: number): void {
  const a = Math.imul(word ^ Math.imul(previous, 0x85eb_ca6b), 0xc2b2_ae35);
  const low = a ^ (a >>> 15);
  if ((low & SAMPLE_MASK) !== 0) return;
  const high = Math.imul(low ^ (low >>> 13), 0x27d4_eb2f);
  const other = Math.imul(high ^ (high >>> 16), 0x1656_67b1);
  for (let bit = 0; bit < 32; bit++) {
    votes[bit] = (votes[bit] ?? 0) + ((high >>> bit) & 1 ? 1 : -1);
    votes[bit + 32] = (votes[bit + 32] ?? 0) + ((other >>> bit) & 1 ? 1 : -1);
  }
}

function half(votes: Int32Array, from: number): number {
  let bits = 0;
  for (let bit = 0; bit < 32; bit++) if ((votes[from + bit] ?? 0) > 0) bits |= 1 << bit;
  return bits >>> 0;
}

function ones(value: number): number {
  let x = value - ((value >>> 1) & 0x5555_5555);
  x = (x & 0x3333_3333) + ((x >>> 2) & 0x3333_3333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
