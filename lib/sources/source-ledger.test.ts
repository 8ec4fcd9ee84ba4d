import { expect, it } from 'vitest';
import { createLedger } from './source-ledger';

const record = (id: string) => ({
  id,
  title: '',
  text: 'x',
  path: 'a.jsonl',
  where: 'a.jsonl, line 1',
});

it('numbers the ids of records that share one, past those that are taken', () => {
  const ledger = createLedger();
  const ids = ['a', 'a~3', 'a', 'a', 'b', 'a', ' a '].map((id) => ledger.take(record(id)));
  expect(ids).toEqual(['a', 'a~3', 'a~2', 'a~4', 'b', 'a~5', 'a~6']);
  expect(ledger.report().repeatedIds).toBe(4);
  ledger.clear();
  expect(['a', 'a'].map((id) => ledger.take(record(id)))).toEqual(['a', 'a~2']);
});

it('numbers a hundred thousand records of one id as fast as others', () => {
  const ledger = createLedger();
  const ids = Array.from({ length: 100_000 }, () => ledger.take(record('a')));
  expect(new Set(ids).size).toBe(100_000);
  expect(ids.at(-1)).toBe('a~100000');
});
