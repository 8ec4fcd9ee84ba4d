import { monthOf, persianMonthOf } from './month-names';
import { persianDate } from './persian-date';
import { ZONE_PATTERN, zoneOffset } from './time-zones';
import type { Span } from '@/lib/base/span';
import { documentDate, parseDocumentDate } from '@/lib/model/document-date';
import type { DocumentDate } from '@/lib/model/document';

/** Where a word or a number begins and ends, in any script. */
const [FROM, TO] = ['(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])'] as const;
const MONTH = '(\\p{L}[\\p{L}\\p{M}]{1,13})\\.?';
const TIME = `(?:[,\\s]+(?:at\\s+|-\\s*|\\|\\s*|@\\s*|um\\s+|à\\s+|a\\s+las?\\s+|às\\s+|в\\s+|kl\\.?\\s*)?(\\d{1,2})[:.h時](\\d{2})分?(?::\\d{2})?\\s*([AaPp]\\.?[Mm]\\.?${TO})?(?:\\s*Uhr)?(?:\\s*\\(?(${ZONE_PATTERN})(?![\\p{L}\\d])\\)?)?)?`;
const ISO =
  /(?<![\p{L}\p{N}])(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?)(?![\d-])/u;
const YEAR_FIRST = pattern(`(\\d{4})([/.])\\s?(\\d{1,2})\\2\\s?(\\d{1,2})\\.?${TO}${TIME}`);
const EAST_ASIAN = pattern(
  `(\\d{4})\\s?[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일](?:\\s?[(（]\\p{L}[)）])?${TIME}`,
);
const MONTH_FIRST = pattern(`${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})${TO}${TIME}`);
const DAY_FIRST = pattern(
  `(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?(?:\\s+|-)(?:de\\s+|of\\s+)?${MONTH},?(?:\\s+|-)(?:de\\s+|del\\s+)?(\\d{4})${TO}${TIME}`,
);
const YEAR_MONTH_DAY = pattern(`(\\d{4})[.,]?\\s+${MONTH}\\s+(\\d{1,2})\\.?${TO}${TIME}`);
const NUMBERS = pattern(`(\\d{1,2})([/.]|-)(\\d{1,2})\\2(\\d{4})${TO}${TIME}`);
const IN_ADDRESS = /\/((?:19|20)\d{2})[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=[/-]|$)/;
const IN_NAME = /(?:^|[/_\- ])((?:19|20)\d{2})-?(\d{2})-?(\d{2})(?=[_\- .]|$)/;

function pattern(source: string): RegExp {
  return new RegExp(FROM + source, 'u');
}

/** A date and where it stands. */
export type FoundDate = { readonly date: DocumentDate; readonly span: Span };

/** Which of two numbers is the day, where a collection shows it. */
export type DayOrder = 'day first' | 'month first';

/**
 * The first full date in `line`; undefined when there is none. A time without a zone counts as
 * UTC. Dates like 03/04/2020, where day and month could be either, are left alone without `order`.
 */
export function findDate(line: string, order?: DayOrder): FoundDate | undefined {
  const plain = withPlainDigits(line);
  if (!/\d{4}/.test(plain)) return undefined;
  return READERS.map((read) => read(plain, order))
    .filter((found) => found !== undefined)
    .reduce<FoundDate | undefined>(
      (first, found) => (first && first.span.start <= found.span.start ? first : found),
      undefined,
    );
}

/** The date in an address like `/2021/03/15/`, if it has one. */
export function dateInAddress(url: string): DocumentDate | undefined {
  const match = IN_ADDRESS.exec(url);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map((part) => (part ? Number(part) : undefined));
  return year === undefined ? undefined : documentDate({ year, month, day });
}

/** The date in a file's name, as in `2024-09-21 Beirut.txt`. */
export function dateInName(path: string): DocumentDate | undefined {
  const match = IN_NAME.exec(path);
  return match ? parseDocumentDate(match.slice(1, 4).join('-')) : undefined;
}

type ReadDate = (line: string, order: DayOrder | undefined) => FoundDate | undefined;

const READERS: readonly ReadDate[] = [
  iso,
  eastAsian,
  yearFirst,
  monthFirst,
  dayFirst,
  yearMonthDay,
  numbers,
];

function iso(line: string): FoundDate | undefined {
  const match = ISO.exec(line);
  return match ? foundAt(match, parseDocumentDate(match[1] ?? '')) : undefined;
}

function eastAsian(line: string): FoundDate | undefined {
  const match = EAST_ASIAN.exec(line);
  return match ? foundAt(match, dated([match[1], match[2], match[3]], match.slice(4))) : undefined;
}

function yearFirst(line: string): FoundDate | undefined {
  const match = YEAR_FIRST.exec(line);
  if (!match) return undefined;
  const [year, month, day] = [match[1], match[3], match[4]].map(Number);
  // Years of the Persian calendar, as they are written there.
  const persian = year !== undefined && year < 1500 && match[2] === '/';
  return foundAt(
    match,
    persian ? persianDate(year, month ?? 0, day ?? 0) : dated([year, month, day], match.slice(5)),
  );
}

function monthFirst(line: string): FoundDate | undefined {
  const match = MONTH_FIRST.exec(line);
  return match ? foundAt(match, named([match[3], match[1], match[2]], match.slice(4))) : undefined;
}

function dayFirst(line: string): FoundDate | undefined {
  const match = DAY_FIRST.exec(line);
  return match ? foundAt(match, named([match[3], match[2], match[1]], match.slice(4))) : undefined;
}

function yearMonthDay(line: string): FoundDate | undefined {
  const match = YEAR_MONTH_DAY.exec(line);
  return match ? foundAt(match, named([match[1], match[2], match[3]], match.slice(4))) : undefined;
}

function numbers(line: string, order: DayOrder | undefined): FoundDate | undefined {
  const match = NUMBERS.exec(line);
  if (!match) return undefined;
  const [first, second] = [Number(match[1]), Number(match[3])];
  const isDayFirst =
    first > 12 || first === second || (second <= 12 && (match[2] === '.' || order === 'day first'));
  if (isDayFirst) return foundAt(match, dated([match[4], second, first], match.slice(5)));
  return second > 12 || order === 'month first'
    ? foundAt(match, dated([match[4], first, second], match.slice(5)))
    : undefined;
}

type NumberLike = string | number | undefined;

/** A day whose month is a word, in one of the calendars. */
function named(
  [year, month = '', day]: readonly [NumberLike, string | undefined, NumberLike],
  time: readonly (string | undefined)[],
): DocumentDate | undefined {
  const persian = persianMonthOf(month);
  if (persian !== undefined && Number(year) < 1600)
    return persianDate(Number(year), persian, Number(day));
  return dated([year, monthOf(month), day], time);
}

function dated(
  day: readonly [NumberLike, NumberLike, NumberLike] | readonly NumberLike[],
  [hour, minute, half, zone]: readonly (string | undefined)[],
): DocumentDate | undefined {
  const [year, month, date] = day.map((part) => Number(part ?? NaN));
  if (year === undefined || !month || !date) return undefined;
  const known = documentDate({ year, month, day: date });
  const time = minutes(hour, minute, half);
  if (!known || time === undefined) return known;
  const local = `${known.iso}T${clock(time)}`;
  return parseDocumentDate(local + (zone ? (zoneOffset(zone, month) ?? '') : '')) ?? known;
}

function clock(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((n) => String(n).padStart(2, '0')).join(':');
}

/** Minutes since midnight; undefined when there is no such time. */
function minutes(
  hour: string | undefined,
  minute: string | undefined,
  half: string | undefined,
): number | undefined {
  if (hour === undefined || minute === undefined) return undefined;
  const hours = half ? (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(hour);
  return hours < 24 && Number(minute) < 60 ? hours * 60 + Number(minute) : undefined;
}

/** Digits of other scripts as ASCII; nothing moves. */
function withPlainDigits(line: string): string {
  return line.replace(/[٠-٩۰-۹０-９]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code >= 0xff10 ? code - 0xff10 : code & 0xf);
  });
}

function foundAt(match: RegExpExecArray, date: DocumentDate | undefined): FoundDate | undefined {
  return date && { date, span: { start: match.index, end: match.index + match[0].length } };
}
