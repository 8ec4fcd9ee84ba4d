import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import {
  documentKey,
  splitDocumentKey,
  type DocumentKey,
  type SourceId,
} from '@/lib/model/document';
import { keptId, type KeptClipping, type TakenPage } from '@/lib/model/kept';
import type { LibraryStore } from '@/lib/store/library-store';
import { archiveDocuments } from './archive-documents';
import { applyClippings } from './apply-clippings';
import { createClippings, forgetClippings, hasClippingsToApply, type Clippings } from './clippings';
import { keptFromText, keptToText } from './kept-file';
import { searchLibrary } from './search-library';
import { anImportBench, type ImportBench } from '@/tests/updates';

const WORDS = `The harbour master of Port Ellery, Ingrid Vasanth, said that the north basin would be dredged
before the winter storms. Ingrid Vasanth told the council that the work was overdue. The council of
Port Ellery agreed, and asked the Meridian Dredging Company for an offer by the end of the month.`;

/** An article as a browser shows it, with what surrounds it. */
function aPage(over: Partial<TakenPage> = {}, words = WORDS): TakenPage {
  return {
    address: 'https://bay.example/2024/dredging?from=mail#top',
    title: 'Dredging begins | Bay News',
    html: `<html lang="en"><head><title>Dredging begins | Bay News</title>
      <meta property="og:site_name" content="Bay News"><meta name="author" content="Anna Keeper">
      <meta property="article:published_time" content="2024-03-05T08:00:00Z"></head>
      <body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
      <article><h1>Dredging begins</h1><p>${words.split('\n').join('</p><p>')}</p></article>
      <footer>All rights reserved by the Bay News Group</footer></body></html>`,
    ...over,
  };
}

type Bench = ImportBench & {
  readonly clippings: Clippings;
  readonly apply: () => Promise<unknown>;
  readonly documents: () => Promise<readonly { title: string; text: string }[]>;
};

function aLibrary(): Bench {
  const bench = anImportBench();
  let time = 0;
  const { store, ports } = bench;
  return {
    ...bench,
    clippings: createClippings(store, () => ++time),
    apply: () =>
      applyClippings(ports, { name: 'My clippings', signal: new AbortController().signal }),
    async documents() {
      const found = [];
      for (const { archive } of await store.archives()) {
        const view = await store.openArchive(archive.id);
        for (const open of view.generations)
          for await (const { title, text } of archiveDocuments(open)) found.push({ title, text });
        view.release();
      }
      return found;
    },
  };
}

const idIn = (key: DocumentKey): string | undefined => splitDocumentKey(key)?.id;

/** Titles of what a search finds. */
async function titlesOf(query: string, store: LibraryStore): Promise<string[]> {
  const view = await store.openView();
  const { hits } = await searchLibrary(view, query, { limit: 5 });
  view.release();
  return hits.map(({ excerpt }) => excerpt.document.title);
}

it('saves a page as a document with its title, date, author, address and article', async () => {
  const { clippings, apply, store } = aLibrary();
  await clippings.take(aPage());
  expect(await hasClippingsToApply(store)).toBe(true);
  expect(await apply()).toEqual({ ok: true, value: true });
  expect(await hasClippingsToApply(store)).toBe(false);
  const [row] = await store.archives();
  expect(row?.archive.name).toBe('My clippings');
  const view = await store.openArchive(row!.archive.id);
  const [document] = await Array.fromAsync(archiveDocuments(view.generations[0]!));
  view.release();
  expect(document).toMatchObject({
    title: 'Dredging begins',
    author: 'Anna Keeper',
    source: 'Bay News',
    url: 'https://bay.example/2024/dredging?from=mail',
    date: { iso: '2024-03-05T08:00Z', precision: 'minute' },
    language: 'en',
  });
  const article = document!.cleaned.map(({ start, end }) => document!.text.slice(start, end));
  expect(article.join('\n')).toContain('would be dredged');
  expect(article.join('\n')).not.toMatch(/Sport|rights reserved/);
  expect(await clippings.all()).toMatchObject([
    { title: 'Dredging begins', source: 'Bay News', date: { iso: '2024-03-05T08:00Z' } },
  ]);
});

it('finds what was saved, and knows the names in it', async () => {
  const { clippings, apply, store } = aLibrary();
  await clippings.take(aPage());
  await apply();
  expect(await titlesOf('dredged basin', store)).toEqual(['Dredging begins']);
  const [row] = await store.archives();
  expect(row?.entities).toBeGreaterThan(0);
});

it('saves the selection alone, all of it, with what the page says of itself', async () => {
  const { clippings, apply, documents, store } = aLibrary();
  await clippings.take(aPage({ selection: ' Share this: the work was overdue. ' }));
  await apply();
  expect(await documents()).toEqual([
    { title: 'Dredging begins', text: 'Share this: the work was overdue.' },
  ]);
  expect(await titlesOf('overdue', store)).toEqual(['Dredging begins']);
});

it('keeps each selection of a page by itself, and the same page once', async () => {
  const { clippings, apply, documents } = aLibrary();
  await clippings.take(aPage({ selection: 'One selection of words.' }));
  await clippings.take(aPage({ selection: 'Another selection of words.' }));
  await clippings.take(aPage());
  await apply();
  await clippings.take(aPage({}, `${WORDS}\nA correction was added in the evening of that day.`));
  await apply();
  const texts = (await documents()).map(({ text }) => text);
  expect(texts).toHaveLength(3);
  expect(texts.filter((text) => text.includes('A correction was added'))).toHaveLength(1);
  const listed = await clippings.of('https://bay.example/2024/dredging?from=mail#below');
  expect(new Set(listed.map(({ document }) => idIn(document))).size).toBe(3);
});

it('renames a clipping for good: saving its page again does not take the title back', async () => {
  const { clippings, apply, documents } = aLibrary();
  const clipping = await clippings.take(aPage());
  await apply();
  await clippings.rename(clipping, '  Harbour   works ');
  await apply();
  expect((await documents()).map(({ title }) => title)).toEqual(['Harbour works']);
  await clippings.take(aPage({}, `${WORDS} More was said.`));
  await apply();
  expect((await documents()).map(({ title }) => title)).toEqual(['Harbour works']);
  const [listed] = await clippings.all();
  expect(listed?.title).toBe('Harbour works');
  await clippings.rename(listed!, '   ');
  expect((await clippings.all())[0]?.title).toBe('Harbour works');
});

it('deletes a clipping and brings it back as it was', async () => {
  const { clippings, apply, documents, store } = aLibrary();
  await clippings.take(aPage());
  const second = await clippings.take(aPage({ selection: 'A selection of some words.' }));
  await apply();
  const before = await documents();
  const back = await clippings.remove((await clippings.all()).find(({ id }) => id === second.id)!);
  await apply();
  expect(await documents()).toHaveLength(1);
  expect(await clippings.all()).toHaveLength(1);
  await clippings.restore(back);
  await apply();
  expect((await documents()).map(({ text }) => text).sort()).toEqual(
    before.map(({ text }) => text).sort(),
  );
  expect(await hasClippingsToApply(store)).toBe(false);
});

it('brings one back that was deleted before the archive had it', async () => {
  const { clippings, apply, documents } = aLibrary();
  const back = await clippings.remove(await clippings.take(aPage()));
  await clippings.restore(back);
  await apply();
  expect(await documents()).toHaveLength(1);
});

it('has no archive without clippings, and the same one again afterwards', async () => {
  const { clippings, apply, store } = aLibrary();
  await clippings.take(aPage());
  await apply();
  const back = await clippings.remove((await clippings.all())[0]!);
  await apply();
  expect(await store.archives()).toEqual([]);
  await clippings.restore(back);
  await apply();
  const [row] = await store.archives();
  expect(row?.archive.id).toBe(splitDocumentKey(back.document)?.archive);
});

it('says of nothing that one saved oneself that it is new', async () => {
  const { clippings, apply, store } = aLibrary();
  await clippings.take(aPage({ selection: 'A first selection.' }));
  await apply();
  await clippings.take(aPage({ selection: 'A second selection.' }));
  await apply();
  const [row] = await store.archives();
  expect(row).toMatchObject({ documents: 2, sequence: 2 });
  expect(row?.news).toBeUndefined();
});

it('waits for an import that runs, and loses nothing that is changed meanwhile', async () => {
  const { clippings, apply, store, documents } = aLibrary();
  const clipping = await clippings.take(aPage());
  let end = (): void => undefined;
  const importing = store.locks.asImport(() => new Promise<void>((done) => (end = () => done())));
  const applied = apply();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await clippings.rename(clipping, 'Meanwhile');
  end();
  await importing;
  await applied;
  await apply();
  expect((await documents()).map(({ title }) => title)).toEqual(['Meanwhile']);
});

it('begins with what is left when it was cut short right after the flip', async () => {
  const { clippings, apply, documents, store, ports } = aLibrary();
  await clippings.take(aPage());
  const dying = {
    ...store,
    kept: { ...store.kept, change: () => Promise.reject(new Error('the browser is gone')) },
  };
  const options = { name: 'My clippings', signal: new AbortController().signal };
  await expect(applyClippings({ ...ports, store: dying }, options)).rejects.toThrow('gone');
  expect(await hasClippingsToApply(store)).toBe(true);
  expect(await documents()).toHaveLength(1);
  await apply();
  expect(await hasClippingsToApply(store)).toBe(false);
  expect(await documents()).toHaveLength(1);
  expect((await store.archives())[0]?.sequence).toBe(1);
});

it('leaves everything as it was when there is no space, and has it later', async () => {
  const { clippings, apply, documents, store, ports } = aLibrary();
  await clippings.take(aPage());
  const options = { name: 'My clippings', signal: new AbortController().signal };
  const full = await applyClippings({ ...ports, freeSpace: async () => 1 }, options);
  expect(full).toMatchObject({ ok: false, error: { kind: 'no-space' } });
  expect(await store.archives()).toEqual([]);
  expect((await clippings.all()).map(({ change }) => change?.isStuck)).toEqual([true]);
  expect(keptFromText(keptToText(await store.kept.all()))).toEqual(await store.kept.all());
  await apply();
  expect(await documents()).toHaveLength(1);
  expect((await clippings.all())[0]?.change).toBeUndefined();
});

it('has everything once when two contexts apply at once', async () => {
  const { clippings, apply, documents } = aLibrary();
  await clippings.take(aPage({ selection: 'A first selection.' }));
  await apply();
  await clippings.take(aPage({ selection: 'A second selection.' }));
  await clippings.take(aPage({ selection: 'A third selection.' }));
  expect(await Promise.all([apply(), apply()])).toMatchObject([{ ok: true }, { ok: true }]);
  expect(await documents()).toHaveLength(3);
});

it('lists nothing that its archive does not have any more', async () => {
  const { clippings, apply, store } = aLibrary();
  const one = await clippings.take(aPage({ selection: 'A first selection.' }));
  await apply();
  const { change: _change, ...row } = one;
  const gone = documentKey(splitDocumentKey(one.document)!.archive, 'clip-gone' as SourceId);
  await store.kept.put([{ ...row, id: keptId('clipping', gone), document: gone }]);
  await clippings.take(aPage({ selection: 'A second selection.' }));
  await apply();
  expect((await clippings.all()).map(({ document }) => document)).not.toContain(gone);
  expect(await clippings.all()).toHaveLength(2);
});

it('forgets clippings with their archive, and lists none of one in the trash', async () => {
  const { clippings, apply, store } = aLibrary();
  const { document } = await clippings.take(aPage());
  await apply();
  const archive = splitDocumentKey(document)!.archive;
  await store.trash(archive);
  expect(await clippings.all()).toEqual([]);
  await store.restore(archive);
  expect(await clippings.all()).toHaveLength(1);
  await forgetClippings(archive, store);
  expect(await store.kept.all()).toEqual([]);
});

it('is not offered as an import to be resumed', async () => {
  const { clippings, apply, store } = aLibrary();
  await clippings.take(aPage());
  await apply();
  expect(await store.imports()).toEqual([]);
});

it.each([
  ['no markup at all', { html: '', selection: 'Words out of a PDF.' }, 'Words out of a PDF.'],
  ['an address that is none', { address: 'about:blank' }, 'would be dredged'],
  ['markup that never ends', { html: `<p>Words ${'<div>'.repeat(3000)} and more` }, 'Words'],
  ['the address of another site', { html: CANONICAL('https://evil.example/x') }, 'stolen'],
  ['the front page as its address', { html: CANONICAL('https://bay.example/') }, 'stolen'],
] as const)('saves a page with %s', async (_what, over, words) => {
  const { clippings, apply, documents, store } = aLibrary();
  await clippings.take(aPage(over));
  expect(await apply()).toEqual({ ok: true, value: true });
  const [document] = await documents();
  expect(document?.text).toContain(words);
  const [row] = await store.archives();
  const view = await store.openArchive(row!.archive.id);
  const [whole] = await Array.fromAsync(archiveDocuments(view.generations[0]!));
  view.release();
  const url = 'address' in over ? undefined : 'https://bay.example/2024/dredging?from=mail';
  expect(whole?.url).toBe(url);
});

function CANONICAL(address: string): string {
  return `<html><head><link rel="canonical" href="${address}"></head><body><p>stolen words</p></body></html>`;
}

it('carries clippings through a backup, those too that the archive has not followed yet', async () => {
  const { clippings, store } = aLibrary();
  await clippings.take(aPage({ selection: 'A selection.' }));
  const kept = await store.kept.all();
  expect(keptFromText(keptToText(kept))).toEqual(kept);
  const back: KeptClipping = {
    ...(await clippings.all())[0]!,
    change: {
      do: 'put',
      token: 't',
      document: {
        id: 'clip-1' as never,
        title: 'A title',
        text: 'words',
        cleaned: [{ start: 0, end: 5 }],
        language: 'en',
      },
    },
  };
  expect(keptFromText(keptToText([back]))).toEqual([back]);
});
