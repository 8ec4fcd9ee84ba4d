import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitSentences } from './sentences';

function sentencesOf(text: string): string[] {
  return splitSentences(text).map((span) => text.slice(span.start, span.end));
}

it.each([
  [
    'keeps titles and initials with their names',
    'Gen. J. K. Smith met Dr. Mohammad Javad Zarif. They spoke.',
    ['Gen. J. K. Smith met Dr. Mohammad Javad Zarif.', 'They spoke.'],
  ],
  [
    'keeps acronyms within a sentence and ends one with them',
    'The U.S. Congress met in the U.S. The vote failed.',
    ['The U.S. Congress met in the U.S.', 'The vote failed.'],
  ],
  [
    'survives missing spaces',
    'They ended the talks.The minister left.”He smiled.',
    ['They ended the talks.', 'The minister left.”', 'He smiled.'],
  ],
  [
    'leaves addresses and numbers whole',
    'See www.Example.Com for $3.5 million. See No. 5 on Jan. 3, please.',
    ['See www.Example.Com for $3.5 million.', 'See No. 5 on Jan. 3, please.'],
  ],
  [
    'takes closing quotes along and goes on after them in lower case',
    '“We agreed.” “Did we?” he asked. Yes!',
    ['“We agreed.”', '“Did we?” he asked.', 'Yes!'],
  ],
  ['ends at a blank line', 'A heading\n\nThe text', ['A heading', 'The text']],
  ['knows the stops of other scripts', '协议达成。他们走了！', ['协议达成。', '他们走了！']],
  ['keeps the number of a list item', '1. First item. 2. Second', ['1. First item.', '2. Second']],
])('%s', (_, text, sentences) => {
  expect(sentencesOf(text)).toEqual(sentences);
});

it('gives spans that are ascending, apart, trimmed, and leave out only space', () => {
  const unit = fc.constantFrom('.', ' ', '\n', 'a', 'B', '"', '?', '1', 'é', '”', '-');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
      const spans = splitSentences(text);
      let last = 0;
      for (const { start, end } of spans) {
        expect(text.slice(last, start).trim()).toBe('');
        expect(end).toBeGreaterThan(start);
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
        last = end;
      }
      expect(text.slice(last).trim()).toBe('');
    }),
  );
});

it('reads only the part asked for', () => {
  const text = 'One. Two. Three.';
  expect(splitSentences(text, 5, 9)).toEqual([{ start: 5, end: 9 }]);
});
