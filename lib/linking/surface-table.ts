import { spread } from '@/lib/text/word-hash';
import { HashTable } from './hash-table';
import { TextList } from './text-list';

/** The number of every word that is left out. */
export const UNKNOWN_SURFACE = 0;

/** Numbers written words from 1 on; what it does not take in is `UNKNOWN_SURFACE`. */
export class SurfaceTable {
  readonly #keys = new HashTable(16_384);
  readonly #texts = new TextList();
  #takes: (hash: number) => boolean;

  /** @param takes whether a word of this 32-bit hash is taken in; all are when left out */
  constructor(takes: (hash: number) => boolean = () => true) {
    this.#takes = takes;
  }

  /** Numbers are below this. */
  get size(): number {
    return this.#texts.length + 1;
  }

  /** Takes nothing more in, and gives back what told which words to take. */
  seal(): void {
    this.#takes = () => false;
  }

  /** The characters of surface `s`. */
  text(s: number): string {
    return s === UNKNOWN_SURFACE ? '' : this.#texts.at(s - 1);
  }

  /** The number of `text`, new or known. */
  intern(text: string): number {
    const [a, b] = writtenHash(text);
    const known = this.#keys.find(a, b);
    if (known >= 0) return known + 1;
    if (!this.#takes(spread(a))) return UNKNOWN_SURFACE;
    this.#keys.intern(a, b);
    return this.#texts.push(text);
  }
}

/** Two 32-bit hashes of the very characters of `text`. */
export function writtenHash(text: string): [number, number] {
  let a = 17;
  let b = 29;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x0100_0193) | 0;
    b = (Math.imul(b, 0x85eb_ca77) + unit) | 0;
  }
  return [a, b];
}
