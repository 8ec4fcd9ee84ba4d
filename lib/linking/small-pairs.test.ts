import { expect, it } from 'vitest';
import { createMemoryRows } from '@/lib/segment/memory-rows';
import { scanTokens } from '@/lib/text/tokens';
import { nameKey } from './name-key';
import { SmallPairs } from './small-pairs';

function countAll(pairs: SmallPairs, text: string, times = 1): void {
  const tokens = scanTokens(text);
  for (let i = 0; i < tokens.length; i++) pairs.add(tokens, i, times);
}

function countOf(pairs: SmallPairs, name: string): number {
  const { a, b } = nameKey(name);
  return pairs.count(a, b);
}

it('counts two small words under the key of the name that they would be', () => {
  const pairs = new SmallPairs();
  countAll(pairs, 'A joint statement was read. Another joint statement, the council said.');
  expect(countOf(pairs, 'Joint Statement')).toBe(2);
  expect(countOf(pairs, 'The Council')).toBe(0);
  expect(countOf(pairs, 'Another Joint')).toBe(0);
});

it('takes away what was added, and leaves nothing of it in its rows', async () => {
  const kept = new SmallPairs();
  countAll(kept, 'the stock market');
  const changed = new SmallPairs();
  countAll(changed, 'the stock market and a joint statement');
  countAll(changed, 'a joint statement', -1);
  const [left, right] = [createMemoryRows(), createMemoryRows()];
  await kept.write(left, 3);
  await changed.write(right, 3);
  expect(await right.get('statistics', 3)).toEqual(await left.get('statistics', 3));
});

it('reads what it wrote, and adds it', async () => {
  const pairs = new SmallPairs();
  countAll(pairs, 'a joint statement of the stock market');
  const rows = createMemoryRows();
  await pairs.write(rows, 0);
  await pairs.read(rows, 0);
  expect(countOf(pairs, 'Joint Statement')).toBe(2);
  expect(countOf(pairs, 'Stock Market')).toBe(2);
});
