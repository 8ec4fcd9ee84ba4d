import type { ArchiveDocument, SourceId } from '@/lib/model/document';

/**
 * News that nobody wrote: the same words for the same number, on every machine. Words follow Zipf's
 * law (8,000 common ones, then a long tail, so that the vocabulary grows with the archive as it does
 * in real news); names recur within a document and across documents; about 300 words of text.
 */
export function newsDocument(n: number, words = 300): ArchiveDocument {
  const random = randomFrom(Math.imul(n + 1, 2_654_435_761));
  const names = Array.from({ length: 2 + Math.floor(random() * 4) }, () => nameOf(skewed(random)));
  const name = (): string => names[Math.floor(random() * names.length)] ?? '';
  const length = Math.max(8, Math.round(words * (0.4 + random() * 1.2)));
  const text = sentences(random, length, name);
  const title = `${name()} ${aWord(random)} ${aWord(random)} ${name()} ${aWord(random)} ${aWord(random)}`;
  const day = Math.floor(random() * 5_400);
  return {
    id: `news-${n.toString().padStart(8, '0')}` as SourceId,
    title,
    text,
    cleaned: [{ start: 0, end: text.length }],
    date: { iso: isoOf(FIRST_DAY + day), precision: 'day' },
    source: SOURCES[Math.floor(random() * random() * SOURCES.length)] ?? 'wire',
    kind: random() < 0.8 ? 'article' : 'report',
    language: 'en',
  };
}

/** The word of a rank: 0 is the most frequent one. */
export function newsWord(rank: number): string {
  const known = wordsByRank[rank];
  if (known !== undefined) return known;
  const word = makeWord(rank);
  if (rank < REMEMBERED_WORDS) wordsByRank[rank] = word;
  return word;
}

/** The `k`-th name: 0 is in most documents. */
export function nameOf(k: number): string {
  return `${capital(newsWord(600 + (k % 400)))} ${capital(newsWord(3_000 + k))}`;
}

/** Numbers from 0 up to 1, the same ones for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** 1 January 2005, in days since 1970. */
const FIRST_DAY = 12_784;
const MS_PER_DAY = 86_400_000;
const SOURCES = ['wire', 'Herald', 'Evening Post', 'Gazette', 'Observer', 'Tribune', 'Courier'];
const REMEMBERED_WORDS = 200_000;
const FUNCTION_WORDS = (
  'the of and to in a is that for it was on with as his be at by he had not are but from or have ' +
  'an they which one you were all her she there would their we him been has when who will no more'
).split(' ');
const ONSETS = 'b c d f g h l m n p r s t v w st tr pr ch sh k br gr pl'.split(' ');
const VOWELS = 'a e i o u ea ai ou a e i o'.split(' ');
const CODAS = ['', 'n', 'r', 'l', 's', 't', 'm', 'nd', 'st', 'ck', '', '', ''];
const ENDINGS = ['', 's', 'ed', 'ing', 'er', 'ly', 'tion', 'ment'];
const COMMON = 8_000;
const TAIL = 0.9;
/** How much of all words the common ones are: Σ 1/rank against the tail's integral. */
const COMMON_WEIGHT = Math.log(COMMON) + 0.577;
const ALL_WEIGHT = COMMON_WEIGHT + 1 / TAIL;
const NAMES = 100_000;

const wordsByRank: string[] = [];

function sentences(random: () => number, length: number, name: () => string): string {
  let text = '';
  let left = 0;
  for (let i = 0; i < length; i++) {
    const isFirst = left === 0;
    const word = random() < 0.03 ? name() : aWord(random);
    if (i > 0) text += isFirst ? (random() < 0.2 ? '.\n\n' : '. ') : random() < 0.06 ? ', ' : ' ';
    text += isFirst ? capital(word) : word;
    left = isFirst ? 8 + Math.floor(random() * 18) : left - 1;
  }
  return `${text}.`;
}

function aWord(random: () => number): string {
  const at = random() * ALL_WEIGHT;
  if (at < COMMON_WEIGHT)
    return newsWord(Math.floor(Math.exp((at / COMMON_WEIGHT) * LOG_COMMON)) - 1);
  const tail = Math.pow(1 - (at - COMMON_WEIGHT) * TAIL * 0.999_999_9, -1 / TAIL);
  return newsWord(Math.min(2_000_000_000, Math.floor(COMMON * tail)));
}
const LOG_COMMON = Math.log(COMMON + 1);

function skewed(random: () => number): number {
  return Math.floor(Math.exp(random() * Math.log(NAMES + 1))) - 1;
}

function makeWord(rank: number): string {
  const small = FUNCTION_WORDS[rank];
  if (small !== undefined) return small;
  // Forms of one word share a stem: every fifth rank starts a new one.
  const base = Math.floor(rank / 5);
  let state = mix(base * 31 + 7);
  const syllables =
    rank < 600 ? 1 + (base % 2) : 2 + (state % 100 < 55 ? 0 : state % 100 < 90 ? 1 : 2);
  let word = '';
  for (let i = 0; i < syllables; i++) {
    word += `${ONSETS[state % 24]}${VOWELS[(state >>> 5) % 12]}${CODAS[(state >>> 9) % 13]}`;
    state = mix(state + i + 1);
  }
  return `${word}${ENDINGS[rank % 5 === 0 ? 0 : mix(rank) % 8]}`;
}

function mix(value: number): number {
  let x = Math.imul(value ^ (value >>> 16), 0x45_d9_f3_b);
  x = Math.imul(x ^ (x >>> 16), 0x45_d9_f3_b);
  return (x ^ (x >>> 16)) >>> 0;
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

function isoOf(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}
