import { CLASS, classOf, expansionOf, foldOf } from './characters';

/**
 * Folded words are known by two polynomial hashes modulo 2^32, 64 bits together. A polynomial lets
 * the hash of a name be put together from those of its words, whatever stands between them. Both
 * multipliers are 3 modulo 4, so that neighbouring strings differ in nearly all bits.
 */
const MULTIPLIER_A = 0x9e37_79b3;
const MULTIPLIER_B = 0x85eb_ca77;

const [SMALL_A, SMALL_Z] = [97, 122] as const;

/** Longest folded word that has a hash; longer strings are no names. */
export const MAX_WORD = 255;

const POWERS_A = powers(MULTIPLIER_A);
const POWERS_B = powers(MULTIPLIER_B);

function powers(multiplier: number): Uint32Array {
  const table = new Uint32Array(MAX_WORD + 1);
  table[0] = 1;
  for (let i = 1; i < table.length; i++) table[i] = Math.imul(table[i - 1] ?? 0, multiplier);
  return table;
}

/** `hash` with one more folded unit, first hash. */
export function stepA(hash: number, unit: number): number {
  return (Math.imul(hash, MULTIPLIER_A) + unit) | 0;
}

/** `hash` with one more folded unit, second hash. */
export function stepB(hash: number, unit: number): number {
  return (Math.imul(hash, MULTIPLIER_B) + unit) | 0;
}

/** First hash of a name's beginning `left` followed by a word of `size` folded units. */
export function joinA(left: number, word: number, size: number): number {
  return (Math.imul(left, POWERS_A[size] ?? 0) + word) | 0;
}

/** Second hash of a name's beginning `left` followed by a word of `size` folded units. */
export function joinB(left: number, word: number, size: number): number {
  return (Math.imul(left, POWERS_B[size] ?? 0) + word) | 0;
}

/** Spreads a hash over all 32 bits, unsigned: for slots and filters. */
export function spread(hash: number): number {
  let mixed = hash;
  mixed ^= mixed >>> 16;
  mixed = Math.imul(mixed, 0x85eb_ca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Both hashes of a text's comparison form, and its folded length in units. */
export type WordHash = { readonly a: number; readonly b: number; readonly size: number };

/** The hashes of `text` as `fold` compares it; spaces, hyphens and marks count for nothing. */
export function hashName(text: string): WordHash {
  let a = 0;
  let b = 0;
  let size = 0;
  const put = (unit: number): void => {
    a = stepA(a, unit);
    b = stepB(b, unit);
    size++;
  };
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Small letters stand for themselves: whatever starts hashes hundreds of them first of all.
    if (unit >= SMALL_A && unit <= SMALL_Z) {
      put(unit);
      continue;
    }
    const found = classOf(unit);
    if (found === CLASS.other || found === CLASS.ignorable) continue;
    const to = foldOf(unit);
    if (to !== 0) put(to);
    else for (const part of expansionOf(unit)) put(part.charCodeAt(0));
  }
  return { a, b, size };
}
