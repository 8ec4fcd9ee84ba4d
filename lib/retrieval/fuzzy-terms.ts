import { DamagedRowError } from '@/lib/segment/row-frame';
import { MAX_TERM_UNITS } from './text-index-format';

/**
 * Calls `emit` for each term of a vocabulary row that is at most `edits` (0 to 2) insertions, deletions
 * or replacements of UTF-16 units away from `word`. What neighbouring terms share is compared once.
 *
 * @param row terms as `writeTerm` wrote them, ascending
 */
export function matchVocabulary(
  row: Uint8Array,
  word: string,
  edits: number,
  emit: (term: string, distance: number) => void,
): void {
  const asked = prepare(word, edits);
  const { states } = asked;
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
    let d = shared;
    for (; d < length && d < hopeless; d++) {
      let unit = row[offset++] ?? 0;
      if (unit > 127) [unit, offset] = varintAt(row, offset - 1);
      units[d] = unit;
      const state = next(states[d] ?? 0, lines[unit] ?? 0, d, asked);
      states[d + 1] = state;
      if (state === 0) hopeless = d + 1;
    }
    offset = passUnits(row, offset, length - d);
    if (length >= hopeless || length < word.length - edits) continue;
    const distance = distanceOf(states[length] ?? 0, length, asked);
    if (distance <= edits) emit(String.fromCharCode(...units.subarray(0, length)), distance);
  }
  for (let i = 0; i < word.length; i++) lines[word.charCodeAt(i)] = 0;
}

/** Passes what follows a hopeless beginning: units end with bytes below 128. @returns where they end */
function passUnits(row: Uint8Array, from: number, units: number): number {
  let offset = from;
  for (let left = units; left > 0; offset++) if ((row[offset] ?? 0) < 128) left--;
  return offset;
}

/** Fuzzy search looks no further. */
const MAX_EDITS = 2;
/** Places around the diagonal that so many edits can reach. */
const BAND = 2 * MAX_EDITS + 1;
const BAND_MASK = (1 << BAND) - 1;
/** One more than any place in a term that has so many units and edits. */
const PLACES = MAX_TERM_UNITS + BAND;
/** By UTF-16 unit, its line in `places`, or 0 where the word does not have it; all 0 between two calls. */
const lines = new Uint8Array(65_536);

/**
 * What is looked for, as bits of an automaton. After d units of a term, bit i of level k stands for the
 * first d − 2 + i units of the word being at most k edits away from those d; a state is the three
 * levels side by side.
 */
type Asked = {
  readonly length: number;
  readonly edits: number;
  /** States by length of a term's beginning. */
  readonly states: Uint16Array;
  /** By line and number of units passed, which of the band's places in the word hold that unit. */
  readonly places: Uint8Array;
  /** By number of units passed, which of the band's places are in the word. */
  readonly valid: Uint8Array;
};

function prepare(word: string, edits: number): Asked {
  const { length } = word;
  const valid = new Uint8Array(PLACES);
  for (let d = 0; d < PLACES; d++)
    for (let i = 0; i < BAND; i++) {
      const at = d - MAX_EDITS + i;
      if (at >= 0 && at <= length) valid[d] = (valid[d] ?? 0) | (1 << i);
    }
  const places = new Uint8Array((length + 1) * PLACES);
  for (let j = 0, used = 0; j < length; j++) {
    const unit = word.charCodeAt(j);
    if (lines[unit] === 0) lines[unit] = ++used;
    const line = (lines[unit] ?? 0) * PLACES;
    for (let i = 0; i < BAND; i++) {
      const d = j + MAX_EDITS - i;
      if (d >= 0 && d < PLACES) places[line + d] = (places[line + d] ?? 0) | (1 << i);
    }
  }
  const states = new Uint16Array(MAX_TERM_UNITS + 1);
  // Before the first unit, k units of the word can be left out.
  let first = 0;
  for (let k = 0; k <= edits; k++)
    for (let i = 0; i <= k; i++) first |= 1 << (k * BAND + MAX_EDITS + i);
  states[0] = first & allowed(valid[0] ?? 0);
  return { length, edits, states, places, valid };
}

/** The state after another unit, which stands in line `line`, of a term of which `d` units were passed. */
function next(state: number, line: number, d: number, { edits, places, valid }: Asked): number {
  const same = places[line * PLACES + d] ?? 0;
  const inWord = valid[d + 1] ?? 0;
  const [zero, one, two] = [state & BAND_MASK, (state >> BAND) & BAND_MASK, state >> (2 * BAND)];
  // A unit that is the same; one more in the term; another one; one that the term leaves out.
  const none = zero & same & inWord;
  if (edits === 0) return none;
  const single = ((one & same) | (zero >> 1) | zero | (none << 1)) & inWord;
  if (edits === 1) return none | (single << BAND);
  const double = ((two & same) | (one >> 1) | one | (single << 1)) & inWord;
  return none | (single << BAND) | (double << (2 * BAND));
}

/** Of a term of `length` units after which `state` holds; more than 2 where it is further away. */
function distanceOf(state: number, length: number, asked: Asked): number {
  const i = asked.length - length + MAX_EDITS;
  if (i < 0 || i >= BAND) return MAX_EDITS + 1;
  let distance = 0;
  while (distance <= MAX_EDITS && ((state >> (distance * BAND + i)) & 1) === 0) distance++;
  return distance;
}

function allowed(inWord: number): number {
  return inWord | (inWord << BAND) | (inWord << (2 * BAND));
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
