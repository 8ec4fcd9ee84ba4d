import type { DocumentDate } from './document';

const ISO =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;
const MS_PER_MINUTE = 60_000;

/** A calendar date as numbers; months and days from 1. */
export type DateParts = {
  readonly year: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  /** Minutes since midnight UTC. */
  readonly minute?: number | undefined;
};

/** `parts` as a date with its precision, or undefined when there is no such day. */
export function documentDate(parts: DateParts): DocumentDate | undefined {
  const { year, month, day, minute } = parts;
  if (!(year >= 1000 && year <= 9999)) return undefined;
  if (month === undefined) return { iso: String(year), precision: 'year' };
  if (!(month >= 1 && month <= 12)) return undefined;
  if (day === undefined) return { iso: `${year}-${two(month)}`, precision: 'month' };
  const time = new Date(Date.UTC(year, month - 1, day));
  if (!(day >= 1) || time.getUTCMonth() !== month - 1) return undefined;
  if (minute === undefined) return { iso: time.toISOString().slice(0, 10), precision: 'day' };
  if (!(minute >= 0 && minute < 24 * 60)) return undefined;
  return minuteDate(time.getTime() + minute * MS_PER_MINUTE);
}

/**
 * Reads `2015`, `2015-06`, `2015-06-11` or `2015-06-11T19:16` (seconds and a zone may follow; a
 * time without a zone counts as UTC). Undefined for anything else, and for days that do not exist.
 */
export function parseDocumentDate(iso: string): DocumentDate | undefined {
  const match = ISO.exec(iso.trim());
  if (!match) return undefined;
  const [year, month, day, hour, minute] = match
    .slice(1, 6)
    .map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined) return undefined;
  if (hour === undefined || minute === undefined) return documentDate({ year, month, day });
  if (hour > 23 || minute > 59) return undefined;
  const local = documentDate({ year, month, day, minute: hour * 60 + minute });
  return local && minuteDate(Date.parse(local.iso) - zoneMinutes(match[6]) * MS_PER_MINUTE);
}

function minuteDate(ms: number): DocumentDate {
  return { iso: `${new Date(ms).toISOString().slice(0, 16)}Z`, precision: 'minute' };
}

function zoneMinutes(zone: string | undefined): number {
  if (!zone || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
