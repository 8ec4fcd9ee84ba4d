/** Bytes that grow in blocks: no block is ever copied, so growing needs no second room. */
export class ByteList {
  readonly #blockBytes: number;
  readonly #blocks: Uint8Array[] = [];
  #length = 0;

  /** @param blockBytes a multiple of the length of what is appended, where that is read back */
  constructor(blockBytes = 65_536) {
    this.#blockBytes = blockBytes;
  }

  get length(): number {
    return this.#length;
  }

  append(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length;) {
      const at = this.#length % this.#blockBytes;
      if (at === 0) this.#blocks.push(new Uint8Array(this.#blockBytes));
      const piece = bytes.subarray(from, from + this.#blockBytes - at);
      this.#blocks.at(-1)?.set(piece, at);
      from += piece.length;
      this.#length += piece.length;
    }
  }

  /** The byte at `i`, 0 behind the end. */
  at(i: number): number {
    return this.#blocks[Math.floor(i / this.#blockBytes)]?.[i % this.#blockBytes] ?? 0;
  }

  /** Copies all bytes to `into` from `at` on. */
  copyTo(into: Uint8Array, at: number): void {
    for (const [i, block] of this.#blocks.entries()) {
      const from = i * this.#blockBytes;
      into.set(block.subarray(0, Math.min(block.length, this.#length - from)), at + from);
    }
  }
}
