import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ArchiveDocument } from '@/lib/model/document';
import { termOf } from '@/lib/text/analyse';
import { stemmingOf } from '@/lib/text/stemmers';
import { formKey, isTelling, termKey } from '@/lib/text/word-keys';
import { forEachWord } from '@/lib/text/words';
import { aDocument } from '@/tests/library';
import { decodeWords, NO_WORDS, type DocumentWords } from './document-words';
import { createWordsEncoder } from './words-encoder';
import { fingerprint, printOf } from './fingerprint';
import { DamagedRowError } from './row-frame';

/** What stage two goes by, read from the text word by word. */
function naiveWords(document: ArchiveDocument): DocumentWords {
  const stemming = stemmingOf(document.language);
  const found: { term: string; form: string; position: number }[] = [];
  let [words, position, room] = [0, 0, 40_000];
  const read = (text: string, from: number, to: number): void => {
    const end = Math.min(to, from + room);
    room -= end - from;
    if (words >= 4000 || end <= from) return;
    forEachWord(
      text.slice(0, end),
      (a, b) => {
        const [term, form] = [termOf(text.slice(a, b), stemming), termOf(text.slice(a, b), 'none')];
        if (words < 4000 && term !== '') found.push({ term, form, position });
        if (words < 4000) words++;
        position++;
      },
      from,
    );
    position += 16;
  };
  read(document.title, 0, document.title.length);
  const [titleTerms, textStart] = [found.length, position];
  for (const { start, end } of document.cleaned) read(document.text, start, end);
  const { date } = document;
  return {
    minutes: date && Math.floor(Date.parse(date.iso) / 60_000),
    print: fingerprint(
      document.cleaned.map(({ start, end }) => document.text.slice(start, end)).join('\n\n'),
    ),
    textStart,
    titleTerms,
    differentTerms: new Set(found.map(({ term }) => term)).size,
    terms: Int32Array.from(found, ({ term }) => termKey(term)),
    forms: Uint16Array.from(found, ({ form }) => formKey(form)),
    positions: Int32Array.from(found, (each) => each.position),
  };
}

const WORDS = [
  ...'oil oils Oil price priced prices the of Sanctions sanction 2015 x U.S. l’Iran 核武器协议'.split(
    ' ',
  ),
  ...'\ud83d\ude00 … ـ Häuser declaró выборов nation’s'.split(' '),
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 8 })), { maxLength: 60 })
  .map((words) => words.join(' '));
const documents = fc
  .record({
    title: text,
    paragraphs: fc.array(text, { maxLength: 4 }),
    language: fc.constantFrom('en', 'de', 'es', 'ru', 'pl', 'und'),
    iso: fc.option(fc.constantFrom('2015', '1961-05', '2015-06-11', '1969-12-31T23:59Z')),
  })
  .map(({ title, paragraphs, language, iso }): ArchiveDocument => {
    const whole = paragraphs.join('\n—\n');
    let at = 0;
    const cleaned = paragraphs.map((paragraph) => {
      const start = at;
      at += paragraph.length + 3;
      return { start, end: start + paragraph.length };
    });
    const date = iso === null ? {} : { date: { iso, precision: 'day' as const } };
    return { ...aDocument({ id: 'd', title, text: whole, language }), cleaned, ...date };
  });

it('keeps of every document what its text says word by word', () => {
  const encode = createWordsEncoder();
  fc.assert(
    fc.property(documents, (document) => {
      expect(decodeWords(encode(document))).toEqual(naiveWords(document));
    }),
    { numRuns: 150 },
  );
});

it('reads the first four thousand words of a long text', () => {
  const long = Array.from({ length: 6000 }, (_, i) => `w${i % 900}`).join(' ');
  const document = aDocument({ id: 'd', title: 'Long', text: long });
  const words = decodeWords(createWordsEncoder()(document));
  expect(words).toEqual(naiveWords(document));
  expect(words.terms).toHaveLength(4000);
});

it('writes the same record whatever was read before', () => {
  const document = aDocument({
    id: 'd',
    title: 'Oil prices',
    text: 'Oil, the price of oil and 2015.',
  });
  const used = createWordsEncoder();
  used(aDocument({ id: 'd', title: 'Price', text: 'Of prices.' }));
  expect(used(document)).toEqual(createWordsEncoder()(document));
});

it('has a record for a document that is no more', () => {
  const gone = { ...aDocument({ id: 'd', title: '', text: '' }), cleaned: [], language: 'und' };
  expect(createWordsEncoder()(gone, printOf(gone))).toEqual(NO_WORDS);
  expect(decodeWords(NO_WORDS)).toMatchObject({ titleTerms: 0, differentTerms: 0 });
});

it('knows which terms tell what a text is about', () => {
  expect(['oil', '2015', 'x', 'p5', '核武'].map((term) => isTelling(termKey(term)))).toEqual([
    true,
    false,
    false,
    true,
    true,
  ]);
});

it('answers hostile bytes with an error of its own, or with words', () => {
  const sound = createWordsEncoder()(
    aDocument({ id: 'd', title: 'Oil', text: 'The price of oil fell.' }),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 80 }),
        fc
          .tuple(fc.nat(sound.length - 1), fc.nat(255), fc.nat(sound.length))
          .map(([at, byte, length]) => sound.map((b, i) => (i === at ? byte : b)).slice(0, length)),
      ),
      (bytes) => {
        try {
          expect(decodeWords(bytes).terms.length).toBeLessThanOrEqual(4000);
        } catch (error) {
          expect(error).toBeInstanceOf(DamagedRowError);
        }
      },
    ),
    { numRuns: 300 },
  );
});
