import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
import { isQuotaError, isStorageError } from './store-errors';

const quota = (): Error => new DOMException('full', 'QuotaExceededError');

it.each([
  ['what Firefox says', quota()],
  ['what Dexie makes of it in Chromium', new Dexie.AbortError('aborted', quota())],
  ['a failed batch', new Dexie.BulkError('bulk', [quota()])],
  ['a cause further down', new Error('outer', { cause: new Error('inner', { cause: quota() }) })],
])('recognises a full disk in %s', (_, error) => {
  expect(isQuotaError(error)).toBe(true);
});

it.each([
  ['no error', undefined],
  ['another abort', new Dexie.AbortError('aborted')],
  ['a text', 'QuotaExceededError'],
])('takes %s for something else', (_, error) => {
  expect(isQuotaError(error)).toBe(false);
});

it.each([
  ['what Firefox says of a file', new DOMException('Unknown failure', 'UnknownError')],
  [
    'what Dexie makes of a database that Chromium does not open',
    new Dexie.DatabaseClosedError(
      'closed',
      new Dexie.UnknownError('Internal error opening backing store for indexedDB.open.'),
    ),
  ],
])('recognises storage that fails without a reason in %s', (_, error) => {
  expect(isStorageError(error)).toBe(true);
  expect(isQuotaError(error)).toBe(false);
});

it('takes a broken row for something else than failing storage', () => {
  expect(isStorageError(new Error('damaged'))).toBe(false);
});
