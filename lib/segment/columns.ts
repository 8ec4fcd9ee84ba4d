import { ByteReader } from '@/lib/base/bytes';
import type { DatePrecision } from '@/lib/model/document';
import type { RowReader } from '@/lib/model/segment';
import { COLUMN_ROWS, EPOCH_MINUTES, PRECISIONS, RETRACTED } from './columns-format';
import type { Fingerprint } from './fingerprint';
import { packedLength, unpackNumbers, type PackedNumbers } from './packed-numbers';
import { perReader } from './row-cache';
import { DamagedRowError, unframeRow } from './row-frame';

const MINUTES_PER_DAY = 1440;
/** Larger rows are not compared with their checksum each time. */
const CHECKED_BYTES = 64 * 1024;

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

/**
 * Reads every column but ids and ranks to its end.
 *
 * @throws {DamagedRowError} when one is not of `documents` documents, or cannot be read
 */
export async function checkColumns(reader: RowReader, documents: number): Promise<void> {
  try {
    const checks: readonly [keyof typeof COLUMN_ROWS, (column: Column) => unknown][] = [
      ['dates', openDates],
      ['sources', (column) => column.words()],
      ['kinds', (column) => column.words()],
      ['languages', (column) => column.words()],
      ['flags', (column) => column.numbers()],
      ['fingerprints', (column) => [column.numbers(), column.numbers()]],
    ];
    for (const [name, check] of checks) {
      const row = await reader.get('columns', COLUMN_ROWS[name]);
      unframeRow(row);
      const column = openColumn(row);
      if (column.count !== documents)
        throw new DamagedRowError(`Backfile: ${name} are of ${column.count} documents`);
      check(column);
    }
  } catch (error) {
    if (error instanceof DamagedRowError) throw error;
    throw new DamagedRowError('Backfile: a column is missing, or ends too early', { cause: error });
  }
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
 * It orders equal scores without reading a document. Kept as long as the reader lives.
 */
export async function readRanks(reader: RowReader, signal?: AbortSignal): Promise<PackedNumbers> {
  const state = ranksOf(reader);
  // Several queries wait for one read, so that the end of one query does not end it.
  state.ranks ??= reader.get('columns', COLUMN_ROWS.ranks).then((row) => openColumn(row).numbers());
  try {
    return await state.ranks;
  } catch (error) {
    state.ranks = undefined;
    throw error;
  } finally {
    signal?.throwIfAborted();
  }
}

/** Has the ranks read meanwhile: equal scores are frequent. A failure shows up in `readRanks`. */
export function prepareRanks(reader: RowReader): void {
  readRanks(reader).catch(() => undefined);
}

const ranksOf = perReader(() => ({ ranks: undefined as Promise<PackedNumbers> | undefined }));

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
