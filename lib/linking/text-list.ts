import { Counts } from './hash-table';

/** Bytes of a block; a text lies in one block. */
const BLOCK_BYTES = 65_536;
/** Longer texts are kept as they are: there are hardly any. */
const MOST_UNITS = 255;
/** Texts that were read lately are kept: a power of two. Names are made of the same few words again and again. */
const RECENT = 2 ** 13;
/** Most bytes of a UTF-16 unit in UTF-8. */
const BYTES_PER_UNIT = 3;

/** A growing list of short texts, kept as bytes: millions of strings would be a burden to the collector. */
export class TextList {
  readonly #blocks: Uint8Array[] = [];
  /** Where each text starts, counted over all blocks. */
  readonly #starts = new Counts(16_384);
  readonly #long = new Map<number, string>();
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #recent = Array.from({ length: RECENT }, () => '');
  /** Which text each of them is, plus 1. */
  readonly #recentIds = new Uint32Array(RECENT);
  #end = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Appends `text`; returns the new length. */
  push(text: string): number {
    const n = this.#length++;
    if (text.length > MOST_UNITS || !text.isWellFormed()) this.#long.set(n, text);
    else this.#append(n, text);
    return this.#length;
  }

  /** The text at `n`, empty behind the end. */
  at(n: number): string {
    if (n >= this.#length) return '';
    const place = n & (RECENT - 1);
    if (this.#recentIds[place] === n + 1) return this.#recent[place] ?? '';
    const text = this.#decode(n);
    this.#recentIds[place] = n + 1;
    this.#recent[place] = text;
    return text;
  }

  #decode(n: number): string {
    const long = this.#long.get(n);
    if (long !== undefined) return long;
    const start = this.#starts.get(n);
    const block = this.#blocks[Math.floor(start / BLOCK_BYTES)];
    const from = start % BLOCK_BYTES;
    const bytes = (block?.[from] ?? 0) | ((block?.[from + 1] ?? 0) << 8);
    return block ? this.#decoder.decode(block.subarray(from + 2, from + 2 + bytes)) : '';
  }

  #append(n: number, text: string): void {
    const most = text.length * BYTES_PER_UNIT + 2;
    const room = this.#blocks.length * BLOCK_BYTES - this.#end;
    if (room < most) {
      this.#end = this.#blocks.length * BLOCK_BYTES;
      this.#blocks.push(new Uint8Array(BLOCK_BYTES));
    }
    const block = this.#blocks.at(-1);
    if (!block) return;
    const from = this.#end % BLOCK_BYTES;
    const { written } = this.#encoder.encodeInto(text, block.subarray(from + 2));
    block[from] = written & 255;
    block[from + 1] = written >>> 8;
    this.#starts.set(n, this.#end);
    this.#end += written + 2;
  }
}
