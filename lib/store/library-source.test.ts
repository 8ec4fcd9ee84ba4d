import { expect, it } from 'vitest';
import type { LibraryView } from '@/lib/model/segment';
import { createLibrarySource } from './library-source';

function bench() {
  const log: string[] = [];
  let views = 0;
  let change = (): void => undefined;
  const source = createLibrarySource({
    open: async (): Promise<LibraryView> => {
      const number = views++;
      log.push(`open ${number}`);
      return { generations: [], release: () => void log.push(`release ${number}`) };
    },
    onChange: (listener) => {
      change = listener;
      return () => void log.push('stop');
    },
    onRelease: () => void log.push('sweep'),
    lingerMs: 0,
  });
  return { source, log, change: () => change() };
}

it('opens one view for everybody, and another after a change', async () => {
  const { source, log, change } = bench();
  await Promise.all([source.current(), source.current()]);
  expect(log).toEqual(['open 0']);
  change();
  await source.current();
  expect(log.slice(0, 2)).toEqual(['open 0', 'open 1']);
});

it('gives up a replaced view after a while, then lets its rows be swept', async () => {
  const { source, log, change } = bench();
  await source.current();
  change();
  await expect.poll(() => log).toEqual(['open 0', 'release 0', 'sweep']);
  source.close();
  expect(log.at(-1)).toBe('stop');
});

it('tries again after a view could not be opened', async () => {
  let attempts = 0;
  const source = createLibrarySource({
    open: async () => {
      if (attempts++ === 0) throw new Error('disk');
      return { generations: [], release: () => undefined };
    },
    onChange: () => () => undefined,
  });
  await expect(source.current()).rejects.toThrow('disk');
  expect((await source.current()).generations).toEqual([]);
});
