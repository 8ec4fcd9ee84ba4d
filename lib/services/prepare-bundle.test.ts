import { expect, it } from 'vitest';
import { createDocumentsDigest } from '@/lib/bundle/documents-digest';
import { documentToLine } from '@/lib/segment/document-line';
import { openBundle } from '@/lib/bundle/read-bundle';
import type { ArchiveDocument } from '@/lib/model/document';
import { UPDATED } from '@/tests/updates';
import { prepareBundle } from './prepare-bundle';

/** The documents of the bundle that is made of `files`. */
async function made(files: Readonly<Record<string, string>>): Promise<ArchiveDocument[]> {
  const chunks: BlobPart[] = [];
  const sink = new WritableStream<Uint8Array>({
    write: (chunk) => void chunks.push(new Uint8Array(chunk)),
  });
  const sources = Object.entries(files).map(([path, text]) => ({ path, blob: new Blob([text]) }));
  await prepareBundle({ archive: UPDATED, sequence: 1, files: sources, name: 'x' }, sink, {
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  const bundle = await openBundle(new Blob(chunks));
  if (!bundle.ok) throw new Error(bundle.error.message);
  const documents: ArchiveDocument[] = [];
  const digest = createDocumentsDigest();
  for await (const document of bundle.value.documents()) {
    documents.push(document);
    digest.add(documentToLine(document));
  }
  expect(digest.value()).toBe(bundle.value.manifest.documentsDigest);
  return documents;
}

it('a file whose fields are longer than a bundle takes costs their ends, not the archive', async () => {
  const long = (letter: string): string => letter.repeat(5_000);
  const item = `<item><title>Ice</title><description>The harbour froze.</description>
    <guid isPermaLink="false">${long('g')}</guid><link>https://bay.example/${long('l')}</link>
    <author>${long('a')}</author><source>${long('s')}</source></item>`;
  const page = `<html><head><title>Thaw</title><link rel="canonical" href="https://bay.example/${long('c')}">
    <meta name="author" content="${long('b')}"></head><body><article><p>The ice went out of the harbour
    on Monday, and the first ships of the year came in with the tide.</p></article></body></html>`;
  const [one, two, three] = await made({
    'feed.xml': `<rss version="2.0"><channel><title>Bay</title>${item}${item}</channel></rss>`,
    'page.html': page,
  });
  expect([one?.title, two?.title]).toEqual(['Ice', 'Ice']);
  expect(one?.id).not.toBe(two?.id);
  expect([one?.url, three?.url]).toEqual([undefined, undefined]);
  expect(three?.text).toContain('The ice went out');
});

it('a title that is cut at a space is the same when it is read again', async () => {
  const title = `${'ice '.repeat(75)}thaw`;
  const [document] = await made({
    'a.jsonl': JSON.stringify({ id: ' 1', title, text: 'The harbour froze.', author: ' Ada ' }),
  });
  expect(document).toMatchObject({ id: '1', title: title.slice(0, 299), author: 'Ada' });
});
