import { TokenList } from '@/lib/text/token-list';
import { spread, stepA } from '@/lib/text/word-hash';
import type { WordStatistics } from './word-statistics';

/** Most tokens of a document's end that are compared with other documents' ends. */
const MAX_TAIL = 40;
/** Fewest tokens of an end that counts as furniture. */
const MIN_TAIL = 3;
/** An end is furniture from this many documents and this share of them on. */
const MIN_DOCUMENTS = 4;
const MIN_SHARE = 0.005;
/** Cells of the count sketch; a cell is shared by few ends, and hardly reaches the share by chance. */
const CELLS = 2 ** 20;

/**
 * Finds what the documents of an archive end with: licence lines, share lines. It counts the last
 * 3 to 40 tokens of each document in a sketch of fixed size, whatever the number of documents.
 */
export class Furniture {
  readonly #cells = new Uint32Array(CELLS);
  /** One sample of each end that `MIN_DOCUMENTS` documents share. */
  readonly #samples = new Map<number, TokenList>();
  #documents = 0;
  /** 16-bit word hashes of each document's end, last token first; 0 where there is none. */
  #tails = new Uint16Array(MAX_TAIL * 256);

  /** Notes the end of the next document. */
  add(tokens: TokenList): void {
    const at = this.#documents++ * MAX_TAIL;
    if (at + MAX_TAIL > this.#tails.length) {
      const grown = new Uint16Array(this.#tails.length * 2);
      grown.set(this.#tails);
      this.#tails = grown;
    }
    const length = Math.min(MAX_TAIL, tokens.length);
    for (let back = 0; back < length; back++)
      this.#tails[at + back] = (spread(tokens.hashA[tokens.length - 1 - back] ?? 0) & 0xffff) | 1;
    let sample: TokenList | undefined;
    this.#walk(at, (hash) => {
      const count = (this.#cells[hash % CELLS] ?? 0) + 1;
      this.#cells[hash % CELLS] = count;
      if (count === MIN_DOCUMENTS) this.#samples.set(hash, (sample ??= lastTokens(tokens)));
      return true;
    });
  }

  /** How many tokens at the end of document `n` (in the order of adding) are furniture. */
  tailOf(n: number): number {
    return this.#tail(n).length;
  }

  /** Takes what all furniture had added to `statistics` away again. */
  subtractFrom(statistics: WordStatistics): void {
    const times = new Map<number, { length: number; count: number }>();
    for (let n = 0; n < this.#documents; n++) {
      const { hash, length } = this.#tail(n);
      if (length === 0) continue;
      const entry = times.get(hash);
      if (entry) entry.count++;
      else times.set(hash, { length, count: 1 });
    }
    for (const [hash, { length, count }] of times) {
      const sample = this.#samples.get(hash);
      if (sample) statistics.add(sample, { from: sample.length - length, times: -count });
    }
  }

  #tail(n: number): { hash: number; length: number } {
    const enough = Math.max(MIN_DOCUMENTS, this.#documents * MIN_SHARE);
    const tail = { hash: 0, length: 0 };
    this.#walk(n * MAX_TAIL, (hash, length) => {
      if ((this.#cells[hash % CELLS] ?? 0) < enough) return false;
      tail.hash = hash;
      tail.length = length;
      return true;
    });
    return tail;
  }

  #walk(at: number, visit: (hash: number, length: number) => boolean): void {
    let hash = 0;
    for (let back = 0; back < MAX_TAIL; back++) {
      const word = this.#tails[at + back] ?? 0;
      if (word === 0) return;
      hash = stepA(hash, word);
      if (back + 1 >= MIN_TAIL && !visit(spread(hash ^ (back << 24)), back + 1)) return;
    }
  }
}

function lastTokens(tokens: TokenList): TokenList {
  const list = new TokenList();
  const from = Math.max(0, tokens.length - MAX_TAIL);
  list.length = tokens.length - from;
  list.kind.set(tokens.kind.subarray(from, tokens.length));
  list.gap.set(tokens.gap.subarray(from, tokens.length));
  list.flags.set(tokens.flags.subarray(from, tokens.length));
  list.hashA.set(tokens.hashA.subarray(from, tokens.length));
  list.hashB.set(tokens.hashB.subarray(from, tokens.length));
  return list;
}
