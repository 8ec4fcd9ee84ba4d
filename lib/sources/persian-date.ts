import { documentDate } from '@/lib/model/document-date';
import type { DocumentDate } from '@/lib/model/document';

const MS_PER_DAY = 86_400_000;
/** Between the two calendars' years. */
const YEARS_APART = 621;
const NUMBERS = new Intl.DateTimeFormat('en-u-ca-persian', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});

/** A day of the Persian calendar as a date; undefined when there is none. */
export function persianDate(year: number, month: number, day: number): DocumentDate | undefined {
  if (!(year >= 1200 && year <= 1600 && month >= 1 && month <= 12)) return undefined;
  if (!(day >= 1 && day <= (month <= 6 ? 31 : 30))) return undefined;
  const firstDay = newYear(year);
  const months = Math.min(month - 1, 6) * 31 + Math.max(month - 7, 0) * 30;
  const at = new Date(firstDay + (months + day - 1) * MS_PER_DAY);
  return documentDate({
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
  });
}

/** The first day of a year: between the 19th and the 22nd of March. */
function newYear(year: number): number {
  for (let day = 19; day < 23; day++) {
    const at = Date.UTC(year + YEARS_APART, 2, day);
    const parts = NUMBERS.formatToParts(at);
    const isFirst = (['month', 'day'] as const).every(
      (type) => parts.find((part) => part.type === type)?.value === '1',
    );
    if (isFirst) return at;
  }
  return Date.UTC(year + YEARS_APART, 2, 21);
}
