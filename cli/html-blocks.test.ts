import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { htmlBlocks } from './html-blocks';

it('reads blocks as a page shows them', () => {
  const html =
    '<title>Not read</title><p>Anna <b>Lar</b>sen\n  spoke.<br>She left.</p><script>no()</script>' +
    '<p hidden>no</p><div>Ice &amp; snow<textarea>no</textarea></div>';
  expect(htmlBlocks(html).map(({ text }) => text)).toEqual([
    'Anna Larsen spoke.\nShe left.',
    'Ice & snow',
  ]);
});

it.each([
  ['Larsen', '<p>Anna <b>Lar</b>sen left</p>', 'Lar</b>sen'],
  ['Ice & snow', '<p>Ice &amp; snow</p>', 'Ice &amp; snow'],
  ['Ros\u00ADkilde', '<i>Ros&shy;kilde</i>', 'Ros&shy;kilde'],
  ['Åse', '<p>  \n &Aring;se </p>', '&Aring;se'],
])('places %j in its source', (wanted, html, there) => {
  const [block] = htmlBlocks(html);
  const at = block?.text.indexOf(wanted) ?? -1;
  expect(at).toBeGreaterThanOrEqual(0);
  const { start, end } = block?.place(at, at + wanted.length) ?? { start: 0, end: 0 };
  expect(html.slice(start, end)).toBe(there);
});

const PIECES =
  '<p>|</p>|<b>|</b>|<br>|<script>|</script>|<|>|&amp;|&|&#x|&#65;|<!--|-->| |\n|Anna|é|😀|<p hidden>|<![CDATA[';
const piece = fc.constantFrom(...PIECES.split('|'));

it('places every character inside the file, whatever the file is', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const html = pieces.join('');
      for (const block of htmlBlocks(html)) {
        for (let at = 0; at < block.text.length; at++) {
          const { start, end } = block.place(at, at + 1);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(html.length);
        }
      }
    }),
  );
});
