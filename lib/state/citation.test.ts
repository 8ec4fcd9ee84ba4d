import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { citedDocument } from '@/tests/cited-document';
import { CITATION_FORMATS, clipOf } from './citation';
import type { Quote } from './reference';

const quote = (over: Partial<Quote['excerpt']['document']> = {}, text = 'Silt has no passport.') =>
  ({
    archive: 'Harbour archive, as of 2020',
    excerpt: {
      text,
      document: citedDocument(over),
    },
  }) satisfies Quote;

it('cites author, title, source, date, archive and address in plain text', () => {
  expect(clipOf(quote(), 'plain').text).toBe(
    '“Silt has no passport.”\n— Tobiane Vilkers, “A quarrel about silt”, Veldana Courier, 2020-09-09, Harbour archive, as of 2020, https://courier.example/h04',
  );
});

it('quotes in Markdown with a link, and escapes what would be a sign there', () => {
  const { text } = clipOf(quote({ title: 'A [new] *basin*' }, '1. Not a list <b>'), 'markdown');
  expect(text).toBe(
    String.raw`> 1\. Not a list \<b\>
>
> — [A \[new\] \*basin\*](<https://courier.example/h04>), Tobiane Vilkers, Veldana Courier, 2020\-09\-09, Harbour archive, as of 2020`,
  );
});

it('writes RIS fields a reference manager reads, one a line', () => {
  expect(clipOf(quote(), 'ris').text.split('\r\n')).toEqual([
    'TY  - NEWS',
    'TI  - A quarrel about silt',
    'AU  - Tobiane Vilkers',
    'T2  - Veldana Courier',
    'PY  - 2020',
    'DA  - 2020/09/09/',
    'LA  - en',
    'UR  - https://courier.example/h04',
    'DB  - Harbour archive, as of 2020',
    'AN  - h04',
    'N1  - “Silt has no passport.”',
    'ER  - ',
  ]);
});

it('writes CSL-JSON with as much of the date as is known', () => {
  const partial = quote({ date: { iso: '2020-09', precision: 'month' } });
  const [item] = JSON.parse(clipOf(partial, 'csl').text);
  expect(item.issued).toEqual({ 'date-parts': [[2020, 9]] });
  expect(item).toMatchObject({ type: 'article-newspaper', 'container-title': 'Veldana Courier' });
});

it('says when its publisher took a document back', () => {
  expect(clipOf(quote({ retracted: 'wrong figures' }), 'plain').text).toContain('retracted');
});

it('lets no archive text become a field, markup, an address or a line of its own', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'x\r\nER  - \r\nTY  - BOOK',
      '<img src=x onerror=alert(1)>',
      '](javascript:alert(1))',
      '">\u2028<script>',
    ),
  );
  fc.assert(
    fc.property(nasty, nasty, nasty, (text, title, url) => {
      const hostile = quote({ title, url, author: title, source: text }, text);
      const ris = clipOf(hostile, 'ris').text.split(/\r\n|[\r\n\u2028\u2029]/);
      expect(ris.every((line) => /^[A-Z][A-Z0-9] {2}- /.test(line))).toBe(true);
      expect(ris.filter((line) => line.startsWith('ER'))).toHaveLength(1);
      const html = clipOf(hostile, 'html').html ?? '';
      expect(html.match(/<(?!\/?(blockquote|p|footer|cite|a)\b)/)).toBeNull();
      expect(html).not.toMatch(/href="(?!https?:)/);
      expect(clipOf(hostile, 'markdown').text.split('\n')).toHaveLength(3);
      expect(JSON.parse(clipOf(hostile, 'csl').text)).toHaveLength(1);
    }),
  );
});

it.each(CITATION_FORMATS)(
  'has something to copy as %s when nothing is known but the title',
  (format) => {
    const bare = quote({
      author: undefined,
      source: undefined,
      date: undefined,
      url: undefined,
    } as never);
    expect(clipOf(bare, format).text).toContain('A quarrel about silt');
  },
);
