import { parseDocumentDate } from './document-date';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A stretch of time in minutes since 1970: from `start` up to, not with, `end`. */
export type Period = { readonly start: number; readonly end: number };

/**
 * The year, month, day or minute that `text` names: `2015`, `2015-06`, `2015/6/11`. Undefined for
 * anything else.
 */
export function parsePeriod(text: string): Period | undefined {
  const iso = text.replaceAll(/[/.]/g, '-').replaceAll(/-(\d)(?=-|$)/g, '-0$1');
  const date = parseDocumentDate(iso);
  if (!date) return undefined;
  const from = new Date(Date.parse(date.iso.length === 4 ? `${date.iso}-01` : date.iso));
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth()];
  const end = {
    year: Date.UTC(year + 1, 0),
    month: Date.UTC(year, month + 1),
    day: from.getTime() + DAY_MS,
    minute: from.getTime() + MINUTE_MS,
  }[date.precision];
  return { start: from.getTime() / MINUTE_MS, end: end / MINUTE_MS };
}
