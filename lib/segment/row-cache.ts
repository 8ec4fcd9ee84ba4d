import type { RowReader } from '@/lib/model/segment';

/**
 * Keeps what was made of a reader's rows, the least recently used given up first when more than
 * `maxBytes` are held. Rows never change, so nothing here goes stale; it ends with its reader.
 */
export class RowCache<T> {
  readonly #maxBytes: number;
  readonly #entries = new Map<number, { readonly value: T; readonly bytes: number }>();
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(n: number): T | undefined {
    const entry = this.#entries.get(n);
    if (!entry) return undefined;
    this.#entries.delete(n);
    this.#entries.set(n, entry);
    return entry.value;
  }

  /** @param bytes roughly what `value` holds in memory */
  set(n: number, value: T, bytes: number): void {
    this.#remove(n);
    if (bytes > this.#maxBytes) return;
    this.#entries.set(n, { value, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#remove(oldest);
    }
  }

  #remove(n: number): void {
    const entry = this.#entries.get(n);
    if (!entry) return;
    this.#entries.delete(n);
    this.#bytes -= entry.bytes;
  }
}

/** One value per reader, made when first asked for and dropped with the reader. */
export function perReader<T>(make: () => T): (reader: RowReader) => T {
  const values = new WeakMap<RowReader, T>();
  return (reader) => {
    let value = values.get(reader);
    if (value === undefined) values.set(reader, (value = make()));
    return value;
  };
}
