import type { DatePrecision } from '@/lib/model/document';

/** The rows of part `columns`. The numbers are stored: never reuse one. */
export const COLUMN_ROWS = {
  dates: 0,
  sources: 1,
  kinds: 2,
  languages: 3,
  flags: 4,
  fingerprints: 5,
  ranks: 6,
  /** Deflated; segments of the first days have none. */
  ids: 7,
} as const;

/** The order is stored: a place more than its own, 0 for no date. */
export const PRECISIONS: readonly DatePrecision[] = ['year', 'month', 'day', 'minute'];
/** Minutes are stored from here on, so that they are never negative: the year 1 before 1970. */
export const EPOCH_MINUTES = -1_035_594_720;
/** Bit 0 of the flags: taken back by its publisher. */
export const RETRACTED = 1;
