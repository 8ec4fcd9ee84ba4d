import { hashName } from '@/lib/text/word-hash';
import type { TokenList } from '@/lib/text/token-list';
import { DEMONYMS, WORD_LISTS } from './word-lists';

/** What a word can do in a name, as bits; a word may have several. */
export const WORD = {
  stop: 1,
  calendar: 2,
  title: 4,
  titleSurname: 8,
  tail: 16,
  head: 32,
  event: 64,
  organisation: 128,
  place: 256,
  particle: 512,
  direction: 1024,
  innerPossessive: 2048,
  numbered: 4096,
  given: 8192,
  demonym: 16_384,
  of: 32_768,
  and: 65_536,
  the: 131_072,
  /** Says that a place follows: "in", "near", "across". */
  placeBefore: 262_144,
  softTitle: 524_288,
  honorific: 1_048_576,
  /** "for", "on": may join like "of" after a fitting head. */
  forOn: 2_097_152,
  article: 4_194_304,
  portfolio: 8_388_608,
  family: 16_777_216,
  generic: 33_554_432,
} as const;

type Entry = { readonly b: number; bits: number };
/** Made at first use: a worker that wakes for a search needs none of it. */
let entries: ReadonlyMap<number, Entry> | undefined;

function teachAll(): ReadonlyMap<number, Entry> {
  const taught = new Map<number, Entry>();
  const teach = (words: string, bit: number): void => {
    for (const word of words.trim().split(/\s+/)) {
      const { a, b } = hashName(word);
      const entry = taught.get(a);
      if (entry) entry.bits |= bit;
      else taught.set(a, { b, bits: bit });
    }
  };
  for (const [list, words] of Object.entries(WORD_LISTS)) {
    for (const [name, bit] of Object.entries(WORD)) if (name === list) teach(words, bit);
  }
  teach(DEMONYMS, WORD.demonym);
  teach('of', WORD.of);
  teach('and', WORD.and);
  teach('the', WORD.the);
  teach('for on', WORD.forOn);
  teach('in near across outside inside around throughout', WORD.placeBefore);
  return taught;
}

/** The bits of `WORD` for a word known by its two hashes. */
export function wordBits(a: number, b: number): number {
  entries ??= teachAll();
  const entry = entries.get(a);
  return entry !== undefined && entry.b === b ? entry.bits : 0;
}

/** The bits of `WORD` for token `i`. */
export function tokenBits(tokens: TokenList, i: number): number {
  return wordBits(tokens.hashA[i] ?? 0, tokens.hashB[i] ?? 0);
}

/** The bits of `WORD` for `word`, however it is written. */
export function bitsOf(word: string): number {
  const { a, b } = hashName(word);
  return wordBits(a, b);
}
