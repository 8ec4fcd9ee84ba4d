import { Counts, HashTable } from './hash-table';
import { piecesOf, standsAlone, type Piece } from './known-pieces';
import type { NameFacts, NameRun, PieceCounts } from './name-facts';
import type { ArchiveNames } from './open-names';
import { RUN } from './run-store';

/** Most pieces that are counted together. */
const MAX_JOINED = 4;

/** How often stretches of runs occur: as names of the archives by documents, and on the page. */
export class PagePieces implements PieceCounts {
  readonly #archives: readonly ArchiveNames[];
  readonly #keys = new HashTable(512);
  readonly #count = new Counts(512);
  readonly #mid = new Counts(512);
  readonly #whole = new Counts(512);
  readonly #titledFirst = new Counts(512);

  constructor(archives: readonly ArchiveNames[]) {
    this.#archives = archives;
  }

  /** Counts the pieces of a run of prose, and those that small words join. */
  add(facts: NameFacts, run: NameRun & { readonly titled: boolean }): void {
    const pieces = piecesOf(facts, run);
    for (const [i, piece] of pieces.entries()) {
      this.#note(facts, run, piece);
      for (const next of pieces.slice(i + 1, i + MAX_JOINED))
        this.#note(facts, run, { from: piece.from, to: next.to });
    }
    const first = run.surfaces[0];
    const single = pieces.length === 1 && run.surfaces.length >= 2 && run.surfaces.length <= 4;
    if (first !== undefined && single && run.titled) this.#titledFirst.add(first);
  }

  count(
    facts: Pick<NameFacts, 'key'>,
    surfaces: readonly number[],
    from: number,
    to: number,
  ): number {
    const [a, b] = facts.key(surfaces, from, to);
    return this.#documents(a, b) + this.#count.get(this.#keys.find(a, b));
  }

  mid(
    facts: Pick<NameFacts, 'key'>,
    surfaces: readonly number[],
    from: number,
    to: number,
  ): number {
    const [a, b] = facts.key(surfaces, from, to);
    return this.#documents(a, b) + this.#mid.get(this.#keys.find(a, b));
  }

  whole(
    facts: Pick<NameFacts, 'key'>,
    surfaces: readonly number[],
    from: number,
    to: number,
  ): number {
    const [a, b] = facts.key(surfaces, from, to);
    return this.#documents(a, b) + this.#whole.get(this.#keys.find(a, b));
  }

  titledFirst(surface: number): number {
    return this.#titledFirst.get(surface);
  }

  /** Documents of the archives' entities of that name. */
  #documents(a: number, b: number): number {
    let sum = 0;
    for (const names of this.#archives) {
      const name = names.find(a, b);
      if (name < 0) continue;
      for (const { entity } of names.candidates(name)) sum += Math.round(names.weight(entity));
    }
    return sum;
  }

  #note(facts: NameFacts, run: NameRun, { from, to }: Piece): void {
    const [a, b] = facts.key(run.surfaces, from, to);
    const id = this.#keys.intern(a, b);
    this.#count.add(id);
    if (from > 0 || (run.flags & RUN.start) === 0) this.#mid.add(id);
    if (standsAlone(facts, run, { from, to })) this.#whole.add(id);
  }
}
