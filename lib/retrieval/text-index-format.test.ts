import { expect, it } from 'vitest';
import { ByteWriter } from '@/lib/base/bytes';
import { findInPage, termsOfPage } from './page-terms';
import { writeTerm, type TermEntry } from './text-index-format';

/** A page as it was written up to rows-12: numbers of both fields after each term. */
function earlierPage(): Uint8Array {
  const entries = new ByteWriter();
  writeTerm(entries, '', 'oil');
  entries.byte(0).varint(0).varint(1).varint(0).varint(2);
  writeTerm(entries, 'oil', 'olive');
  entries.byte(1).varint(3).varint(700).varint(9).varint(1200);
  writeTerm(entries, 'olive', 'opera');
  entries.byte(0).varint(1).varint(0).varint(1).varint(0);
  const head = entries.finish();
  const page = new ByteWriter().varint(3).varint(40).varint(head.length);
  return page
    .bytes(head)
    .bytes(new Uint8Array([1, 2, 3]))
    .finish();
}

it('reads the pages of earlier versions, which told of both fields always', () => {
  const page = earlierPage();
  const end = page.length;
  const expected: TermEntry[] = [
    { term: 'oil', ordinal: 40, df: [0, 1], lengths: [0, 2], offset: end - 3, row: undefined },
    { term: 'olive', ordinal: 41, df: [3, 700], lengths: [9, 1200], offset: 0, row: 41 },
    { term: 'opera', ordinal: 42, df: [1, 0], lengths: [1, 0], offset: end - 1, row: undefined },
  ];

  expect(termsOfPage(page)).toEqual(expected);
  expect(findInPage(page, [{ term: 'o', prefix: true }])).toEqual(expected);
});
