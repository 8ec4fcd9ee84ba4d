import { ByteReader, ByteWriter } from '@/lib/base/bytes';
import { invariant } from '@/lib/base/invariant';
import type { DocumentDate } from '@/lib/model/document';

/** Facts about a stored run, as bits. */
export const RUN = {
  /** It starts a sentence. */
  start: 1,
  /** Its line is a headline in title case. */
  titleCase: 2,
  /** Its line is in capitals throughout. */
  allCaps: 4,
  /** A word like "in" or "near" stands before it. */
  placeBefore: 8,
  /** It stands in the document's title. */
  inTitle: 16,
  /** It may be the writer's initials under the text. */
  initials: 32,
  /** It is one of two groups of initials: "MH/PA" after the last sentence. */
  initialsPair: 64,
} as const;

/** Stored for a space behind a possessive inside a name: "People's Party". */
export const POSSESSIVE_GAP = 7;

/** Documents whose runs share one piece of memory. */
const CHUNK = 256;
/** A run farther than this from the document's end is told from others by its words alone. */
export const NEAR_END = 48;

/** One distinct run of a document. Tokens are surfaces; `gaps[i]` stands before token i. */
export type StoredRun = {
  surfaces: number[];
  gaps: number[];
  /** Bits of `RUN`. */
  flags: number;
  count: number;
  /** Tokens between its end and the document's, at most `NEAR_END`. */
  fromEnd: number;
  /** Number of the title words before it, 0 for none: see `titleText`. */
  title: number;
  /** Surface of the acronym in brackets behind it plus 1, 0 for none. */
  acronym: number;
};

/** Where a document is, and when it is from. */
export type StoredDocument = {
  readonly segment: number;
  readonly docnum: number;
  readonly date: DocumentDate | undefined;
};

/** The candidate runs of all documents, in about 150 bytes a document; no text is kept. */
export class RunStore {
  readonly documents: StoredDocument[] = [];
  readonly #surfaces: string[] = [];
  readonly #surfaceIds = new Map<string, number>();
  readonly #titles: string[] = [''];
  readonly #titleIds = new Map<string, number>();
  readonly #chunks: Uint8Array[] = [];
  #writer = new ByteWriter(65_536);

  /** Number of distinct written words. */
  get surfaceCount(): number {
    return this.#surfaces.length;
  }

  /** The written word `surface`. */
  surfaceText(surface: number): string {
    return this.#surfaces[surface] ?? '';
  }

  /** The title words numbered `title`. */
  titleText(title: number): string {
    return this.#titles[title] ?? '';
  }

  surfaceOf(text: string): number {
    const known = this.#surfaceIds.get(text);
    if (known !== undefined) return known;
    // A slice would keep the whole text it was cut from alive.
    const own = detached(text);
    const id = this.#surfaces.push(own) - 1;
    this.#surfaceIds.set(own, id);
    return id;
  }

  titleOf(text: string): number {
    const known = this.#titleIds.get(text);
    if (known !== undefined) return known;
    const own = detached(text);
    const id = this.#titles.push(own) - 1;
    this.#titleIds.set(own, id);
    return id;
  }

  /** Keeps the next document. */
  add(document: StoredDocument, runs: readonly StoredRun[]): void {
    this.documents.push(document);
    const out = this.#writer.varint(runs.length);
    for (const run of runs) {
      out.byte(run.flags).varint(run.count).byte(run.fromEnd).varint(run.title).varint(run.acronym);
      out.byte(run.surfaces.length);
      for (const [i, surface] of run.surfaces.entries())
        out.varint(surface * 8 + (run.gaps[i] ?? 0));
    }
    if (this.documents.length % CHUNK === 0) this.#closeChunk();
  }

  /** The runs of every document, in the order of adding. The array is new for each document. */
  *read(): Generator<{ document: number; runs: StoredRun[] }> {
    for (let chunk = 0; chunk * CHUNK < this.documents.length; chunk++) {
      const bytes = this.#chunks[chunk] ?? this.#writer.finish();
      const reader = new ByteReader(bytes);
      const end = Math.min(this.documents.length, (chunk + 1) * CHUNK);
      for (let document = chunk * CHUNK; document < end; document++)
        yield { document, runs: readRuns(reader) };
      invariant(reader.atEnd, 'a chunk of runs holds more than its documents');
    }
  }

  #closeChunk(): void {
    this.#chunks.push(this.#writer.finish());
    this.#writer = new ByteWriter(65_536);
  }
}

function readRuns(reader: ByteReader): StoredRun[] {
  const runs: StoredRun[] = [];
  const count = reader.varint();
  for (let i = 0; i < count; i++) {
    const run: StoredRun = {
      flags: reader.byte(),
      count: reader.varint(),
      fromEnd: reader.byte(),
      title: reader.varint(),
      acronym: reader.varint(),
      surfaces: [],
      gaps: [],
    };
    const length = reader.byte();
    for (let at = 0; at < length; at++) {
      const token = reader.varint();
      run.surfaces.push(Math.floor(token / 8));
      run.gaps.push(token % 8);
    }
    runs.push(run);
  }
  return runs;
}

function detached(text: string): string {
  return Array.from(text).join('');
}
