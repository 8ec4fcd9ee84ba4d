import type { DocumentNames } from './gathered-names';
import { Counts } from './hash-table';

/** The names of the document that is read. */
export class FoundNames implements DocumentNames {
  readonly names: number[] = [];
  readonly counts: Uint32Array;
  readonly seen: Uint8Array;
  /** For each piece of a remembered run 1 when it is no name, else the name's number plus 2. */
  readonly #ofPieces = new Counts(16_384);

  constructor(size: number) {
    this.counts = new Uint32Array(size);
    this.seen = new Uint8Array(size);
  }

  add(name: number, times: number, seen: number): void {
    const count = this.counts[name] ?? 0;
    if (count === 0) this.names.push(name);
    this.counts[name] = count + times;
    this.seen[name] = (this.seen[name] ?? 0) | seen;
  }

  clear(): void {
    for (const name of this.names) this.counts[name] = this.seen[name] = 0;
    this.names.length = 0;
  }

  /** The name of the piece that has the number `at`, -1 when it has none; undefined when it is not remembered. */
  nameAt(at: number): number | undefined {
    const known = at < 0 ? 0 : this.#ofPieces.get(at);
    return known === 0 ? undefined : known - 2;
  }

  /** Remembers the name of the piece that has the number `at`. @returns the name */
  remember(at: number, name: number): number {
    if (at >= 0) this.#ofPieces.set(at, name + 2);
    return name;
  }
}
