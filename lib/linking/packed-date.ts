import type { DocumentDate } from '@/lib/model/document';

/**
 * A date as one number: its parts as decimal digits, 0 for those unknown. Numbers stand in the
 * order of their dates.
 */
export function packDate(date: DocumentDate | undefined): number {
  if (!date) return 0;
  const part = (from: number, to: number): number => Number(date.iso.slice(from, to)) || 0;
  const day = part(0, 4) * 1e8 + part(5, 7) * 1e6 + part(8, 10) * 1e4;
  return date.precision === 'minute'
    ? (day + part(11, 13) * 100 + part(14, 16)) * 10 + 1
    : day * 10;
}

/** What `packDate` packed. */
export function unpackDate(packed: number): DocumentDate | undefined {
  if (packed === 0) return undefined;
  const digits = String(Math.floor(packed / 10)).padStart(12, '0');
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)];
  if (packed % 10 === 1) {
    const time = `${digits.slice(8, 10)}:${digits.slice(10, 12)}`;
    return { iso: `${year}-${month}-${day}T${time}Z`, precision: 'minute' };
  }
  if (month === '00') return { iso: year, precision: 'year' };
  return day === '00'
    ? { iso: `${year}-${month}`, precision: 'month' }
    : { iso: `${year}-${month}-${day}`, precision: 'day' };
}
