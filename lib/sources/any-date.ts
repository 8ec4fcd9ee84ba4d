import { findDate, type DayOrder } from './find-date';
import { monthOf } from './month-names';
import { zoneOffset } from './time-zones';
import { documentDate, parseDocumentDate } from '@/lib/model/document-date';
import type { DocumentDate } from '@/lib/model/document';

/** As mail and feeds write it: `Fri, 13 May 2016 15:14:05 +0200`. */
const MAIL =
  /^(?:\p{L}{2,9}\.?,?\s*)?(\d{1,2})[\s-]+(\p{L}{3,12})\.?,?[\s-]+(\d{2,4})(?:,?\s+(\d{1,2}):(\d{2})(?::\d{2})?\s*([a-z]{1,5}|[+-]\d{2}:?\d{2})?)?\s*(?:\([^()]{0,40}\))?$/iu;
/** As C and some services write it: `Wed Mar 03 14:30:00 +0000 2021`. */
const CLOCK_FIRST =
  /^\p{L}{3},?\s+(\p{L}{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2}):\d{2}\s+(?:([a-z]{1,5}|[+-]\d{4})\s+)?(\d{4})$/iu;
/** Without marks between the parts: `20210303`, `20210303T143000Z`. */
const COMPACT =
  /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(?:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const LOOSE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)(.*)$/;
/** As one of Microsoft's libraries writes it: `/Date(1614781800000)/`. */
const WRAPPED = /^\/Date\((-?\d{1,14})(?:[+-]\d{4})?\)\/$/;
const MONTH_AND_YEAR = /^(\p{L}[\p{L}\p{M}]{2,13})\.?,?\s+(?:de\s+)?(\d{4})$/u;
/** Numbers between these are seconds since 1970: from 1980 to 2096. */
const SECONDS = { from: 315_532_800, to: 4_000_000_000 } as const;

/**
 * The date that `text` says in full, in any of the ways that files write one. A time without a
 * zone counts as UTC. Undefined when it says none, or when day and month could be either without `order`.
 */
export function anyDate(text: string, order?: DayOrder): DocumentDate | undefined {
  const plain = text.trim().slice(0, 100);
  return (
    parseDocumentDate(plain) ??
    loose(plain) ??
    compact(plain) ??
    mailDate(plain) ??
    clockFirst(plain) ??
    epoch(WRAPPED.exec(plain)?.[1] ?? plain) ??
    monthAndYear(plain) ??
    findDate(plain, order)?.date
  );
}

/** `2021-3-3`, with or without a time, whose zone may be hours alone: `-4`. */
function loose(text: string): DocumentDate | undefined {
  const [, year = '', month = '', day = '', time = ''] = LOOSE.exec(text) ?? [];
  const whole = time.replace(
    /(?<=:\d{2}\s?)([+-])(\d{1,2})$/,
    (_, sign: string, hours: string) => `${sign}${hours.padStart(2, '0')}:00`,
  );
  return parseDocumentDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${whole}`);
}

function compact(text: string): DocumentDate | undefined {
  const [, year = '', month = '', day = '', hour, minute = '', zone = 'Z'] =
    COMPACT.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  return parseDocumentDate(hour === undefined ? date : `${date}T${hour}:${minute}${zone}`);
}

function mailDate(text: string): DocumentDate | undefined {
  const match = MAIL.exec(text);
  if (!match) return undefined;
  const [, day = '', name = '', rawYear = '', ...time] = match;
  const year = rawYear.length === 2 ? `${Number(rawYear) < 70 ? '20' : '19'}${rawYear}` : rawYear;
  return named([year, name, day], time);
}

function clockFirst(text: string): DocumentDate | undefined {
  const match = CLOCK_FIRST.exec(text);
  if (!match) return undefined;
  const [, name = '', day = '', hour, minute, zone, year = ''] = match;
  return named([year, name, day], [hour, minute, zone]);
}

function named(
  [year, name, day]: readonly [string, string, string],
  [hour, minute = '', zone = 'Z']: readonly (string | undefined)[],
): DocumentDate | undefined {
  const month = monthOf(name);
  if (month === undefined) return undefined;
  const date = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (hour === undefined) return parseDocumentDate(date);
  const offset = zoneOffset(zone, month) ?? 'Z';
  return parseDocumentDate(`${date}T${hour.padStart(2, '0')}:${minute}${offset}`);
}

function monthAndYear(text: string): DocumentDate | undefined {
  const [, name = '', year] = MONTH_AND_YEAR.exec(text) ?? [];
  const month = monthOf(name);
  return month === undefined ? undefined : documentDate({ year: Number(year), month });
}

function epoch(text: string): DocumentDate | undefined {
  if (!/^\d{9,13}(?:\.\d+)?$/.test(text)) return undefined;
  const number = Number(text);
  const seconds = number > SECONDS.to ? number / 1000 : number;
  if (seconds < SECONDS.from || seconds > SECONDS.to) return undefined;
  const at = new Date(seconds * 1000);
  return documentDate({
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    minute: at.getUTCHours() * 60 + at.getUTCMinutes(),
  });
}
