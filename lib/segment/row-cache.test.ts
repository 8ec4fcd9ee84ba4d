import { expect, it } from 'vitest';
import { cachedBytes, RowCache } from './row-cache';

const MB = 1024 * 1024;

it('gives up what was used longest ago, of whatever segment, beyond one common bound', () => {
  const [one, other] = [new RowCache<string>(), new RowCache<string>()];
  one.set(1, 'first', 6 * MB);
  other.set(1, 'second', 6 * MB);
  expect(one.get(1)).toBe('first');
  one.set(2, 'third', 6 * MB);
  expect(other.get(1)).toBeUndefined();
  expect(one.get(1)).toBe('first');
  expect(cachedBytes()).toBe(12 * MB);
  other.set(7, 'as large as half of everything', 9 * MB);
  expect(other.get(7)).toBeUndefined();
  one.set(2, 'smaller', MB);
  expect(cachedBytes()).toBe(7 * MB);
});
