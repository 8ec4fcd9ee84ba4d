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
  const asked = {
    units: Uint16Array.from({ length: word.length }, (_, i) => word.charCodeAt(i)),
    edits,
  };
  const units = new Uint16Array(MAX_TERM_UNITS);
  let offset = 0;
  /** The length of the shortest beginning that is already too far away. */
  let hopeless = Infinity;
  while (offset < row.length) {
    // Nearly all numbers of a vocabulary are one byte.
    let shared = row[offset++] ?? 0;
    if (shared > 127) [shared, offset] = varintAt(row, offset - 1);
    let length = row[offset++] ?? 0;
    if (length > 127) [length, offset] = varintAt(row, offset - 1);
    length += shared;
    if (length > MAX_TERM_UNITS)
      throw new DamagedRowError('Backfile: a term is longer than a term can be');
    if (shared < hopeless) hopeless = Infinity;
    for (let d = shared + 1; d <= length; d++) {
      let unit = row[offset++] ?? 0;
      if (unit > 127) [unit, offset] = varintAt(row, offset - 1);
      units[d - 1] = unit;
      if (d > hopeless) continue;
      if (compareUnit(table, d, unit, asked) > edits) hopeless = d;
    }
    if (length >= hopeless || length < word.length - edits) continue;
    const distance = table[length * width + word.length] ?? 0;
    if (distance <= edits) emit(String.fromCharCode(...units.subarray(0, length)), distance);
  }
}

/** The number at `from`, and where it ends. */
function varintAt(row: Uint8Array, from: number): [value: number, offset: number] {
  let [value, offset] = [0, from];
  for (let scale = 1; ; scale *= 128) {
    const byte = row[offset++] ?? 0;
    value += (byte & 127) * scale;
    if (byte < 128) return [value, offset];
  }
}

/** The word that is looked for. */
type Asked = { readonly units: Uint16Array; readonly edits: number };

/**
 * Fills line `d` of `table` for a term whose unit d is `unit`, as far as it can matter: whoever is
 * more than `edits` places off needs more edits than that. @returns the least distance on it
 */
function compareUnit(table: Uint8Array, d: number, unit: number, { units, edits }: Asked): number {
  const width = units.length + 1;
  const line = d * width;
  const above = line - width;
  const first = d > edits ? d - edits : 1;
  const last = d + edits < units.length ? d + edits : units.length;
  // Whatever stands beside the band is too far away.
  let left = first === 1 ? d : edits + 1;
  let least = left;
  table[line + first - 1] = left;
  for (let j = first; j <= last; j++) {
    const replaced = (table[above + j - 1] ?? 0) + (units[j - 1] === unit ? 0 : 1);
    const dropped = (table[above + j] ?? 0) + 1;
    left++;
    if (replaced < left) left = replaced;
    if (dropped < left) left = dropped;
    table[line + j] = left;
    if (left < least) least = left;
  }
  if (last < units.length) table[line + last + 1] = edits + 1;
  return least;
}
