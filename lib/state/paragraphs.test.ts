import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { paragraphRuns, passageAt } from './paragraphs';

const TEXT = 'Share this\n\nFirst paragraph.\nSecond one.\n\nComments (0)';
const BODY = { start: TEXT.indexOf('First'), end: TEXT.indexOf('\n\nComments') };

it('tells the document from the furniture around it', () => {
  const runs = paragraphRuns({ text: TEXT, cleaned: [BODY] });
  expect(
    runs.map((run) => [run.kind, run.paragraphs.map((p) => TEXT.slice(p.start, p.end))]),
  ).toEqual([
    ['furniture', ['Share this']],
    ['body', ['First paragraph.', 'Second one.']],
    ['furniture', ['Comments (0)']],
  ]);
});

it('reads a document without cleaned spans as all body', () => {
  expect(paragraphRuns({ text: TEXT, cleaned: [] }).map((run) => run.kind)).toEqual(['body']);
});

it('keeps every character but white space, in order, whatever the cleaned spans', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', '.', ' ', '\n', 'ب', '\r\n'),
    maxLength: 60,
  });
  fc.assert(
    fc.property(text, fc.array(fc.nat(60), { maxLength: 6 }), (value, cuts) => {
      const sorted = [...new Set(cuts.map((cut) => Math.min(cut, value.length)))].sort(
        (a, b) => a - b,
      );
      const cleaned = [];
      for (let i = 0; i + 1 < sorted.length; i += 2)
        cleaned.push({ start: sorted[i] ?? 0, end: sorted[i + 1] ?? 0 });
      const kept = paragraphRuns({ text: value, cleaned })
        .flatMap((run) => run.paragraphs)
        .map((p) => value.slice(p.start, p.end))
        .join('');
      expect(kept.replace(/\s/g, '')).toBe(value.replace(/\s/g, ''));
    }),
  );
});

it('ends a passage with a sentence, else with a word', () => {
  const sentence = `${'word '.repeat(30)}end. `;
  const text = sentence.repeat(4);
  const passage = passageAt(text, 0);
  expect(text.slice(passage?.start, passage?.end).endsWith('end.')).toBe(true);
  const words = 'word '.repeat(100);
  const cut = passageAt(words, 5);
  expect(words.slice(cut?.start, cut?.end).endsWith(' word')).toBe(true);
});

it('has no passage outside the text', () => {
  expect(passageAt('abc', 3)).toBeUndefined();
  expect(passageAt('abc', -1)).toBeUndefined();
  expect(passageAt('abc', Number.NaN)).toBeUndefined();
});
