import { ByteReader, ByteWriter } from '@/lib/base/bytes';
import { Counts } from './hash-table';

/** Bytes of a block; a document's list lies in one block. */
const BLOCK_BYTES = 1024 * 1024;

/** For each document, in order, a list of numbers with counts, in about four bytes an entry. */
export class MentionPack {
  readonly #blocks: (Uint8Array | undefined)[] = [];
  readonly #blockOf = new Counts(1024);
  readonly #at = new Counts(1024);
  #writer = new ByteWriter(4096);
  #size = 0;

  /** Number of documents. */
  get size(): number {
    return this.#size;
  }

  /** Adds the next document's list. */
  add(numbers: Iterable<number>, countOf: (number: number) => number): void {
    const document = this.#size++;
    this.#blockOf.set(document, this.#blocks.length);
    this.#at.set(document, this.#writer.length);
    for (const number of numbers) {
      const count = countOf(number);
      this.#writer.varint((number + 1) * 2 + (count > 1 ? 1 : 0));
      if (count > 1) this.#writer.varint(count);
    }
    this.#writer.byte(0);
    if (this.#writer.length >= BLOCK_BYTES) this.#close();
  }

  /** Visits the list of `document`, or no more than the first `most` of it. */
  visit(
    document: number,
    visit: (number: number, count: number) => void,
    most = Number.POSITIVE_INFINITY,
  ): void {
    if (document >= this.#size) return;
    const block = this.#blocks[this.#blockOf.get(document)] ?? this.#finished();
    const reader = new ByteReader(block, this.#at.get(document));
    for (let left = most; left > 0; left--) {
      const head = reader.varint();
      if (head === 0) return;
      visit(Math.floor(head / 2) - 1, head % 2 === 1 ? reader.varint() : 1);
    }
  }

  /** Gives the memory of documents before `document` back. */
  forgetBefore(document: number): void {
    this.#blocks.fill(undefined, 0, this.#blockOf.get(document));
  }

  #last: Uint8Array | undefined;

  #finished(): Uint8Array {
    if (this.#last?.length !== this.#writer.length) this.#last = this.#writer.finish();
    return this.#last;
  }

  #close(): void {
    this.#blocks.push(this.#writer.finish());
    this.#writer = new ByteWriter(4096);
    this.#last = undefined;
  }
}
