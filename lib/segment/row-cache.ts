import type { RowReader } from '@/lib/model/segment';

/** Most bytes kept of all segments together. */
const MAX_BYTES = 12 * 1024 * 1024;
/** A larger value would push out half of what is kept. */
const MAX_VALUE_BYTES = MAX_BYTES / 2;

type Entry = { readonly value: unknown; readonly bytes: number };

/** What all caches hold, the least recently used first. */
const entries = new Map<string, Entry>();
let held = 0;
let caches = 0;

/**
 * Keeps what was made of a reader's rows. All caches share one bound: the least recently used value,
 * of whatever segment, is given up first. Rows never change, so nothing here goes stale.
 */
export class RowCache<T> {
  readonly #prefix = `${caches++} `;

  get(n: number): T | undefined {
    const key = this.#prefix + n;
    const entry = entries.get(key);
    if (!entry) return undefined;
    entries.delete(key);
    entries.set(key, entry);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `set` stores under this key
    return entry.value as T;
  }

  /** @param bytes roughly what `value` holds in memory */
  set(n: number, value: T, bytes: number): void {
    const key = this.#prefix + n;
    remove(key);
    if (bytes > MAX_VALUE_BYTES) return;
    entries.set(key, { value, bytes });
    held += bytes;
    for (const oldest of entries.keys()) {
      if (held <= MAX_BYTES) break;
      remove(oldest);
    }
  }
}

/** Bytes that all caches hold now. */
export function cachedBytes(): number {
  return held;
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

function remove(key: string): void {
  const entry = entries.get(key);
  if (!entry) return;
  entries.delete(key);
  held -= entry.bytes;
}
