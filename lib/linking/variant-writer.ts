import { hashName } from '@/lib/text/word-hash';
import { ByteList } from './byte-list';
import { encodeFlat, flatBytes } from './flat-codec';
import { Counts } from './hash-table';
import { VARIANTS_PER_BLOCK } from './name-table-format';

/** Collects full names by the keys that their transliterations share. */
export class VariantWriter {
  readonly #hashes = new Counts(1024);
  readonly #candidates = new Counts(1024);
  readonly #ends = new Counts(1024);
  readonly #flats = new ByteList();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Words of 32 bits, and bytes, that `finish` fills. */
  get room(): { readonly words: number; readonly bytes: number } {
    const blocks = Math.ceil(this.#size / VARIANTS_PER_BLOCK);
    return { words: this.#size * 2 + blocks, bytes: this.#flats.length };
  }

  add(skeleton: string, flat: string, candidate: number): void {
    const n = this.#size++;
    this.#hashes.set(n, variantHash(skeleton));
    this.#candidates.set(n, candidate);
    this.#flats.append(encodeFlat(flat));
    this.#ends.set(n, this.#flats.length);
  }

  /** Writes hashes in ascending order, candidates, where each block of flat keys starts, and these. */
  finish(words: Uint32Array, bytes: Uint8Array): void {
    const order = Uint32Array.from({ length: this.#size }, (_, n) => n);
    order.sort((x, y) => this.#hashes.get(x) - this.#hashes.get(y) || x - y);
    let at = 0;
    for (const [i, n] of order.entries()) {
      words[i] = this.#hashes.get(n);
      words[this.#size + i] = this.#candidates.get(n);
      if (i % VARIANTS_PER_BLOCK === 0) words[this.#size * 2 + i / VARIANTS_PER_BLOCK] = at;
      const from = n === 0 ? 0 : this.#ends.get(n - 1);
      const length = flatBytes(this.#flats.at(from));
      for (let j = 0; j < length; j++) bytes[at++] = this.#flats.at(from + j);
    }
  }
}

/** The 32 bits by which a skeleton is found; the flat keys tell those of others apart. */
export function variantHash(skeleton: string): number {
  const { a, b } = hashName(skeleton);
  return (a ^ Math.imul(b, 0x9e37_79b1)) >>> 0;
}
