import { DamagedRowError } from '@/lib/segment/row-frame';
import { MAX_TERM_UNITS } from './text-index-format';

/**
 * Calls `emit` for each term of a vocabulary row that is at most `edits` insertions, deletions or
 * replacements of UTF-16 units away from `word`. What neighbouring terms share is compared once.
 *
 * @param row terms as `writeTerm` wrote them, ascending
 */
export function matchVocabulary(
  row: Uint8Array,
  word: string,
  edits: number,
  emit: (term: string, distance: number) => void,
): void {
  const width = word.length + 1;
  // Line d holds the distances between the first d units of the term and each beginning of `word`.
  const table = new Uint8Array((MAX_TERM_UNITS + 1) * width);
  for (let j = 0; j < width; j++) table[j] = j;
  const units = new Uint16Array(MAX_TERM_UNITS);
  let offset = 0;
  /** The length of the shortest beginning that is already too far away. */
  let hopeless = Infinity;
  const varint = (): number => {
    let byte = row[offset++] ?? 0;
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let scale = 128; byte >= 128; scale *= 128) {
      byte = row[offset++] ?? 0;
      value += (byte & 127) * scale;
    }
    return value;
  };
  while (offset < row.length) {
    const shared = varint();
    const length = shared + varint();
    if (length > MAX_TERM_UNITS)
      throw new DamagedRowError('Backfile: a term is longer than a term can be');
    if (shared < hopeless) hopeless = Infinity;
    for (let d = shared + 1; d <= length; d++) {
      const unit = varint();
      units[d - 1] = unit;
      if (d > hopeless) continue;
      if (compareUnit(table, d, unit, word) > edits) hopeless = d;
    }
    if (length >= hopeless) continue;
    const distance = table[length * width + word.length] ?? 0;
    if (distance <= edits) emit(String.fromCharCode(...units.subarray(0, length)), distance);
  }
}

/** Fills line `d` of `table` for a term whose unit d is `unit`. @returns the least distance on it */
function compareUnit(table: Uint8Array, d: number, unit: number, word: string): number {
  const width = word.length + 1;
  const line = d * width;
  const above = line - width;
  let left = d;
  let least = d;
  table[line] = d;
  for (let j = 1; j < width; j++) {
    const replaced = (table[above + j - 1] ?? 0) + (word.charCodeAt(j - 1) === unit ? 0 : 1);
    left = Math.min(replaced, (table[above + j] ?? 0) + 1, left + 1);
    table[line + j] = left;
    if (left < least) least = left;
  }
  return least;
}
