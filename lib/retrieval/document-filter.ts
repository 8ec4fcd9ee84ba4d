import type { ArchiveId } from '@/lib/model/archive';
import type { RowReader } from '@/lib/model/segment';
import {
  readDates,
  readRetracted,
  readWords,
  type Dates,
  type WordColumn,
} from '@/lib/segment/columns';
import type { LiveSegment } from './live-segments';

const MS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 1440;

/**
 * Which documents may be found, by what is known of them without reading them; each condition that
 * is given must hold. Filters change no score: what they leave out is left out before the best are
 * chosen.
 */
export type DocumentFilter = {
  readonly archive?: (id: ArchiveId) => boolean;
  /** Asked once for each source that a segment has; documents without one are left out. */
  readonly source?: (source: string) => boolean;
  /** Asked in the same way; documents of such a source are left out. */
  readonly withoutSource?: (source: string) => boolean;
  readonly kind?: (kind: string) => boolean;
  /** BCP 47 or `und`. */
  readonly language?: (language: string) => boolean;
  /**
   * Minutes since 1970. A date of which only the year or the month is known counts where any of it
   * lies from `from` on and before `until`; documents without a date are left out.
   */
  readonly from?: number;
  readonly until?: number;
  /** False leaves out what its publisher took back. */
  readonly retracted?: boolean;
  /** The only documents that may be found, by index of generation and segment: those of an entity. */
  readonly documents?: (generation: number, segment: number) => ReadonlySet<number>;
  /** Documents that may not be found, in the same way. */
  readonly without?: (generation: number, segment: number) => ReadonlySet<number>;
};

/** Whether a document of one segment may be found. */
export type DocumentTest = (docnum: number) => boolean;

/** `filter` for the documents of `segment`; undefined where it lets all of them through. */
export async function testOf(
  segment: LiveSegment,
  filter: DocumentFilter,
  signal?: AbortSignal,
): Promise<DocumentTest | undefined> {
  if (filter.archive && !filter.archive(segment.archive)) return () => false;
  const { reader } = segment;
  const tests = await Promise.all([
    filter.source && wordTest(reader, 'sources', filter.source, signal),
    filter.withoutSource && noneOf(wordTest(reader, 'sources', filter.withoutSource, signal)),
    filter.kind && wordTest(reader, 'kinds', filter.kind, signal),
    filter.language && wordTest(reader, 'languages', filter.language, signal),
    (filter.from !== undefined || filter.until !== undefined) && dateTest(reader, filter, signal),
    filter.retracted === false && standing(reader, signal),
  ]);
  const all = tests.filter((test) => typeof test === 'function');
  const only = filter.documents?.(segment.generation, segment.segment);
  if (only) all.unshift((docnum) => only.has(docnum));
  const without = filter.without?.(segment.generation, segment.segment);
  if (without) all.unshift((docnum) => !without.has(docnum));
  const [first] = all;
  return all.length < 2 ? first : (docnum) => all.every((test) => test(docnum));
}

async function wordTest(
  reader: RowReader,
  column: 'sources' | 'kinds' | 'languages',
  isWanted: (word: string) => boolean,
  signal?: AbortSignal,
): Promise<DocumentTest> {
  const { ordinals, words }: WordColumn = await readWords(reader, column, signal);
  const wanted = words.map((word) => word !== undefined && isWanted(word));
  return (docnum) => wanted[ordinals[docnum] ?? 0] === true;
}

async function noneOf(test: Promise<DocumentTest>): Promise<DocumentTest> {
  const isUnwanted = await test;
  return (docnum) => !isUnwanted(docnum);
}

async function dateTest(
  reader: RowReader,
  { from = -Infinity, until = Infinity }: DocumentFilter,
  signal?: AbortSignal,
): Promise<DocumentTest> {
  const dates = await readDates(reader, signal);
  return (docnum) => {
    const start = dates.minutes(docnum);
    if (start === undefined || start >= until) return false;
    return start >= from || endOf(start, dates.precision(docnum)) > from;
  };
}

async function standing(reader: RowReader, signal?: AbortSignal): Promise<DocumentTest> {
  const isRetracted = await readRetracted(reader, signal);
  return (docnum) => !isRetracted(docnum);
}

/** The minute after the last one that a date which starts at `start` may mean. */
function endOf(start: number, precision: ReturnType<Dates['precision']>): number {
  if (precision === 'minute') return start + 1;
  if (precision === 'day' || precision === undefined) return start + MINUTES_PER_DAY;
  const date = new Date(start * MS_PER_MINUTE);
  if (precision === 'month') date.setUTCMonth(date.getUTCMonth() + 1);
  else date.setUTCFullYear(date.getUTCFullYear() + 1);
  return date.getTime() / MS_PER_MINUTE;
}
