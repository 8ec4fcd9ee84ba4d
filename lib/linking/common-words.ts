import { fold } from '@/lib/text/fold';
import type { TokenList } from '@/lib/text/token-list';
import { EVERYDAY_WORDS } from './common-word-list';
import { frontDecode } from './front-code';
import { bitsOf, WORD } from './lexicon';

let words: Set<string> | undefined;

/** Words that were asked for lately: pages ask for the same ones again and again. */
const MAX_ASKED = 50_000;
const asked = new Map<string, boolean>();

/** Whether the folded `word` is everyday English, in its own or an inflected form. */
export function isCommonWord(word: string): boolean {
  const known = asked.get(word);
  if (known !== undefined) return known;
  const common = findWord(word);
  if (asked.size >= MAX_ASKED) asked.clear();
  asked.set(word, common);
  return common;
}

/** Slots of what is remembered of tokens by their hashes, so that no string is made of most. */
const SLOTS = 2 ** 15;
const slotA = new Int32Array(SLOTS);
const slotB = new Int32Array(SLOTS);
/** 0 for an empty slot, 1 for a word that is not common, 2 for one that is. */
const slotSays = new Uint8Array(SLOTS);

/** Whether token `i` is everyday English. */
export function isCommonToken(tokens: TokenList, i: number): boolean {
  const a = tokens.hashA[i] ?? 0;
  const b = tokens.hashB[i] ?? 0;
  const slot = (a ^ (a >>> 15) ^ b) & (SLOTS - 1);
  if (slotSays[slot] === 0 || slotA[slot] !== a || slotB[slot] !== b) {
    slotA[slot] = a;
    slotB[slot] = b;
    slotSays[slot] = isCommonWord(fold(tokens.slice(i))) ? 2 : 1;
  }
  return slotSays[slot] === 2;
}

function findWord(word: string): boolean {
  words ??= new Set(frontDecode(EVERYDAY_WORDS));
  if (words.has(word)) return true;
  if (bitsOf(word) & (WORD.stop | WORD.calendar)) return true;
  return stemsOf(word).some((stem) => isKnownStem(stem) || stemsOf(stem).some(isKnownStem));
}

function isKnownStem(stem: string): boolean {
  return stem.length > 2 && words?.has(stem) === true;
}

/** What `word` may be an inflected form of. */
export function stemsOf(word: string): string[] {
  const stems: string[] = [];
  if (word.endsWith('s')) stems.push(word.slice(0, -1));
  if (word.endsWith('es')) stems.push(word.slice(0, -2));
  if (word.endsWith('ies') || word.endsWith('ied')) stems.push(`${word.slice(0, -3)}y`);
  if (word.endsWith('ed')) stems.push(word.slice(0, -2), word.slice(0, -1), word.slice(0, -3));
  if (word.endsWith('ing'))
    stems.push(word.slice(0, -3), `${word.slice(0, -3)}e`, word.slice(0, -4));
  if (word.endsWith('er')) stems.push(word.slice(0, -2), word.slice(0, -1));
  if (word.endsWith('ly')) stems.push(word.slice(0, -2));
  return stems;
}
