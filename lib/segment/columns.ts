import { ByteReader, ByteWriter } from '@/lib/base/bytes';
import { NumberList } from '@/lib/base/number-list';
import type { ArchiveDocument, DatePrecision } from '@/lib/model/document';
import { cleanedText } from '@/lib/model/document';
import type { RowReader, RowSink } from '@/lib/model/segment';
import { fingerprint, type Fingerprint } from './fingerprint';
import { packedLength, packNumbers, unpackNumbers, type PackedNumbers } from './packed-numbers';
import { perReader } from './row-cache';
import { DamagedRowError, frameRow, unframeRow } from './row-frame';

/** The rows of part `columns`. The numbers are stored: never reuse one. */
const COLUMN_ROWS = {
  dates: 0,
  sources: 1,
  kinds: 2,
  languages: 3,
  flags: 4,
  fingerprints: 5,
  ranks: 6,
} as const;

const PRECISIONS: readonly DatePrecision[] = ['year', 'month', 'day', 'minute'];
const MS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 1440;
/** Minutes are stored from here on, so that they are never negative: the year 1 before 1970. */
const EPOCH_MINUTES = -1_035_594_720;
/** Larger rows are not compared with their checksum each time. */
const CHECKED_BYTES = 64 * 1024;
/** Bit 0 of the flags: taken back by its publisher. */
const RETRACTED = 1;

/** What is known of each document of a segment without reading it; all by docnum. */
export type Columns = {
  readonly count: number;
  /** Minutes since 1970 of the start of its date; undefined without one. */
  minutes(docnum: number): number | undefined;
  /** Days since 1970 (UTC) of its date; undefined without one. */
  dayOf(docnum: number): number | undefined;
  precision(docnum: number): DatePrecision | undefined;
  source(docnum: number): string | undefined;
  kind(docnum: number): string | undefined;
  language(docnum: number): string;
  isRetracted(docnum: number): boolean;
  /** Near-duplicate fingerprint of the cleaned text. */
  fingerprint(docnum: number): Fingerprint;
};

/** The dates of a segment's documents, by docnum. */
export type Dates = Pick<Columns, 'count' | 'minutes' | 'dayOf' | 'precision'>;

/** Collects the columns of a segment, document by document. */
export type ColumnsWriter = {
  add(document: ArchiveDocument): void;
  /** Writes the rows of part `columns`. */
  finish(sink: RowSink): Promise<void>;
};

/** A writer for the columns of one segment. */
export function createColumnsWriter(): ColumnsWriter {
  const ids: string[] = [];
  const minutes = new NumberList();
  const precisions = new NumberList();
  const sources = createDictionary();
  const kinds = createDictionary();
  const languages = createDictionary();
  const flags = new NumberList();
  const highs = new NumberList();
  const lows = new NumberList();
  return {
    add(document) {
      ids.push(document.id);
      const at = minutesOf(document.date?.iso);
      minutes.push(at === undefined ? 0 : at - EPOCH_MINUTES);
      precisions.push(
        at === undefined || !document.date ? 0 : 1 + PRECISIONS.indexOf(document.date.precision),
      );
      sources.add(document.source);
      kinds.add(document.kind);
      languages.add(document.language);
      flags.push(document.retracted === undefined ? 0 : RETRACTED);
      const { high, low } = fingerprint(cleanedText(document));
      highs.push(high);
      lows.push(low);
    },
    async finish(sink) {
      const put = (column: keyof typeof COLUMN_ROWS, writer: ByteWriter): Promise<void> =>
        sink.put({ part: 'columns', n: COLUMN_ROWS[column], bytes: frameRow(writer.finish()) });
      const of = (...lists: NumberList[]): ByteWriter => {
        const writer = new ByteWriter().varint(ids.length);
        for (const list of lists) writer.bytes(packNumbers(list.values()));
        return writer;
      };
      await put('dates', of(precisions, minutes));
      await put('sources', sources.write(of(sources.ordinals)));
      await put('kinds', kinds.write(of(kinds.ordinals)));
      await put('languages', languages.write(of(languages.ordinals)));
      await put('flags', of(flags));
      await put('fingerprints', of(highs, lows));
      const ranks = new ByteWriter().varint(ids.length).bytes(packNumbers(ranksOf(ids)));
      await put('ranks', ranks);
    },
  };
}

/** The dates alone: all that a card needs. Kept as long as the reader lives. */
export async function readDates(reader: RowReader, signal?: AbortSignal): Promise<Dates> {
  const state = datesOf(reader);
  state.dates ??= openDates(openColumn(await reader.get('columns', COLUMN_ROWS.dates, signal)));
  return state.dates;
}

const datesOf = perReader(() => ({ dates: undefined as Dates | undefined }));

/** The columns of a segment. @throws {DamagedRowError} for bytes that are none */
export async function readColumns(reader: RowReader, signal?: AbortSignal): Promise<Columns> {
  const { dates, sources, kinds, languages, flags, fingerprints } = COLUMN_ROWS;
  const rows = await reader.getMany(
    'columns',
    [dates, sources, kinds, languages, flags, fingerprints],
    signal,
  );
  const [date, source, kind, language, flag, print] = rows.map((row) => openColumn(row));
  if (!date || !source || !kind || !language || !flag || !print)
    throw new DamagedRowError('Backfile: a column is missing');
  const [sourceOf, kindOf, languageOf] = [source.names(), kind.names(), language.names()];
  const flagOf = flag.numbers();
  const [highs, lows] = [print.numbers(), print.numbers()];
  return {
    ...openDates(date),
    source: sourceOf,
    kind: kindOf,
    language: (n) => languageOf(n) ?? 'und',
    isRetracted: (n) => ((flagOf[n] ?? 0) & RETRACTED) !== 0,
    fingerprint: (n) => ({ high: highs[n] ?? 0, low: lows[n] ?? 0 }),
  };
}

/** A column of words: each document's place in `words`; 0, for which `words` has none, without one. */
export type WordColumn = {
  readonly ordinals: PackedNumbers;
  readonly words: readonly (string | undefined)[];
};

/** One column of words alone. @throws {DamagedRowError} for bytes that are none */
export async function readWords(
  reader: RowReader,
  column: 'sources' | 'kinds' | 'languages',
  signal?: AbortSignal,
): Promise<WordColumn> {
  return openColumn(await reader.get('columns', COLUMN_ROWS[column], signal)).words();
}

/** Which documents were taken back, by docnum. @throws {DamagedRowError} for bytes that are none */
export async function readRetracted(
  reader: RowReader,
  signal?: AbortSignal,
): Promise<(docnum: number) => boolean> {
  const flags = openColumn(await reader.get('columns', COLUMN_ROWS.flags, signal)).numbers();
  return (docnum) => ((flags[docnum] ?? 0) & RETRACTED) !== 0;
}

/**
 * The place of each document among the segment's documents by source id (UTF-16 order), by docnum.
 * It orders equal scores without reading a document.
 */
export async function readRanks(reader: RowReader, signal?: AbortSignal): Promise<PackedNumbers> {
  return openColumn(await reader.get('columns', COLUMN_ROWS.ranks, signal)).numbers();
}

function openDates(column: Column): Dates {
  const precisions = column.numbers();
  const minutes = column.numbers();
  const minutesAt = (n: number): number | undefined =>
    (precisions[n] ?? 0) === 0 ? undefined : (minutes[n] ?? 0) + EPOCH_MINUTES;
  return {
    count: column.count,
    minutes: minutesAt,
    dayOf: (n) => {
      const at = minutesAt(n);
      return at === undefined ? undefined : Math.floor(at / MINUTES_PER_DAY);
    },
    precision: (n) => PRECISIONS[(precisions[n] ?? 0) - 1],
  };
}

/** Ordinals from 1 for each word, in the order met; 0 for none. */
function createDictionary(): {
  ordinals: NumberList;
  add(word: string | undefined): void;
  write(writer: ByteWriter): ByteWriter;
} {
  const known = new Map<string, number>();
  const ordinals = new NumberList();
  return {
    ordinals,
    add(word) {
      if (word !== undefined && !known.has(word)) known.set(word, known.size + 1);
      ordinals.push(word === undefined ? 0 : (known.get(word) ?? 0));
    },
    write(writer) {
      writer.varint(known.size);
      for (const word of known.keys()) writer.string(word);
      return writer;
    },
  };
}

/** A column's row being read from its start to its end. */
type Column = {
  readonly count: number;
  numbers(): PackedNumbers;
  words(): WordColumn;
  names(): (docnum: number) => string | undefined;
};

function openColumn(row: Uint8Array): Column {
  // Columns are read for every card, and a checksum of half a megabyte costs more than reading it.
  const payload = unframeRow(row, row.length <= CHECKED_BYTES);
  const reader = new ByteReader(payload);
  const count = reader.varint();
  const numbers = (): PackedNumbers => {
    const rest = payload.subarray(reader.offset);
    const values = unpackNumbers(rest, count);
    reader.offset += packedLength(rest, count);
    return values;
  };
  const words = (): WordColumn => {
    const ordinals = numbers();
    const known = Array.from({ length: boundedCount(reader, payload) }, () => reader.string());
    return { ordinals, words: [undefined, ...known] };
  };
  const names = (): ((docnum: number) => string | undefined) => {
    const column = words();
    return (docnum) => column.words[column.ordinals[docnum] ?? 0];
  };
  return { count, numbers, words, names };
}

/** A count of strings that can be there: each takes a byte at least. */
function boundedCount(reader: ByteReader, payload: Uint8Array): number {
  const count = reader.varint();
  if (count > payload.length - reader.offset)
    throw new DamagedRowError('Backfile: a column names more words than it holds');
  return count;
}

/** Minutes since 1970 at which an ISO date of any precision starts, or undefined. */
function minutesOf(iso: string | undefined): number | undefined {
  if (iso === undefined) return undefined;
  const ms = Date.parse(iso.length === 4 ? `${iso}-01` : iso);
  const minutes = Math.floor(ms / MS_PER_MINUTE);
  return minutes >= EPOCH_MINUTES ? minutes : undefined;
}

/** Each docnum's place when `ids` are sorted; equal ids keep their order. */
function ranksOf(ids: readonly string[]): Uint32Array {
  const order = Array.from(ids.keys()).sort((a, b) => {
    const x = ids[a] ?? '';
    const y = ids[b] ?? '';
    return x < y ? -1 : x > y ? 1 : a - b;
  });
  const ranks = new Uint32Array(ids.length);
  for (const [rank, docnum] of order.entries()) ranks[docnum] = rank;
  return ranks;
}
