import { expect, it } from 'vitest';
import { readerRequest } from './reader-request';

const ARCHIVE = '0123456789abcdef0123456789abcdef';

it('reads a document key and a place from the address', () => {
  const search = `?document=${encodeURIComponent(`${ARCHIVE}/a b/ü`)}&start=120`;
  expect(readerRequest(search)).toEqual({ key: `${ARCHIVE}/a b/ü`, start: 120 });
});

it.each(['', '?document=', '?document=nonsense', `?document=${ARCHIVE}`, `?document=${ARCHIVE}/`])(
  'has no document for "%s"',
  (search) => {
    expect(readerRequest(search).key).toBeUndefined();
  },
);

it.each(['-1', '1e9', '1.5', '9999999999', 'x'])('has no place for start=%s', (start) => {
  expect(readerRequest(`?document=${ARCHIVE}/a&start=${start}`).start).toBeUndefined();
});
