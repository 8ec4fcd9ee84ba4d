import { findTail, initialsOf } from './furniture-edges';
import { comparable, textLines, wordCount } from './text-lines';
import { lastSentences } from './trim-edges';

/** Lines at the ends of documents, and their last sentences, that a collection repeats. */
export type RepeatedUnits = {
  /** Counts the ends of one document; the very same text counts once. */
  add(text: string): void;
  /** Whether `unit`, in `comparable` form, ends or opens so many documents that it is furniture. */
  isRepeated(unit: string, isSentence: boolean): boolean;
};

/** Lines looked at, from the start and from the end. */
const HEAD_LINES = 15;
const TAIL_LINES = 12;
/** Longer lines are prose, characters. */
const MAX_LINE_CHARS = 600;
/** Lines whose last sentences are looked at. */
const SENTENCE_LINES = 2;
/** Longer lines may be a paragraph that versions of one story share. */
const SHORT_LINE_WORDS = 15;
/** Furniture is in at least so many documents, … */
const MIN_DOCUMENTS = { line: 4, sentence: 6 } as const;
/** … in at least this share of them, … */
const MIN_SHARE = { line: 0.02, sentence: 0.05 } as const;
/** … and so many are enough in any collection. */
const ENOUGH_DOCUMENTS = { line: 40, sentence: 400 } as const;
/** Beyond this many counted units, the rare ones are forgotten. */
const MAX_UNITS = 1_000_000;

/** An empty count. */
export function createRepeatedUnits(): RepeatedUnits {
  const counts = new Map<number, number>();
  const texts = new Set<number>();
  return {
    add(text) {
      const before = texts.size;
      texts.add(textHash(text));
      if (texts.size === before) return;
      for (const unit of unitsOf(text)) counts.set(unit, (counts.get(unit) ?? 0) + 1);
      if (counts.size > MAX_UNITS) forgetRare(counts);
    },
    isRepeated(unit, isSentence) {
      const count = counts.get(unitHash(unit)) ?? 0;
      const size = isSentence || wordCount(unit) > SHORT_LINE_WORDS ? 'sentence' : 'line';
      const share = Math.min(texts.size * MIN_SHARE[size], ENOUGH_DOCUMENTS[size]);
      return count >= Math.max(MIN_DOCUMENTS[size], share);
    },
  };
}

/** Hashes of a document's units, each once. */
function unitsOf(text: string): Set<number> {
  const units = new Set<number>();
  const lines = textLines(text);
  lines.forEach((line, n) => {
    if (n >= HEAD_LINES && n < lines.length - TAIL_LINES) return;
    if (line.text.length <= MAX_LINE_CHARS) units.add(unitHash(comparable(line.text)));
  });
  for (const line of lines.slice(-SENTENCE_LINES)) {
    const { start, licence = '' } = findTail(line.text);
    const initials = initialsOf(line.text.slice(0, line.text.length - licence.length).trimEnd());
    if (initials) units.add(unitHash(comparable(initials.text)));
    const prose = line.text.slice(0, start);
    for (const sentence of lastSentences(prose)) units.add(unitHash(comparable(sentence.text)));
  }
  return units;
}

/** Digits count as equal: "12 comments" and "3 comments" are one unit. */
function unitHash(unit: string): number {
  return hash53(unit.replace(/\d+/g, '0'));
}

function forgetRare(counts: Map<number, number>): void {
  for (let least = 1; counts.size > MAX_UNITS / 2; least *= 2) {
    for (const [unit, count] of counts) if (count <= least) counts.delete(unit);
  }
}

/** Two texts are the same when length and ends are, characters. */
const END_CHARS = 4000;

/** A hash of a whole text, for telling copies: of its length and its ends. */
export function textHash(text: string): number {
  if (text.length <= 2 * END_CHARS) return hash53(text);
  return hash53(`${text.length} ${text.slice(0, END_CHARS)}${text.slice(-END_CHARS)}`);
}

/** A 53-bit hash of `text`: two multiplicative 32-bit hashes, mixed at the end. */
function hash53(text: string): number {
  let a = 0x9e37_79b9;
  let b = 0x85eb_ca6b;
  for (let n = 0; n < text.length; n++) {
    const unit = text.charCodeAt(n);
    a = Math.imul(a ^ unit, 0x0100_0193);
    b = Math.imul(b ^ unit, 0x5bd1_e995);
    b ^= b >>> 15;
  }
  a = Math.imul(a ^ (b >>> 13), 0xc2b2_ae35);
  b = Math.imul(b ^ (a >>> 16), 0x27d4_eb2f);
  return (b >>> 11) * 0x1_0000_0000 + (a >>> 0);
}
