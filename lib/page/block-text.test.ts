// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type BlockText, BlockTextBuilder, cutPosition } from './block-text';

function build(...texts: readonly string[]): readonly BlockText[] {
  const builder = new BlockTextBuilder();
  for (const text of texts) builder.add(new Text(text), text, 0, text.length);
  return builder.finish();
}

/** The text as its runs say that it stands in the nodes, with white space as the block has it. */
function fromNodes({ text, runs }: BlockText): string {
  const characters = Array.from(text.replaceAll(/[^ ]/g, '?'));
  for (const { node, from, start, length } of runs)
    for (let i = 0; i < length; i++) {
      const character = (node.textContent ?? '')[from + i] ?? '';
      characters[start + i] = /\s/.test(character) && character !== '\u00a0' ? ' ' : character;
    }
  return characters.join('');
}

it('collapses white space across nodes as the screen does', () => {
  expect(build('  Ebrahim\n     ', ' \tRaisi ', 'spoke').map(({ text }) => text)).toEqual([
    'Ebrahim Raisi spoke',
  ]);
});

it('keeps words of neighbouring nodes together', () => {
  expect(build('Teh', 'ran').map(({ text }) => text)).toEqual(['Tehran']);
});

it('has no block where there is no letter', () => {
  expect(build(' 12:30 — ')).toEqual([]);
});

it('knows for every character where it stands', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'B', ' ', '\n', '\t', '.', 'é', '\u00a0') });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), (texts) => {
      for (const block of build(...texts)) expect(fromNodes(block)).toBe(block.text);
    }),
  );
});

it('is what the screen shows of the same text', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'B', ' ', '\n', '\t', '.', 'é') });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), (texts) => {
      const shown = texts.join('').replaceAll(/\s+/g, ' ').trim();
      expect(build(...texts).map((block) => block.text)).toEqual(
        shown.length > 1 && /[a-zé]/i.test(shown) ? [shown] : [],
      );
    }),
  );
});

it('cuts a long block at the ends of sentences and loses nothing', () => {
  const sentence = 'The quick brown fox jumps over the lazy dog near Tehran. ';
  const blocks = build(sentence.repeat(300));
  expect(blocks.length).toBeGreaterThan(3);
  expect(blocks.every(({ text }) => text.length <= 4_000 && text.endsWith('.'))).toBe(true);
  expect(blocks.map(({ text }) => text).join(' ')).toBe(sentence.repeat(300).trim());
  for (const block of blocks) expect(fromNodes(block)).toBe(block.text);
});

it('cuts at white space without sentences, and never inside a character', () => {
  expect(cutPosition(`${'x'.repeat(3_000)} ${'y'.repeat(2_000)}`)).toBe(3_001);
  expect(cutPosition(`${'x'.repeat(3_999)}${'😀'.repeat(9)}`)).toBe(3_999);
});
