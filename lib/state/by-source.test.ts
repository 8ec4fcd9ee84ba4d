import { expect, it } from 'vitest';
import { EXCERPTS } from '@/tests/gallery/samples';
import { bySource } from './by-source';

const [sample] = EXCERPTS;
const said = (source: string | undefined, iso?: string) => ({
  ...sample!,
  document: {
    ...sample!.document,
    source: source as string,
    date: iso === undefined ? (undefined as never) : { iso, precision: 'day' as const },
  },
});

it('puts sentences under who said them, the oldest first and undated ones last', () => {
  const groups = bySource([
    said('Courier', '2020-01-02'),
    said('Gazette', '2021-01-01'),
    said('Courier'),
    said('Courier', '2019-05-05'),
  ]);
  expect(groups.map(({ source, said: list }) => [source, list.map(({ index }) => index)])).toEqual([
    ['Courier', [3, 0, 2]],
    ['Gazette', [1]],
  ]);
});
