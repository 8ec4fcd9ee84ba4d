import { ByteWriter } from '@/lib/base/bytes';
import type { RowSink } from '@/lib/model/segment';
import type { TokenList } from '@/lib/text/token-list';
import { HashTable } from './hash-table';
import { sealChunk, writeDocument, type RunDocument } from './run-store';

/** Documents whose runs share a row: enough that each word is written out once for many of them. */
const CHUNK_DOCUMENTS = 512;
/** A row is closed earlier when its documents have so many runs. */
const CHUNK_RUNS = 65_536;

/** The words of one row, numbered in the order of first use. */
export class ChunkWords {
  readonly #keys = new HashTable(8192);
  readonly surfaces: string[] = [];
  readonly #titleIds = new Map<string, number>();
  readonly titles: string[] = [''];
  readonly #wordIds = new Map<string, number>();
  readonly words: string[] = [];

  /** The number of token `i` as it is written. */
  surfaceOf(tokens: TokenList, i: number): number {
    const end = tokens.end[i] ?? 0;
    let written = 17;
    for (let at = tokens.start[i] ?? 0; at < end; at++)
      written = (Math.imul(written, 0x0100_0193) ^ tokens.text.charCodeAt(at)) | 0;
    const id = this.#keys.intern(written, tokens.hashA[i] ?? 0);
    // A slice would keep the whole text it was cut from alive.
    if (id === this.surfaces.length) this.surfaces.push(oneLine(tokens.slice(i)));
    return id;
  }

  titleOf(text: string): number {
    return numbered(this.#titleIds, this.titles, text);
  }

  /** The number of the small word `text`. */
  wordOf(text: string): number {
    return numbered(this.#wordIds, this.words, text);
  }

  clear(): void {
    this.#keys.clear();
    this.surfaces.length = 0;
    this.#titleIds.clear();
    this.titles.length = 1;
    this.#wordIds.clear();
    this.words.length = 0;
  }
}

function numbered(ids: Map<string, number>, texts: string[], text: string): number {
  const known = ids.get(text);
  if (known !== undefined) return known;
  const own = oneLine(text);
  const id = texts.push(own) - 1;
  ids.set(own, id);
  return id;
}

/** Longest text that an engine copies when it is cut from another. */
const MAX_COPIED = 12;

/** A copy without line ends, which part the words of a row. */
function oneLine(text: string): string {
  if (text.length <= MAX_COPIED && !/[\r\n]/.test(text)) return text;
  return Array.from(text, (unit) => (unit === '\n' || unit === '\r' ? ' ' : unit)).join('');
}

/** Writes the runs of a segment's documents as rows of part `statistics`; no text is kept. */
export class RunWriter {
  readonly words = new ChunkWords();
  readonly #sink: RowSink;
  /** Documents are written at once: kept as objects, they would be most of what the collector goes through. */
  readonly #written = new ByteWriter(65_536);
  #documents = 0;
  #runs = 0;
  #rows = 0;

  constructor(sink: RowSink) {
    this.#sink = sink;
  }

  /** Rows written so far. */
  get rows(): number {
    return this.#rows;
  }

  /** Takes the next document, whose words were numbered by `words`. */
  async add(document: RunDocument): Promise<void> {
    writeDocument(this.#written, document);
    this.#documents++;
    this.#runs += document.runs.length;
    if (this.#documents >= CHUNK_DOCUMENTS || this.#runs >= CHUNK_RUNS) await this.finish();
  }

  /** Writes what is left. */
  async finish(): Promise<void> {
    if (this.#documents === 0) return;
    const bytes = await sealChunk(this.words, this.#documents, this.#written);
    await this.#sink.put({ part: 'statistics', n: this.#rows++, bytes });
    this.#documents = 0;
    this.#written.clear();
    this.#runs = 0;
    this.words.clear();
  }
}
