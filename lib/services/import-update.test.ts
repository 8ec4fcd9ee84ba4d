import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { BundleContent } from '@/lib/bundle/write-bundle';
import type { ArchiveDocument, SourceId } from '@/lib/model/document';
import type { LibraryStore } from '@/lib/store/library-store';
import {
  anImportBench as bench,
  bundleOf as aBundle,
  deltaOf,
  documentsIn,
  opened,
  UPDATED,
} from '@/tests/updates';
import { previewImport } from './imports';
import { searchLibrary } from './search-library';

function aDocument(
  n: number,
  words = `Letter ${n} of Ada Holm: the harbour froze.`,
): ArchiveDocument {
  return {
    id: `letters/${n}` as SourceId,
    title: `Letter ${n}`,
    text: words,
    cleaned: [{ start: 0, end: words.length }],
    language: 'en',
  };
}

const OLD = Array.from({ length: 40 }, (_, n) => aDocument(n));
const NEW = [
  ...OLD.filter((_, n) => n % 10 !== 7).map((document, n) =>
    n % 9 === 3 ? aDocument(Number(document.id.slice(8)), 'Ada Holm saw the thaw.') : document,
  ),
  aDocument(50, 'A ship of Bo Clerk came in with the tide.'),
];

const bundleOf = (content: Partial<BundleContent>): Promise<Blob> =>
  aBundle({ documents: OLD, ...content });

/** Answers of a library to a few queries, with their scores. */
async function answers(store: LibraryStore): Promise<unknown> {
  const view = await store.openView();
  const found = [];
  for (const query of ['harbour', 'Ada Holm thaw', '"Bo Clerk" ship']) {
    const { hits, total } = await searchLibrary(view, query, { limit: 10 });
    found.push(
      total,
      hits.map(({ excerpt, score }) => [excerpt.document.key, score, excerpt.text]),
    );
  }
  view.release();
  return found;
}

const newKeys = async (): Promise<CryptoKeyPair> => {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('no pair');
  return pair;
};

it('a step makes of the old version what the new one is, in documents and in answers', async () => {
  const [older, newer] = [await bundleOf({}), await bundleOf({ sequence: 2, documents: NEW })];
  const [stepped, fresh] = [bench(), bench()];
  expect(await stepped.run(older)).toBeUndefined();
  const delta = await deltaOf(older, newer);
  expect(await previewImport(delta, stepped.ports)).toMatchObject({
    value: { documents: 37, replaces: 1, changes: { added: 1, changed: 4, removed: 4 } },
  });
  expect(await stepped.run(delta)).toBeUndefined();
  expect(await fresh.run(newer)).toBeUndefined();
  const sorted = (documents: ArchiveDocument[]): ArchiveDocument[] =>
    documents.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  expect(sorted(await documentsIn(stepped.store))).toEqual(sorted(await documentsIn(fresh.store)));
  expect(await answers(stepped.store)).toEqual(await answers(fresh.store));
  // The next step builds on the version, whichever way it came.
  const third = await bundleOf({ sequence: 3, documents: NEW.slice(0, 5) });
  expect(await stepped.run(await deltaOf(newer, third))).toBeUndefined();
  expect(await documentsIn(stepped.store)).toHaveLength(5);
});

it('a whole bundle shows what it would change', async () => {
  const { run, ports } = bench();
  await run(await bundleOf({}));
  const newer = await bundleOf({ sequence: 2, documents: NEW });
  expect(await previewImport(newer, ports)).toMatchObject({
    value: { changes: { added: 1, changed: 4, removed: 4, retracted: 0 } },
  });
});

it('a step needs room for itself and for names, not for the whole archive again', async () => {
  const [older, newer] = [await bundleOf({}), await bundleOf({ sequence: 2, documents: NEW })];
  const delta = await deltaOf(older, newer);
  const { run, store, ports } = bench();
  await run(older);
  const [row] = await store.archives();
  const step = delta.size + (await opened(delta)).documentBytes;
  const free = (share: number) => async () => step + (row?.bytes ?? 0) * share;
  expect(await previewImport(delta, { ...ports, freeSpace: free(0.6) })).toMatchObject({
    ok: true,
  });
  expect(await previewImport(delta, { ...ports, freeSpace: free(0.3) })).toMatchObject({
    error: { kind: 'no-space' },
  });
});

it('a step on another version, or that comes to something else, changes nothing', async () => {
  const [older, newer] = [await bundleOf({}), await bundleOf({ sequence: 2, documents: NEW })];
  const delta = await deltaOf(older, newer);
  const { run, store } = bench();
  expect(await run(delta)).toMatchObject({ kind: 'wrong-base' });
  await run(await bundleOf({ documents: OLD.slice(1) }));
  expect(await run(delta)).toMatchObject({
    kind: 'wrong-base',
    message: expect.stringMatching(/manifests differ/),
  });
  const liar = await bundleOf({
    sequence: 2,
    documents: [],
    delta: {
      base: {
        sequence: 1,
        manifestSha256: (await opened(await bundleOf({ documents: OLD.slice(1) }))).manifestSha256,
      },
      result: { documents: 39, documentsDigest: '0'.repeat(64), manifestSha256: '0'.repeat(64) },
      removed: [],
      counts: () => ({ added: 0, changed: 0, retracted: 0 }),
    },
  });
  expect(await run(liar)).toMatchObject({
    kind: 'wrong-base',
    message: expect.stringMatching(/not the version that they promise/),
  });
  expect(await documentsIn(store)).toEqual(OLD.slice(1));
});

const STAGES = ['copying', 'documents', 'names', 'finishing'] as const;

it.each(STAGES)('a step is given up when its archive is removed for good while %s', async (at) => {
  const [older, newer] = [await bundleOf({}), await bundleOf({ sequence: 2, documents: NEW })];
  const delta = await deltaOf(older, newer);
  const { run, store, database } = bench();
  await run(older);
  let removed: Promise<unknown> | undefined;
  const problem = await run(delta, {
    during(stage) {
      if (stage === at) removed ??= store.remove(UPDATED.id).then(() => store.sweep());
    },
  });
  await removed;
  expect(problem).toMatchObject({
    kind: 'wrong-base',
    message: expect.stringMatching(/removed or replaced/),
  });
  expect(await store.archives()).toEqual([]);
  await store.sweep();
  for (const table of [database.rows, database.segments, database.generations, database.imports])
    expect(await table.count()).toBe(0);
  // The whole bundle brings it back.
  expect(await run(newer)).toBeUndefined();
  expect(await documentsIn(store)).toHaveLength(37);
});

it('an archive is bound to its first key', async () => {
  const [first, other] = [await newKeys(), await newKeys()];
  const { run, ports, store } = bench();
  await run(await bundleOf({ keys: first }));
  expect(await run(await bundleOf({ sequence: 2 }))).toMatchObject({ kind: 'unsigned' });
  const changed = await bundleOf({ sequence: 2, keys: other });
  expect(await run(changed)).toMatchObject({ kind: 'key-changed' });
  const { signer } = await opened(changed);
  expect(await previewImport(changed, ports)).toMatchObject({
    value: { signer, formerSigner: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
  expect((await store.archives())[0]?.sequence).toBe(1);
  expect(await run(await bundleOf({ sequence: 2, keys: first }))).toBeUndefined();
  expect(
    await run(await bundleOf({ sequence: 3, keys: other }), { acceptedKey: signer }),
  ).toBeUndefined();
  // From then on it is bound to the new one.
  expect(await run(await bundleOf({ sequence: 4, keys: first }))).toMatchObject({
    kind: 'key-changed',
  });
});

it('an archive that nobody signed may be signed later', async () => {
  const { run } = bench();
  await run(await bundleOf({}));
  expect(await run(await bundleOf({ sequence: 2, keys: await newKeys() }))).toBeUndefined();
  expect(await run(await bundleOf({ sequence: 3 }))).toMatchObject({ kind: 'unsigned' });
});
