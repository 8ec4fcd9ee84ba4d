import { ByteReader, ByteWriter } from '@/lib/base/bytes';
import type { RowReader, RowSink } from '@/lib/model/segment';
import { frameRow, unframeRow } from '@/lib/segment/row-frame';
import type { TokenList } from '@/lib/text/token-list';
import { FLAG, GAP, KIND } from '@/lib/text/token-list';
import { fold } from '@/lib/text/fold';
import { isCommonWord } from './common-words';
import type { FurnitureCounts } from './furniture-counts';
import { Counts, HashTable, leastCount } from './hash-table';
import { tokenBits, WORD } from './lexicon';
import type { WordCounts } from './name-likelihood';
import { endsSmallPairs, SmallPairs } from './small-pairs';
import { isPrefixed } from './small-prefix';

/** A word by its hashes, how often it is written in which way, and of `mid` in capitals throughout. */
export type CountedWord = WordCounts & {
  readonly a: number;
  readonly b: number;
  readonly caps: number;
};

/** A power of two. */
const RECENT = 4096;
/** Words of one row. */
const ROW_WORDS = 131_072;
/** Set in a row's byte of a word for each count that follows. */
const HAS = { low: 1, mid: 2, solo: 4, caps: 8 } as const;

/**
 * How each word of an archive is written, counted where capitals mean something. All counts are
 * integers that add up over documents, and can be taken away again.
 */
export class WordStatistics {
  #words = new HashTable(16_384);
  #low = new Counts(16_384);
  /** Capitalised inside a sentence. */
  #mid = new Counts(16_384);
  /** Of those, without a capitalised neighbour. */
  #solo = new Counts(16_384);
  /** Of `mid`, in capitals throughout. */
  #caps = new Counts(16_384);
  #pairs = new SmallPairs();

  /** Words met lately, by their hashes: two, and the number plus 1. Nearly every word of a text is among them. */
  #recent = new Int32Array(RECENT * 3);
  /** Whether small pairs may end in the word: 1 where not, 2 where they may. */
  #endsPairs = new Counts(16_384);

  /** Counts the words of a document, `times` times (negative takes away). */
  add(tokens: TokenList, times = 1): void {
    for (let i = 0; i < tokens.length; i++) {
      if (tokens.has(i, FLAG.titleCase | FLAG.allCaps)) continue;
      const kind = tokens.kind[i] ?? 0;
      if (kind > KIND.mixed) continue;
      const isLow = kind === KIND.lower;
      if (!isLow && (tokens.has(i, FLAG.start) || isPrefixed(tokens, i))) continue;
      const word = this.#numberOf(tokens.hashA[i] ?? 0, tokens.hashB[i] ?? 0);
      if (isLow) {
        this.#low.add(word, times);
        if (this.#mayEndPair(word, tokens, i)) this.#pairs.add(tokens, i, times);
      } else {
        this.#mid.add(word, times);
        if (kind === KIND.caps) this.#caps.add(word, times);
        if (!hasCapitalBeside(tokens, i)) this.#solo.add(word, times);
      }
    }
  }

  #numberOf(a: number, b: number): number {
    const recent = this.#recent;
    const at = ((a ^ (a >>> 13) ^ b) & (RECENT - 1)) * 3;
    const known = recent[at + 2] ?? 0;
    if (known > 0 && recent[at] === a && recent[at + 1] === b) return known - 1;
    const word = this.#words.intern(a, b);
    recent[at] = a;
    recent[at + 1] = b;
    recent[at + 2] = word + 1;
    return word;
  }

  #mayEndPair(word: number, tokens: TokenList, i: number): boolean {
    const known = this.#endsPairs.get(word);
    if (known > 0) return known === 2;
    const may = endsSmallPairs(tokens, i);
    this.#endsPairs.set(word, may ? 2 : 1);
    return may;
  }

  /** Forgets everything and gives its memory back. */
  clear(): void {
    this.#words = new HashTable(16);
    this.#low = new Counts(16);
    this.#mid = new Counts(16);
    this.#solo = new Counts(16);
    this.#caps = new Counts(16);
    this.#pairs = new SmallPairs();
    this.#recent.fill(0);
    this.#endsPairs = new Counts(16);
  }

  /** How often two words are written small together; theirs alone stays when all else is forgotten. */
  get pairs(): SmallPairs {
    return this.#pairs;
  }

  /** The word's number, or -1 if no document has it. */
  find(a: number, b: number): number {
    return this.#words.find(a, b);
  }

  low(word: number): number {
    return this.#low.get(word);
  }

  mid(word: number): number {
    return this.#mid.get(word);
  }

  solo(word: number): number {
    return this.#solo.get(word);
  }

  caps(word: number): number {
    return this.#caps.get(word);
  }

  /**
   * The commonest words, without what `furniture` had added to them.
   *
   * @param most how many at most
   */
  *commonest(furniture: FurnitureCounts, most: number): Generator<CountedWord> {
    const size = this.#words.size;
    const cells = new Uint8Array(size);
    for (let word = 0; word < size; word++)
      cells[word] = Math.min(255, this.#low.get(word) + this.#mid.get(word));
    const least = leastCount(cells, most);
    for (let word = 0; word < size; word++) {
      if ((cells[word] ?? 0) < least) continue;
      const mid = less(this.#mid.get(word), furniture.mid.get(word));
      yield {
        a: this.#words.hashA(word),
        b: this.#words.hashB(word),
        low: this.#low.get(word),
        mid,
        solo: Math.min(mid, less(this.#solo.get(word), furniture.solo.get(word))),
        caps: Math.min(mid, less(this.#caps.get(word), furniture.caps.get(word))),
      };
    }
  }

  /** Writes all counts as rows of part `statistics`, the same for the same counts. */
  async write(sink: RowSink): Promise<void> {
    const order = new Uint32Array(this.#words.size);
    let size = 0;
    for (let word = 0; word < this.#words.size; word++)
      if (this.#low.get(word) + this.#mid.get(word) > 0) order[size++] = word;
    const words = order.subarray(0, size).sort((x, y) => this.#order(x, y));
    const rows = Math.max(1, Math.ceil(size / ROW_WORDS));
    for (let n = 0; n < rows; n++) {
      const out = new ByteWriter(ROW_WORDS * 8).varint(rows);
      this.#writeWords(out, words.subarray(n * ROW_WORDS, (n + 1) * ROW_WORDS));
      await sink.put({ part: 'statistics', n, bytes: frameRow(out.finish()) });
    }
    await this.#pairs.write(sink, rows);
  }

  /** Adds the counts that `write` wrote. */
  async read(reader: RowReader): Promise<void> {
    let rows = 1;
    for (let n = 0; n < rows; n++) {
      const from = new ByteReader(unframeRow(await reader.get('statistics', n)));
      rows = from.varint();
      this.#readWords(from);
    }
    await this.#pairs.read(reader, rows);
  }

  #order(x: number, y: number): number {
    const words = this.#words;
    return (
      (words.hashA(x) >>> 0) - (words.hashA(y) >>> 0) ||
      (words.hashB(x) >>> 0) - (words.hashB(y) >>> 0)
    );
  }

  #writeWords(out: ByteWriter, words: Uint32Array): void {
    out.varint(words.length);
    let before = 0;
    for (const word of words) {
      const a = this.#words.hashA(word) >>> 0;
      const b = this.#words.hashB(word);
      out
        .varint(a - before)
        .byte(b & 255)
        .byte((b >>> 8) & 255)
        .byte((b >>> 16) & 255);
      out.byte(b >>> 24);
      before = a;
      const counts = [this.#low, this.#mid, this.#solo, this.#caps].map((each) => each.get(word));
      out.byte(counts.reduce((bits, count, i) => bits | (count > 0 ? 1 << i : 0), 0));
      for (const count of counts) if (count > 0) out.varint(count);
    }
  }

  #readWords(from: ByteReader): void {
    let a = 0;
    for (let left = from.varint(); left > 0; left--) {
      a += from.varint();
      const b = from.byte() | (from.byte() << 8) | (from.byte() << 16) | (from.byte() << 24);
      const word = this.#words.intern(a | 0, b);
      const bits = from.byte();
      if (bits & HAS.low) this.#low.add(word, from.varint());
      if (bits & HAS.mid) this.#mid.add(word, from.varint());
      if (bits & HAS.solo) this.#solo.add(word, from.varint());
      if (bits & HAS.caps) this.#caps.add(word, from.varint());
    }
  }
}

/** Whether `text` is everyday English. */
export function isEveryday(text: string): boolean {
  return isCommonWord(fold(text));
}

/** `count` without `by`, never below 0. */
export function less(count: number, by: number): number {
  return Math.max(0, count - by);
}

function hasCapitalBeside(tokens: TokenList, i: number): boolean {
  if (i > 0 && joins(tokens, i) && tokens.isCapital(i - 1) && !isTitleWord(tokens, i - 1))
    return true;
  return i + 1 < tokens.length && joins(tokens, i + 1) && tokens.isCapital(i + 1);
}

function joins(tokens: TokenList, i: number): boolean {
  return (tokens.gap[i] ?? GAP.border) < GAP.border && !tokens.has(i - 1, FLAG.possessive);
}

/** "President Raisi": beside its title, a name stands alone. */
function isTitleWord(tokens: TokenList, i: number): boolean {
  return (tokenBits(tokens, i) & WORD.title) !== 0;
}
