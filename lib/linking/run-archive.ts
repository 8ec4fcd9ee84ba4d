import type { RowReader } from '@/lib/model/segment';
import { spread } from '@/lib/text/word-hash';
import { DocumentTable } from './document-table';
import { Furniture } from './furniture';
import { leastCount } from './hash-table';
import {
  inflateChunk,
  NEAR_END,
  readDocuments,
  readLists,
  RUN,
  RunPool,
  type StoredRun,
} from './run-store';
import { SurfaceTable, UNKNOWN_SURFACE, writtenHash } from './surface-table';

/** A writer's initials stand at most so many tokens before the end, or before the furniture. */
const INITIALS_REACH = 4;
/** Distinct written words that are told apart; in larger archives the rarest are left out. */
const MAX_SURFACES = 1_000_000;
/** Cells of the sketch that tells which words are rare. */
const RARE_CELLS = 2 ** 23;
/** Inflated rows are kept from pass to pass up to so many bytes in all … */
const MOST_KEPT = 32 * 1024 * 1024;
/** … in archives up to so many documents: of a larger one they are a small part, and memory is scarce. */
const KEPT_DOCUMENTS = 150_000;

/** The rows of runs of one segment. */
export type RunSource = {
  /** Index of the segment in its generation. */
  readonly segment: number;
  readonly reader: RowReader;
  /** Rows of part `statistics`. */
  readonly rows: number;
  /** Docnums that no longer count. */
  readonly tombstones: ReadonlySet<number>;
};

/** The runs of one live document, good until the next one is read; its surfaces and titles numbered over the whole archive. */
export type DocumentRuns = {
  /** Its number in the document table. */
  readonly document: number;
  /** Its own runs: without furniture and the writer's initials. */
  readonly runs: readonly StoredRun[];
  /** The runs in its furniture. */
  readonly furniture: readonly StoredRun[];
};

/** The runs of some documents, to be gone through once, and wholly. */
type RunsPart = { readonly documents: Iterable<DocumentRuns> };

/** A row, inflated, with the numbers over the archive that its words and titles have. */
type Row = {
  readonly bytes: Uint8Array;
  readonly source: RunSource;
  numbers?: { readonly surfaces: Uint32Array; readonly titles: Uint32Array; readonly at: number };
};

/** The runs of all segments of a generation, read again for each pass over them. */
export class RunArchive {
  readonly documents = new DocumentTable();
  readonly titles = new SurfaceTable();
  readonly #sources: readonly RunSource[];
  readonly #signal: AbortSignal | undefined;
  readonly #furniture = new Furniture();
  #surfaces = new SurfaceTable();
  /** The first rows, inflated, and their bytes. */
  #kept: Row[] = [];
  #keptBytes = 0;

  private constructor(sources: readonly RunSource[], signal: AbortSignal | undefined) {
    this.#sources = sources;
    this.#signal = signal;
  }

  /** Looks through all rows once: which words and documents there are, and what these end with. */
  static async open(
    sources: readonly RunSource[],
    signal?: AbortSignal,
    maxSurfaces = MAX_SURFACES,
  ): Promise<RunArchive> {
    const archive = new RunArchive(sources, signal);
    await archive.#survey();
    if (archive.documents.size > KEPT_DOCUMENTS) archive.forgetRows();
    if (archive.surfaces.size > maxSurfaces) await archive.#dropRare(maxSurfaces);
    return archive;
  }

  /** The written words of the runs. */
  get surfaces(): SurfaceTable {
    return this.#surfaces;
  }

  /** The runs of every live document, row by row. */
  async *read(): AsyncGenerator<RunsPart> {
    const pool = new RunPool();
    const numbers = { next: 0 };
    for await (const row of this.#rows())
      yield { documents: this.#documentsOf(row, numbers, pool) };
  }

  *#documentsOf(row: Row, numbers: { next: number }, pool: RunPool): Generator<DocumentRuns> {
    const { surfaces, titles, at } = (row.numbers ??= this.#numbersOf(row.bytes));
    for (const { docnum, tail, runs } of readDocuments(row.bytes, at, pool)) {
      if (row.source.tombstones.has(docnum)) continue;
      for (const run of runs) renumber(run, surfaces, titles);
      yield { document: numbers.next++, ...part(runs, this.#furniture.lengthOf(tail)) };
    }
  }

  #numbersOf(bytes: Uint8Array): Row['numbers'] & {} {
    const { surfaces, titles, documentsAt } = readLists(bytes);
    return {
      surfaces: Uint32Array.from(surfaces, (text) => this.#surfaces.intern(text)),
      titles: Uint32Array.from(titles, (text) => (text === '' ? 0 : this.titles.intern(text))),
      at: documentsAt,
    };
  }

  /** Gives back what is kept for further passes; they read the rows anew. */
  forgetRows(): void {
    this.#kept = [];
    this.#keptBytes = MOST_KEPT;
  }

  async *#rows(): AsyncGenerator<Row> {
    let row = 0;
    for (const source of this.#sources) {
      for (let n = 0; n < source.rows; n++) {
        yield this.#kept[row] ?? (await this.#inflated(source, n, row));
        row++;
      }
    }
  }

  async #inflated(source: RunSource, n: number, place: number): Promise<Row> {
    const bytes = await inflateChunk(await source.reader.get('statistics', n, this.#signal));
    const row = { bytes, source };
    if (place === this.#kept.length && this.#keptBytes + bytes.length <= MOST_KEPT) {
      this.#kept.push(row);
      this.#keptBytes += bytes.length;
    }
    return row;
  }

  async #survey(): Promise<void> {
    const pool = new RunPool();
    for await (const { bytes, source } of this.#rows()) {
      const { surfaces, documentsAt } = readLists(bytes);
      for (const text of surfaces) this.#surfaces.intern(text);
      const { segment, tombstones } = source;
      for (const { docnum, print, date, tail } of readDocuments(bytes, documentsAt, pool)) {
        if (tombstones.has(docnum)) continue;
        this.documents.add({ segment, docnum, print, date });
        this.#furniture.add(tail);
      }
    }
  }

  /** Keeps the words that stand in the most runs: what is written once in a million documents names nobody. */
  async #dropRare(most: number): Promise<void> {
    const cells = new Uint8Array(RARE_CELLS);
    this.#surfaces = new SurfaceTable();
    const pool = new RunPool();
    for await (const { bytes, source } of this.#rows()) {
      const { surfaces, documentsAt } = readLists(bytes);
      const hashes = Uint32Array.from(surfaces, (text) => spread(writtenHash(text)[0]));
      for (const { docnum, runs } of readDocuments(bytes, documentsAt, pool)) {
        if (source.tombstones.has(docnum)) continue;
        for (const run of runs) for (const surface of run.surfaces) count(cells, hashes[surface]);
      }
    }
    const least = leastCount(cells, most);
    this.#surfaces = new SurfaceTable((hash) => (cells[hash % RARE_CELLS] ?? 0) >= least);
    for await (const { bytes } of this.#rows())
      for (const text of readLists(bytes).surfaces) this.#surfaces.intern(text);
    this.#surfaces.seal();
  }
}

function count(cells: Uint8Array, hash = 0): void {
  const cell = hash % RARE_CELLS;
  const value = cells[cell] ?? 0;
  if (value < 255) cells[cell] = value + 1;
}

function renumber(run: StoredRun, surfaces: Uint32Array, titles: Uint32Array): void {
  const words = run.surfaces;
  for (let i = 0; i < words.length; i++) words[i] = surfaces[words[i] ?? 0] ?? UNKNOWN_SURFACE;
  run.title = titles[run.title] ?? 0;
  if (run.acronym > 0) {
    const acronym = surfaces[run.acronym - 1] ?? UNKNOWN_SURFACE;
    run.acronym = acronym === UNKNOWN_SURFACE ? 0 : acronym + 1;
  }
}

/** Parts a document's own runs from those of its furniture; its writer's initials are neither. */
function part(
  all: readonly StoredRun[],
  tail: number,
): { runs: StoredRun[]; furniture: StoredRun[] } {
  const runs: StoredRun[] = [];
  const furniture: StoredRun[] = [];
  for (const run of all) {
    if ((run.flags & RUN.initialsPair) !== 0) continue;
    const inEnd = (run.flags & RUN.inTitle) === 0 && run.fromEnd < NEAR_END;
    if (inEnd && run.fromEnd < tail) furniture.push(run);
    else if (!inEnd || (run.flags & RUN.initials) === 0 || run.fromEnd - tail >= INITIALS_REACH)
      runs.push(run);
  }
  return { runs, furniture };
}
