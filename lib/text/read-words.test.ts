import { expect, it } from 'vitest';
import { KnownWords, readWords } from './read-words';
import { forEachWord } from './words';

function wordsOf(text: string): string[] {
  const { vocabulary, numbers, length } = readWords(text);
  return Array.from(numbers.subarray(0, length), (number) => vocabulary.textOf(number));
}

function visited(text: string): string[] {
  const words: string[] = [];
  forEachWord(text, (start, end) => words.push(text.slice(start, end)));
  return words;
}

const TEXTS = [
  'The Joint Plan of Action, 2015',
  "Iran's U.S. envoy met the U.S. envoy of Iran.",
  '',
  'تهران 東京都 e\u0301tat',
  'The Joint Plan of Action, 2016',
];

it('gives the words of a text, whatever was read before', () => {
  for (const text of [...TEXTS, ...TEXTS.toReversed()])
    expect(wordsOf(text)).toEqual(visited(text));
});

it('reads a text anew when others were read meanwhile', () => {
  const long = Array.from({ length: 3_000 }, (_, n) => `w${n}`).join(' ');
  for (const text of ['a b', long, 'c', 'a b', long]) expect(wordsOf(text)).toEqual(visited(text));
});

it('asks once for what a word is known by', () => {
  const known = new KnownWords();
  const asked: string[] = [];
  const find = (word: string): number => asked.push(word) - 2;
  const numbersOf = (text: string): number[] => {
    const reading = readWords(text);
    return Array.from(reading.numbers.subarray(0, reading.length), (word) =>
      known.of(reading, word, find),
    );
  };
  expect(numbersOf('once twice once')).toEqual([-1, 0, -1]);
  expect(numbersOf('twice thrice')).toEqual([0, 1]);
  expect(asked).toEqual(['once', 'twice', 'thrice']);
});

it('knows nothing of the words of another vocabulary', () => {
  const known = new KnownWords();
  const first = readWords('alpha beta');
  const { vocabulary } = first;
  known.of(first, first.numbers[0] ?? 0, () => 7);
  // More words than a vocabulary holds: the next text has a new one.
  for (let n = 0; n < 130; n++)
    readWords(Array.from({ length: 1_000 }, (_, i) => `v${n * 1_000 + i}`).join(' '));
  const later = readWords('gamma');
  expect(later.vocabulary).not.toBe(vocabulary);
  expect(known.of(later, later.numbers[0] ?? 0, (word) => word.length)).toBe(5);
});
