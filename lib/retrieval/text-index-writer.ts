import { NumberList } from '@/lib/base/number-list';
import type { RowSink, ScratchRows } from '@/lib/model/segment';
import { stemmingOf, type Stemming } from '@/lib/text/stemmers';
import { MAX_READ_UNITS, readWords } from '@/lib/text/read-words';
import { createTermNumbers } from '@/lib/text/term-numbers';
import { forEachWord } from '@/lib/text/words';
import { PostingsPool } from './postings-pool';
import { FIELDS } from './text-index-format';
import { mergeTextIndexes } from './text-index-merge';
import { PagesWriter } from './text-index-pages';

/**
 * A run is closed at so many documents, or when what is held of it takes about so many bytes,
 * whichever comes first. The rows do not depend on where runs end.
 */
const RUN_DOCUMENTS = 16_384;
const RUN_BYTES = 64 * 1024 * 1024;
/** A term takes about so many bytes beside its postings: its word, its numbers, two lists. */
const TERM_BYTES = 200;

/** What of a document is indexed. */
type IndexedDocument = {
  readonly title: string;
  /** The cleaned text. */
  readonly text: string;
  /** BCP 47, or `und`. */
  readonly language: string;
};

/** Writes the text index of one segment: parts `terms`, `postings`, `lengths`, `vocabulary`. */
export type TextIndexWriter = {
  /** Takes a document; docnums count up from 0. The document is not kept. */
  add(docnum: number, document: IndexedDocument): Promise<void>;
  /** Writes all rows; nothing may be added afterwards. */
  finish(signal?: AbortSignal): Promise<void>;
};

/** What an index writer works with. */
export type TextIndexWriterOptions = {
  /** Opens a place for one run; without it, all postings are held until `finish`. */
  readonly scratch?: () => Promise<ScratchRows>;
  /** Documents of a run, for tests; else 16,384. */
  readonly runDocuments?: number;
};

/**
 * A writer that holds postings (about two bytes each) of one run of documents, sets full runs aside
 * and merges them into `sink` at the end: memory does not grow with the documents.
 */
export function createTextIndexWriter(
  sink: RowSink,
  { scratch, runDocuments = RUN_DOCUMENTS }: TextIndexWriterOptions = {},
): TextIndexWriter {
  const runs: ScratchRows[] = [];
  let run = new Run();
  let first = 0;
  const setAside = async (
    open: () => Promise<ScratchRows>,
    signal?: AbortSignal,
  ): Promise<void> => {
    const rows = await open();
    runs.push(rows);
    first += run.documents;
    const full = run;
    run = new Run();
    await full.write(rows, signal);
    await rows.flush();
  };
  return {
    async add(docnum, document) {
      if (docnum !== first + run.documents)
        throw new RangeError(
          `Backfile: document ${first + run.documents} comes next, not ${docnum}`,
        );
      run.add(document);
      if (scratch && (run.documents >= runDocuments || run.bytes >= RUN_BYTES))
        await setAside(scratch);
    },
    async finish(signal) {
      if (runs.length === 0 || !scratch) return run.write(sink, signal);
      if (run.documents > 0) await setAside(scratch, signal);
      const sources = runs.map((reader) => ({ reader, dead: NONE }));
      const merging = mergeTextIndexes(sources, sink, { signal });
      while ((await merging.next()).done !== true) signal?.throwIfAborted();
      for (const rows of runs.splice(0)) await rows.remove();
    },
  };
}

const NONE: ReadonlySet<number> = new Set();

/** The index of some documents that follow each other, in memory. */
class Run {
  readonly #terms = createTermNumbers();
  readonly #pool = new PostingsPool();
  readonly #lengths = [new NumberList(), new NumberList()] as const;
  readonly #stemmings = new Set<Stemming>();

  get documents(): number {
    return this.#lengths[0].length;
  }

  /** About how much memory it holds. */
  get bytes(): number {
    return this.#pool.allocated + this.#terms.size * TERM_BYTES;
  }

  add(document: IndexedDocument): void {
    const stemming = stemmingOf(document.language);
    this.#stemmings.add(stemming);
    const docnum = this.documents;
    this.#addField(0, docnum, document.title, stemming);
    this.#addField(1, docnum, document.text, stemming);
  }

  async write(sink: RowSink, signal?: AbortSignal): Promise<void> {
    const pages = new PagesWriter(sink);
    const pool = this.#pool;
    for (const [term, number] of this.#terms.sorted()) {
      pages.add(term, pool.take(number * FIELDS.length), pool.take(number * FIELDS.length + 1));
      if (!pages.isWaiting) continue;
      signal?.throwIfAborted();
      await pages.flush();
    }
    const [title, text] = this.#lengths;
    await pages.finish({
      lengths: [title.values(), text.values()],
      stemmings: [...this.#stemmings],
    });
  }

  #addField(field: 0 | 1, docnum: number, text: string, stemming: Stemming): void {
    let different = 0;
    const note = (number: number): void => {
      if (number >= 0 && this.#pool.add(number * FIELDS.length + field, docnum)) different++;
    };
    if (text.length <= MAX_READ_UNITS) {
      const reading = readWords(text);
      for (let i = 0; i < reading.length; i++)
        note(this.#terms.numberIn(reading, reading.numbers[i] ?? 0, stemming));
    } else
      forEachWord(text, (start, end) => note(this.#terms.numberOf(text, start, end, stemming)));
    this.#lengths[field].push(different);
  }
}
