import type { DocumentDate } from '@/lib/model/document';
import { interfaceLocale } from './interface-locale';

/** Makes each formatter once: one takes longer to make than hundreds of words to write. */
function once<F, O>(make: (locale: string, options: O) => F): (locale: string, options: O) => F {
  const made = new Map<string, F>();
  return (locale, options) => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const known = made.get(key) ?? make(locale, options);
    made.set(key, known);
    return known;
  };
}

const dates = once(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);
const numbers = once(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);
const ages = once(
  (locale, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options),
);

const DATE_OPTIONS: Readonly<Record<DocumentDate['precision'], Intl.DateTimeFormatOptions>> = {
  year: { year: 'numeric', timeZone: 'UTC' },
  month: { year: 'numeric', month: 'long', timeZone: 'UTC' },
  day: { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' },
  minute: { dateStyle: 'medium', timeStyle: 'short' },
};

/**
 * `date` in words, no more exact than it is known: "2015", "June 2015", "11 Jun 2015". A date
 * with a time of day is told in the reader's own time zone, the others are calendar days.
 *
 * @param locale BCP 47; that of the interface without it
 * @returns the date as given, when it is none that the browser can read
 */
export function formatDate(date: DocumentDate, locale = interfaceLocale()): string {
  const time = Date.parse(date.iso);
  if (Number.isNaN(time)) return date.iso;
  return dates(locale, DATE_OPTIONS[date.precision]).format(time);
}

/** Greatest first: days of each unit. */
const AGE_UNITS = [
  ['year', 365.25],
  ['month', 30.44],
  ['day', 1],
] as const;
const MS_PER_DAY = 86_400_000;

/**
 * How long ago `date` is, no more exact than it is known: "11 years ago", "2 months ago", "yesterday".
 *
 * @param now ms since 1970
 * @returns undefined for a date to come, or one that the browser cannot read
 */
export function formatAge(
  date: DocumentDate,
  now: number,
  locale = interfaceLocale(),
): string | undefined {
  const days = (now - Date.parse(date.iso)) / MS_PER_DAY;
  if (!(days >= 0)) return undefined;
  const finest = { year: 0, month: 1, day: 2, minute: 2 }[date.precision];
  const unit = AGE_UNITS.find(([, length], at) => at >= finest || days >= length) ?? AGE_UNITS[0];
  const format = ages(locale, { numeric: 'auto' });
  return format.format(-Math.floor(days / unit[1]), unit[0]);
}

/** The calendar day of `time`, ms since 1970, in the reader's time zone. */
export function formatDay(time: number, locale = interfaceLocale()): string {
  return dates(locale, { dateStyle: 'medium' }).format(time);
}

/** `time`, ms since 1970, to the minute, in the reader's time zone. */
export function formatMoment(time: number, locale = interfaceLocale()): string {
  return dates(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
}

/** A count with the separators of the language: "33,724". */
export function formatCount(count: number, locale = interfaceLocale()): string {
  return numbers(locale, {}).format(count);
}

/** A year, a version or a place in a row in the digits of the language, without separators: "2015". */
export function formatNumeral(value: number, locale = interfaceLocale()): string {
  return numbers(locale, { useGrouping: false }).format(value);
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const BYTES_PER_UNIT = 1000;

/** A size in the greatest unit that leaves at least 1: "8.4 MB". Units are powers of 1000. */
export function formatBytes(bytes: number, locale = interfaceLocale()): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= BYTES_PER_UNIT && unit < BYTE_UNITS.length - 1) {
    value /= BYTES_PER_UNIT;
    unit++;
  }
  return numbers(locale, {
    style: 'unit',
    unit: BYTE_UNITS[unit] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0,
  }).format(value);
}

const SECONDS_PER_MINUTE = 60;
const SECONDS_PER_HOUR = 3600;

/** A length of time in its greatest unit, rounded up: "40 seconds", "3 minutes", "2 hours". */
export function formatDuration(seconds: number, locale = interfaceLocale()): string {
  const [value, unit] =
    seconds < SECONDS_PER_MINUTE
      ? [seconds, 'second']
      : seconds < SECONDS_PER_HOUR
        ? [seconds / SECONDS_PER_MINUTE, 'minute']
        : [seconds / SECONDS_PER_HOUR, 'hour'];
  return numbers(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 0,
  }).format(Math.max(1, Math.ceil(value)));
}

/** A length of time in milliseconds: "9 ms"; below one, "<1 ms" is left to the caller. */
export function formatMilliseconds(ms: number, locale = interfaceLocale()): string {
  return numbers(locale, {
    style: 'unit',
    unit: 'millisecond',
    unitDisplay: 'short',
    maximumFractionDigits: 0,
  }).format(Math.max(1, Math.round(ms)));
}

/** So much of a key's end is typed to say that it is right, characters. */
export const KEY_END_CHARS = 8;

/** The ends of a key: enough to compare by eye. */
export function shortKey(key: string): string {
  return `${key.slice(0, KEY_END_CHARS)} … ${key.slice(-KEY_END_CHARS)}`;
}
