import { nameOf, newsWord } from '@/tests/generated-news';

/** A query as it is typed into the popup. */
export type BenchQuery = {
  readonly text: string;
  /** The last word is still being typed. */
  readonly typing?: boolean;
};

const EACH = 8;

/** Queries by kind, the same ones for every archive of generated news. */
export const QUERIES: Readonly<Record<string, readonly BenchQuery[]>> = {
  'one rare word': of((i) => newsWord(20_000 + i * 997)),
  'one word': of((i) => newsWord(900 + i * 61)),
  'a stop word': of((i) => newsWord(i * 2)),
  'a name (two words, all)': of((i) => nameOf(3 + i * 29)),
  'two words': of((i) => `${newsWord(150 + i * 37)} ${newsWord(420 + i * 53)}`),
  'three words': of((i) => `${newsWord(70 + i * 3)} ${newsWord(110 + i * 7)} ${newsWord(180 + i)}`),
  'three, one a stop word': of(
    (i) => `${newsWord(i)} ${newsWord(90 + i * 5)} ${newsWord(140 + i)}`,
  ),
  'any of three (no document has all)': of(
    (i) => `${newsWord(9_000 + i * 711)} ${newsWord(12_000 + i * 553)} ${newsWord(700 + i * 41)}`,
  ),
  'typed so far: five letters': of((i) => newsWord(610 + i * 83).slice(0, 5), true),
  'a word and four letters': of(
    (i) => `${newsWord(80 + i * 11)} ${newsWord(700 + i * 91).slice(0, 4)}`,
    true,
  ),
  'typed so far: one letter': of((i) => 'trpsbcgk'.charAt(i), true),
  misspelt: of((i) => misspelt(newsWord(1_500 + i * 173))),
  'two words, one misspelt': of((i) => `${newsWord(90 + i)} ${misspelt(newsWord(2_500 + i * 71))}`),
  excluded: of((i) => `${newsWord(200 + i * 9)} -${newsWord(100 + i)} -${newsWord(4 + i)}`),
};

function of(text: (i: number) => string, typing = false): BenchQuery[] {
  return Array.from({ length: EACH }, (_, i) => ({ text: text(i), ...(typing && { typing }) }));
}

function misspelt(word: string): string {
  return `${word.slice(0, 3)}q${word.slice(4)}`;
}
