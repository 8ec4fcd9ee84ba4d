const encoder = new TextEncoder();
/** Most bytes of a UTF-16 unit in UTF-8. */
const BYTES_PER_UNIT = 3;
// A byte-order mark at the start of a string is a character of it.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Grows a byte array by bytes, varints (LEB128) and length-prefixed UTF-8 strings. */
export class ByteWriter {
  #bytes: Uint8Array<ArrayBuffer>;
  #length = 0;

  constructor(capacity = 64) {
    this.#bytes = new Uint8Array(Math.max(16, capacity));
  }

  get length(): number {
    return this.#length;
  }

  byte(value: number): this {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
    return this;
  }

  /** @param value integer from 0 to 2^53 − 1 */
  varint(value: number): this {
    this.#reserve(8);
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest % 128) | 128;
      rest = rest > 0x7fff_ffff ? Math.floor(rest / 128) : rest >>> 7;
    }
    this.#bytes[this.#length++] = rest;
    return this;
  }

  bytes(values: Uint8Array): this {
    this.#reserve(values.length);
    this.#bytes.set(values, this.#length);
    this.#length += values.length;
    return this;
  }

  string(value: string): this {
    const bytes = encoder.encode(value);
    return this.varint(bytes.length).bytes(bytes);
  }

  /** Writes `value` as UTF-8, without its length and without a copy of it. */
  text(value: string): this {
    this.#reserve(value.length * BYTES_PER_UNIT);
    this.#length += encoder.encodeInto(value, this.#bytes.subarray(this.#length)).written;
    return this;
  }

  /** What was written, as it lies here: good until the next write. */
  written(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Starts anew and keeps the memory. */
  clear(): this {
    this.#length = 0;
    return this;
  }

  /** A copy of what was written. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, needed));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}

/** Reads what `ByteWriter` wrote. @throws {RangeError} past the end, or for a number too large. */
export class ByteReader {
  #bytes: Uint8Array;
  offset: number;

  constructor(bytes: Uint8Array, offset = 0) {
    this.#bytes = bytes;
    this.offset = offset;
  }

  get atEnd(): boolean {
    return this.offset >= this.#bytes.length;
  }

  byte(): number {
    const value = this.#bytes[this.offset];
    if (value === undefined) throw new RangeError('Backfile: read past the end of a row');
    this.offset++;
    return value;
  }

  varint(): number {
    // Nearly every number takes one byte or two.
    const first = this.#bytes[this.offset] ?? 128;
    if (first < 128) {
      this.offset++;
      return first;
    }
    const second = this.#bytes[this.offset + 1] ?? 128;
    if (second < 128) {
      this.offset += 2;
      return (first & 127) | (second << 7);
    }
    return this.#longVarint();
  }

  #longVarint(): number {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 8; i++) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
    throw new RangeError('Backfile: a number in a row is too large');
  }

  /** A view, not a copy. */
  bytes(length: number): Uint8Array {
    if (length < 0 || this.offset + length > this.#bytes.length)
      throw new RangeError('Backfile: read past the end of a row');
    const view = this.#bytes.subarray(this.offset, this.offset + length);
    this.offset += length;
    return view;
  }

  string(): string {
    return decoder.decode(this.bytes(this.varint()));
  }
}
