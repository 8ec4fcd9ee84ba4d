import { expect, it } from 'vitest';
import { keptId, pinId, type KeptNote, type KeptPin, type KeptStep } from '@/lib/model/kept';
import { citedDocument } from '@/tests/cited-document';
import { keptFile, KEPT_FORMATS, type KeptWords } from './kept-file';

const words: KeptWords = {
  title: 'Research',
  pins: 'Pinned',
  notes: 'Notes',
  trail: 'Trail',
  language: 'en',
  direction: 'ltr',
  step: (step) => `${step.did}: ${step.words}`,
  moment: (at) => `moment ${at}`,
};
const CITED = citedDocument();
const EVIL = '</li><script>alert(1)</script>\n# [x](javascript:1)\nER  - ';

function aPin(text: string, at: number): KeptPin {
  const excerpt = { document: CITED, text, marks: [], start: at };
  return { kind: 'pin', id: pinId(excerpt), at, excerpt, archiveName: 'Letters' };
}
const note: KeptNote = {
  kind: 'note',
  id: keptId('note', 'n'),
  at: 3,
  document: CITED.key,
  title: EVIL,
  text: `First line.\n${EVIL}`,
  tags: [EVIL, 'ice'],
};
const step: KeptStep = { kind: 'step', did: 'search', id: keptId('step', '4'), at: 4, words: EVIL };
const kept = { pins: [aPin('later', 2), aPin('earlier', 1)], notes: [note], steps: [step] };
const textOf = (format: (typeof KEPT_FORMATS)[number]): string =>
  keptFile(kept, format, words).text;

it('writes pins in the order that they were made', () => {
  for (const format of KEPT_FORMATS)
    expect(textOf(format).indexOf('earlier')).toBeLessThan(textOf(format).indexOf('later'));
});

it('lets nothing in a note, a tag or a step become markup, a heading or a field', () => {
  expect(textOf('html')).not.toMatch(/<script/);
  expect(textOf('html').match(/<li>/g)).toHaveLength(1);
  const markdown = textOf('markdown');
  expect(markdown.match(/^#+ .*$/gm)?.map((line) => line.slice(0, 11))).toEqual([
    '# Research',
    '## Pinned',
    '## Notes',
    String.raw`### \</li\>`,
    '## Trail',
  ]);
  expect(markdown).not.toMatch(/(?<!\\)\[x/);
  expect(textOf('ris').match(/^ER {2}- /gm)).toHaveLength(2);
});

it('writes JSON that says all of it again', () => {
  const rows = JSON.parse(textOf('json')) as { kind: string; words?: string; text?: string }[];
  expect(rows.map(({ kind }) => kind)).toEqual(['pin', 'pin', 'note', 'step']);
  expect(rows[3]?.words).toBe(EVIL);
  expect(rows[2]?.text).toBe(note.text);
  expect(JSON.parse(textOf('csl'))).toHaveLength(2);
});
