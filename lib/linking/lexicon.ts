import { hashName } from '@/lib/text/word-hash';
import type { TokenList } from '@/lib/text/token-list';
import { ONE_WORD_COUNTRIES } from './country-names';
import { DEMONYMS } from './demonym-list';
import { FOREIGN_WORDS } from './foreign-word-list';
import { frontDecode } from './front-code';
import { GIVEN_NAMES } from './given-name-list';
import { WORD_LISTS } from './word-lists';

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
  /** Every state has one. */
  office: 67_108_864,
  /** Says what something is like, and is nobody's name. */
  quality: 134_217_728,
  /** A small word of another language. */
  foreign: 268_435_456,
  /** A country of one word. */
  country: 536_870_912,
} as const;

/** Slots of the table: a power of two, several times as many as there are words. */
const SLOTS = 2 ** 14;

/** The words in an open table, since nearly every word of a text is looked up, and more than once. */
type Taught = { readonly a: Int32Array; readonly b: Int32Array; readonly bits: Int32Array };
/** Made at first use: a worker that wakes for a search needs none of it. */
let taught: Taught | undefined;

function teachAll(): Taught {
  const table = {
    a: new Int32Array(SLOTS),
    b: new Int32Array(SLOTS),
    bits: new Int32Array(SLOTS),
  };
  const teach = (words: string, bit: number): void => {
    for (const word of words.trim().split(/\s+/)) {
      const { a, b } = hashName(word);
      const slot = slotOf(table, a, b);
      table.a[slot] = a;
      table.b[slot] = b;
      table.bits[slot] = (table.bits[slot] ?? 0) | bit;
    }
  };
  for (const [list, words] of Object.entries(WORD_LISTS)) {
    for (const [name, bit] of Object.entries(WORD)) if (name === list) teach(words, bit);
  }
  const teachCoded = (coded: string, bit: number): void => teach(frontDecode(coded).join(' '), bit);
  teachCoded(GIVEN_NAMES, WORD.given);
  teachCoded(FOREIGN_WORDS, WORD.foreign);
  teachCoded(DEMONYMS, WORD.demonym);
  teach(ONE_WORD_COUNTRIES, WORD.country);
  teach('of', WORD.of);
  teach('and', WORD.and);
  teach('the', WORD.the);
  teach('for on', WORD.forOn);
  teach('in near across outside inside around throughout', WORD.placeBefore);
  return table;
}

/** The slot of the word, or the empty one where it would be. */
function slotOf(table: Taught, a: number, b: number): number {
  let slot = (a ^ (a >>> 15) ^ b) & (SLOTS - 1);
  while (table.bits[slot] !== 0 && (table.a[slot] !== a || table.b[slot] !== b))
    slot = (slot + 1) & (SLOTS - 1);
  return slot;
}

/** The bits of `WORD` for a word known by its two hashes. */
export function wordBits(a: number, b: number): number {
  taught ??= teachAll();
  return taught.bits[slotOf(taught, a, b)] ?? 0;
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
