import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { ArchiveDocument } from '@/lib/model/document';
import type { ArchiveNews } from '@/lib/model/updates';
import { aDocument } from '@/tests/library';
import { anImportBench, bundleOf, deltaOf, UPDATED, type ImportBench } from '@/tests/updates';

const letter = (n: number, text = `Ada Holm wrote letter ${n} from Lisbon.`): ArchiveDocument =>
  aDocument({ id: `l${n}`, title: 'A letter', text });
const OLD = Array.from({ length: 20 }, (_, n) => letter(n));
/** One changed, one removed, three added, with one name that was not there. */
const NEW = [
  ...OLD.slice(0, 19).map((each, n) => (n === 4 ? letter(4, 'Ada Holm slept in Lisbon.') : each)),
  ...[20, 21, 22].map((n) => letter(n, `Ada Holm met Bo Clerk ${n} times.`)),
];
const LATER = [...NEW, letter(30)];

/** Ids of the documents that are told to be new. */
async function unseen({ store }: ImportBench): Promise<readonly string[]> {
  const view = await store.openView();
  view.release();
  return [...(view.generations[0]?.unseen ?? [])].toSorted();
}

async function news({ store }: ImportBench): Promise<ArchiveNews | undefined> {
  return (await store.archives()).find(({ archive }) => archive.id === UPDATED.id)?.news;
}

it('a first import is no news', async () => {
  const bench = anImportBench();
  await bench.run(await bundleOf({ documents: OLD }));
  expect(await news(bench)).toBeUndefined();
});

it.each(['a step', 'a whole bundle'])('%s tells what it added, until it was seen', async (how) => {
  const [one, two, three] = await Promise.all(
    [OLD, NEW, LATER].map((documents, n) => bundleOf({ sequence: n + 1, documents })),
  );
  if (!one || !two || !three) throw new Error('no versions');
  const bench = anImportBench();
  const next = async (older: Blob, newer: Blob): Promise<void> =>
    expect(await bench.run(how === 'a step' ? await deltaOf(older, newer) : newer)).toBeUndefined();
  await bench.run(one);
  await next(one, two);
  expect(await news(bench)).toEqual({ since: 1, documents: 3, names: 1 });
  expect(await unseen(bench)).toEqual(['l20', 'l21', 'l22']);
  await next(two, three);
  expect(await news(bench)).toEqual({ since: 1, documents: 4, names: 1 });
  expect(await unseen(bench)).toEqual(['l20', 'l21', 'l22', 'l30']);
  await bench.store.markSeen(UPDATED.id);
  expect(await news(bench)).toBeUndefined();
  expect(await unseen(bench)).toEqual([]);
});

it('an update that adds nothing leaves what was not seen as it is', async () => {
  const bench = anImportBench();
  await bench.run(await bundleOf({ documents: OLD }));
  await bench.run(await bundleOf({ sequence: 2, documents: OLD.slice(1) }));
  expect(await news(bench)).toBeUndefined();
  await bench.run(await bundleOf({ sequence: 3, documents: OLD }));
  await bench.run(await bundleOf({ sequence: 4, documents: OLD.slice(3) }));
  expect(await news(bench)).toEqual({ since: 2, documents: 1, names: 0 });
});
