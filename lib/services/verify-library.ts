import type { LibraryCheck, LibraryMended } from '@/lib/model/backup';
import type { LibraryStore } from '@/lib/store/library-store';
import { tendLibrary } from './tend-library';

/**
 * Compares every row of the library with its checksum and its directory, and counts what belongs to
 * nothing. What is damaged is noted, to be mended.
 */
export async function verifyLibrary(
  store: Pick<LibraryStore, 'health'>,
  onProgress: (done: number, expected: number) => void,
  signal?: AbortSignal,
): Promise<LibraryCheck> {
  const { health } = store;
  const generations = await health.shown();
  const expected = generations.reduce((sum, { segments }) => sum + segments.length + 1, 0);
  const damaged: { name: string; rows: number }[] = [];
  let done = 0;
  for (const { id, archive, segments, names } of generations) {
    let bad = 0;
    for (const segment of [...segments.map((entry) => entry.id), names]) {
      bad += (await health.check(segment, signal)).length;
      onProgress(++done, expected);
    }
    if (bad === 0) continue;
    damaged.push({ name: archive.name, rows: bad });
    await health.suspect([id], true);
  }
  return {
    archives: generations.length,
    segments: expected,
    damaged,
    orphans: await health.orphans(),
  };
}

/** Makes what a check found damaged anew from the documents, and sweeps what belongs to nothing. */
export async function mendLibrary(
  store: LibraryStore,
  signal?: AbortSignal,
): Promise<LibraryMended> {
  const { mended } = await tendLibrary(store, signal);
  await store.sweep(signal);
  await store.health.removeOrphans();
  const of = (outcome: string): string[] =>
    mended.filter((one) => one.outcome === outcome).map(({ archive }) => archive.name);
  return { mended: of('mended'), lost: of('lost') };
}
