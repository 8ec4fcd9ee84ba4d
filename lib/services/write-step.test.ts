import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { archiveIdFrom } from '@/lib/model/archive';
import type { ArchiveDocument } from '@/lib/model/document';
import type { PublisherEntity } from '@/lib/model/entity';
import { SEGMENT_PARTS, type Generation } from '@/lib/model/segment';
import type { LibraryDatabase } from '@/lib/store/database';
import { someCorrections } from '@/tests/corrections';
import { newsDocument, randomFrom } from '@/tests/generated-news';
import { someQueries, stageOne } from '@/tests/stage-one';
import { storedZip } from '@/tests/stored-zip';
import { entitiesByName, known } from '@/tests/updated-names';
import {
  anImportBench,
  bundleOf,
  deltaOf,
  documentsIn,
  opened,
  UPDATED,
  type ImportBench,
} from '@/tests/updates';
import { mergeLibrary } from './merge-library';

const WORDS = 30;
const QUERIES = 18;

const news = (from: number, to: number): ArchiveDocument[] =>
  Array.from({ length: to - from }, (_, n) => newsDocument(from + n, WORDS));
/** The same document with the text of another. */
const rewritten = (document: ArchiveDocument, n: number): ArchiveDocument => ({
  ...newsDocument(1_000 + n, WORDS),
  id: document.id,
});

/** Four versions: each adds, changes and removes some, also what earlier ones brought. */
function versions(): ArchiveDocument[][] {
  const first = news(0, 40);
  const second = [
    ...first.slice(0, 38).map((each, n) => (n % 15 === 4 ? rewritten(each, n) : each)),
    ...news(40, 43),
  ];
  const third = [...second.filter((_, n) => n % 19 !== 3), ...news(43, 46)];
  const fourth = [
    ...third.map((each, n) => (n % 17 === 4 || n > 40 ? rewritten(each, n + 9) : each)),
    // One that was gone comes back.
    ...news(38, 39),
  ];
  return [first, second, third, fourth];
}

const GIVEN: PublisherEntity = {
  id: 'wire',
  canonical: 'The Morning Wire',
  kind: 'organisation',
  aliases: [],
  roles: [{ text: 'Agency' }],
};

async function shown({ store }: ImportBench): Promise<Generation> {
  const view = await store.openArchive(UPDATED.id);
  view.release();
  const [open] = view.generations;
  if (!open) throw new Error('no archive');
  return open.generation;
}

/** Everything that an archive answers and knows, with the places of rows left out. */
async function answersOf({ store }: ImportBench): Promise<unknown> {
  const view = await store.openArchive(UPDATED.id);
  const [open] = view.generations;
  if (!open) throw new Error('no archive');
  const queries = someQueries(news(0, 50), QUERIES, randomFrom(5));
  const { sequence, documents, entities, manifestSha256, documentsDigest } = open.generation;
  const facts = { sequence, documents, entities, manifestSha256, documentsDigest };
  const answers = { facts, found: await stageOne(view, queries), known: await known(open) };
  view.release();
  return answers;
}

const sorted = (documents: readonly ArchiveDocument[]): ArchiveDocument[] =>
  documents.toSorted((a, b) => (a.id < b.id ? -1 : 1));

it('steps come to what a fresh import of each version is, before and after merges', async () => {
  const stepped = anImportBench();
  let older: Blob | undefined;
  for (const [n, documents] of versions().entries()) {
    const newer = await bundleOf({ sequence: n + 1, documents, entities: [GIVEN] });
    const before = older && (await shown(stepped)).segments.length;
    expect(await stepped.run(older ? await deltaOf(older, newer) : newer)).toBeUndefined();
    if (before !== undefined) expect((await shown(stepped)).segments).toHaveLength(before + 1);
    older = newer;
    const fresh = anImportBench();
    await fresh.run(newer);
    const right = await answersOf(fresh);
    expect(await answersOf(stepped)).toEqual(right);
    expect(sorted(await documentsIn(stepped.store))).toEqual(sorted(documents));
    // The last step is added to segments that were merged, and merged in its turn.
    if (n < 2) continue;
    expect(await mergeLibrary(stepped.store)).toBe(true);
    expect(await answersOf(stepped)).toEqual(right);
    await stepped.store.sweep();
    expect(await answersOf(stepped)).toEqual(right);
  }
  expect(await stepped.store.health.orphans()).toBe(0);
});

it('a step fits documents whose titles are missing or have spaces around them', async () => {
  const titled = (documents: ArchiveDocument[]): ArchiveDocument[] =>
    documents.map((document, n) => ({ ...document, title: ['', ' Ice ', 'Ice'][n % 3] ?? '' }));
  const [first = [], second = []] = versions();
  const older = await bundleOf({ documents: titled(first) });
  const newer = await bundleOf({ sequence: 2, documents: titled(second) });
  const [stepped, fresh] = [anImportBench(), anImportBench()];
  expect(await stepped.run(older)).toBeUndefined();
  expect(await stepped.run(await deltaOf(older, newer))).toBeUndefined();
  expect((await shown(stepped)).segments).toHaveLength(2);
  await fresh.run(newer);
  expect(await answersOf(stepped)).toEqual(await answersOf(fresh));
});

it('what is enabled, its order, and what was said about names stay as they were', async () => {
  const [first = [], second = []] = versions();
  const older = await bundleOf({ documents: first });
  const newer = await bundleOf({ sequence: 2, documents: second });
  const bench = anImportBench();
  await bench.run(older);
  const other = { ...UPDATED, id: archiveIdFrom(new Uint8Array(16).fill(3)) };
  await bench.run(await bundleOf({ archive: other, documents: first.slice(0, 3) }));
  await bench.store.order([other.id, UPDATED.id]);
  await bench.store.setEnabled(UPDATED.id, false);
  const view = await bench.store.openArchive(UPDATED.id);
  const [open] = view.generations;
  if (!open) throw new Error('no archive');
  const before = await entitiesByName(open);
  const corrections = someCorrections(bench.store.corrections);
  const [named] = [...before.values()];
  if (!named) throw new Error('no names');
  const at = { archive: UPDATED.id, generation: open.generation.id, number: 0 };
  const entity = await corrections.fingerprint(view, at);
  if (!entity) throw new Error('no fingerprint');
  expect((await corrections.add({ kind: 'mute', entity })).ok).toBe(true);
  view.release();
  const kept = await bench.store.corrections.all();
  expect(await bench.run(await deltaOf(older, newer))).toBeUndefined();
  expect((await shown(bench)).segments).toHaveLength(2);
  expect(
    (await bench.store.archives()).map(({ archive, enabled }) => [archive.id, enabled]),
  ).toEqual([
    [other.id, true],
    [UPDATED.id, false],
  ]);
  expect(await bench.store.corrections.all()).toEqual(kept);
  const after = await bench.store.openArchive(UPDATED.id);
  const now = await entitiesByName(after.generations[0]!);
  const stayed = [...before].filter(([name]) => now.has(name));
  expect(stayed.length).toBeGreaterThan(10);
  expect(stayed.filter(([name, { id }]) => now.get(name)?.id !== id)).toEqual([]);
  after.release();
});

it('a step that only takes away writes no documents, and one that takes all changes nothing', async () => {
  const documents = news(0, 12);
  const older = await bundleOf({ documents });
  const newer = await bundleOf({ sequence: 2, documents: documents.slice(0, 10) });
  const bench = anImportBench();
  await bench.run(older);
  expect(await bench.run(await deltaOf(older, newer))).toBeUndefined();
  const { segments, documents: count } = await shown(bench);
  expect(segments.map(({ tombstones }) => tombstones)).toEqual([[10, 11]]);
  expect(count).toBe(10);
  const fresh = anImportBench();
  await fresh.run(newer);
  expect(await answersOf(bench)).toEqual(await answersOf(fresh));
  const empty = await bundleOf({ sequence: 3, documents: [] });
  expect(await bench.run(await deltaOf(newer, empty))).toMatchObject({ kind: 'no-documents' });
  expect(await answersOf(bench)).toEqual(await answersOf(fresh));
});

it('a document that was taken back says so, in the segment that the step brings', async () => {
  const documents = news(0, 12);
  const older = await bundleOf({ documents });
  const [, , third] = documents;
  if (!third) throw new Error('no document');
  const reason = 'It was another harbour.';
  const newer = await bundleOf({
    sequence: 2,
    documents: documents.map((each) => (each === third ? { ...each, retracted: reason } : each)),
  });
  const { manifest } = await opened(await deltaOf(older, newer));
  const { parts: _parts, ...facts } = manifest;
  const files = new Map([
    ['manifest.json', JSON.stringify({ ...facts, counts: {} })],
    ['documents.jsonl', ''],
    ['retracted.jsonl', `${JSON.stringify({ id: third.id, reason })}\n{"id":"no","reason":"x"}\n`],
  ]);
  const bench = anImportBench();
  await bench.run(older);
  expect(await bench.run(new Blob([storedZip(files)]))).toBeUndefined();
  expect((await shown(bench)).segments).toHaveLength(2);
  const fresh = anImportBench();
  await fresh.run(newer);
  expect(await answersOf(bench)).toEqual(await answersOf(fresh));
  const now = (await documentsIn(bench.store)).find(({ id }) => id === third.id);
  expect(now).toEqual({ ...third, retracted: reason });
});

/** What may be wrong with the rows of a base, and what may be unknown of it. */
const UNFIT: Record<string, (bench: ImportBench, base: Generation) => Promise<unknown>> = {
  'nobody knows which documents it has': ({ database }, base) => {
    const { documentsDigest: _unknown, ...rest } = base;
    return noted(database, rest);
  },
  'its bundle said wrongly which documents it has': ({ database }, base) =>
    noted(database, { ...base, documentsDigest: '7'.repeat(64) }),
  'another engine wrote it': ({ database }, base) => noted(database, { ...base, engine: 'rows-0' }),
  'its terms are of another analyser': ({ database }, base) =>
    noted(database, { ...base, analyser: 'words-0' }),
  'it was written without statistics': ({ database }, base) =>
    database.rows.delete([base.names, SEGMENT_PARTS.statistics, 0]),
  'its runs of names are damaged': ({ database }, base) =>
    database.rows.put(new Uint8Array(9), [base.segments[0]?.id ?? 0, SEGMENT_PARTS.statistics, 0]),
  'its keys are damaged': ({ database }, base) =>
    database.rows.put(new Uint8Array(9), [base.segments[0]?.id ?? 0, SEGMENT_PARTS.keys, 0]),
};

async function noted(database: LibraryDatabase, generation: Generation): Promise<void> {
  const { id, archive } = generation;
  await database.generations.put({ id, archive: archive.id, state: 'shown', since: 1, generation });
}

it.each(Object.entries(UNFIT))(
  'everything is written anew when %s; the next step is added again',
  async (_what, spoil) => {
    const documents = news(0, 20);
    const [older, newer, last] = await Promise.all(
      [documents.slice(0, 18), documents.slice(1, 19), documents.slice(2, 20)].map((some, n) =>
        bundleOf({ sequence: n + 1, documents: some }),
      ),
    );
    if (!older || !newer || !last) throw new Error('no versions');
    const bench = anImportBench();
    await bench.run(older);
    await spoil(bench, await shown(bench));
    expect(await bench.run(await deltaOf(older, newer))).toBeUndefined();
    expect((await shown(bench)).segments).toHaveLength(1);
    const fresh = anImportBench();
    await fresh.run(newer);
    expect(await answersOf(bench)).toEqual(await answersOf(fresh));
    expect(await bench.run(await deltaOf(newer, last))).toBeUndefined();
    expect((await shown(bench)).segments).toHaveLength(2);
    await bench.store.sweep();
    const { rows, segments } = bench.database;
    const owners = new Set((await rows.toCollection().primaryKeys()).map(([segment]) => segment));
    const { segments: entries, names } = await shown(bench);
    expect(owners).toEqual(new Set([...entries.map(({ id }) => id), names].map(Number)));
    expect(await segments.count()).toBeLessThanOrEqual(entries.length + 2);
  },
);

it('a cancelled step leaves the version that it builds on, and no row of its own', async () => {
  const [first = [], second = []] = versions();
  const older = await bundleOf({ documents: first });
  const delta = await deltaOf(older, await bundleOf({ sequence: 2, documents: second }));
  const bench = anImportBench();
  await bench.run(older);
  const [before, rows] = [await answersOf(bench), await bench.database.rows.count()];
  for (const at of ['documents', 'names', 'finishing']) {
    const controller = new AbortController();
    const problem = await bench.run(delta, {
      signal: controller.signal,
      during: (stage) => stage === at && controller.abort(),
    });
    expect(problem).toMatchObject({ kind: 'cancelled' });
    expect(await answersOf(bench)).toEqual(before);
    expect(await bench.database.rows.count()).toBe(rows);
  }
  expect(await bench.run(delta)).toBeUndefined();
  expect((await shown(bench)).segments).toHaveLength(2);
});
