import { findDate } from './find-date';
import { documentDate, parseDocumentDate } from '@/lib/model/document-date';
import type { DocumentDate } from '@/lib/model/document';

/** As mail and feeds write it: `Fri, 13 May 2016 15:14:05 +0200`. */
const MAIL =
  /^(?:[a-z]{3,9},?\s*)?(\d{1,2})\s+([a-z]{3})[a-z]*\.?,?\s+(\d{2,4})(?:,?\s+(\d{1,2}):(\d{2})(?::\d{2})?\s*([a-z]{1,5}|[+-]\d{2}:?\d{2})?)?/i;
const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';
const ZONES: Readonly<Record<string, string>> = {
  EST: '-0500',
  EDT: '-0400',
  CST: '-0600',
  CDT: '-0500',
  MST: '-0700',
  MDT: '-0600',
  PST: '-0800',
  PDT: '-0700',
  BST: '+0100',
  CET: '+0100',
  CEST: '+0200',
};
/** Numbers between these are seconds since 1970: from 1980 to 2096. */
const SECONDS = { from: 315_532_800, to: 4_000_000_000 } as const;

/**
 * The date that `text` says in full, in any of the ways that files write one. A time without a
 * zone counts as UTC. Undefined when it says none.
 */
export function anyDate(text: string): DocumentDate | undefined {
  const plain = text.trim().slice(0, 100);
  return (
    parseDocumentDate(plain) ??
    parseDocumentDate(plain.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')) ??
    mailDate(plain) ??
    epoch(plain) ??
    findDate(plain)?.date
  );
}

function mailDate(text: string): DocumentDate | undefined {
  const match = MAIL.exec(text);
  if (!match) return undefined;
  const [, day = '', name = '', rawYear = '', hour, minute, zone = ''] = match;
  const at = MONTHS.indexOf(name.toLowerCase());
  if (at < 0 || at % 3 !== 0) return undefined;
  const month = String(at / 3 + 1).padStart(2, '0');
  const year = rawYear.length === 2 ? `${Number(rawYear) < 70 ? '20' : '19'}${rawYear}` : rawYear;
  const date = `${year}-${month}-${day.padStart(2, '0')}`;
  if (hour === undefined) return parseDocumentDate(date);
  const offset = /^[+-]/.test(zone) ? zone : (ZONES[zone.toUpperCase()] ?? 'Z');
  return parseDocumentDate(`${date}T${hour.padStart(2, '0')}:${minute}${offset}`);
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
