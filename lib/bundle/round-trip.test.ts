import {
  array,
  assert,
  asyncProperty,
  boolean,
  constant,
  constantFrom,
  oneof,
  record,
  string,
} from 'fast-check';
import { expect, it } from 'vitest';
import { documentToLine } from '@/lib/segment/document-line';
import { createDocumentsDigest } from './documents-digest';
import { openBundle, type BundleReader } from './read-bundle';
import { writeBundle, type BundleContent } from './write-bundle';
import { archiveIdFrom } from '@/lib/model/archive';
import type { ArchiveDocument, SourceId } from '@/lib/model/document';
import type { PublisherEntity } from '@/lib/model/entity';
import type { SegmentRow } from '@/lib/model/segment';

const archive = {
  id: archiveIdFrom(new Uint8Array(16)),
  name: 'Harbour letters',
  edition: 'as of 2019',
};

function aDocument(fields: Partial<ArchiveDocument> = {}): ArchiveDocument {
  const text = fields.text ?? 'The harbour froze in January.';
  return {
    id: 'letters/1' as SourceId,
    title: 'The harbour',
    text,
    cleaned: text ? [{ start: 0, end: text.length }] : [],
    language: 'en',
    ...fields,
  };
}

async function bundleOf(content: Partial<BundleContent>): Promise<Blob> {
  const chunks: BlobPart[] = [];
  const sink = new WritableStream<Uint8Array>({
    write: (chunk) => void chunks.push(new Uint8Array(chunk)),
  });
  await writeBundle({ archive, sequence: 1, documents: [aDocument()], ...content }, sink);
  return new Blob(chunks);
}

async function opened(blob: Blob): Promise<BundleReader> {
  const result = await openBundle(blob);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

async function all<T>(items: AsyncIterable<T> | undefined): Promise<T[]> {
  const found: T[] = [];
  if (items) for await (const item of items) found.push(item);
  return found;
}

it('gives back the documents, entities and rows that were written', async () => {
  const documents = [
    aDocument({
      date: { iso: '2019-01-08T07:30Z', precision: 'minute' },
      source: 'Harbour office',
      author: 'The keeper',
      url: 'https://harbour.example/1',
      kind: 'letter',
      licence: 'CC BY 4.0',
      cleaned: [
        { start: 0, end: 11 },
        { start: 12, end: 29 },
      ],
    }),
    aDocument({ id: 'letters/2' as SourceId, text: '', retracted: 'sent to the wrong harbour' }),
    aDocument({
      id: 'letters/3' as SourceId,
      text: 'Only furniture',
      cleaned: [],
      language: 'und',
    }),
  ];
  const entities: PublisherEntity[] = [
    {
      id: 'office',
      canonical: 'Harbour Office',
      kind: 'organisation',
      aliases: ['HO'],
      roles: [{ text: 'Keeper of the light', asOf: 'as of 2019' }],
      externalIds: { wikidata: 'Q1' },
    },
  ];
  const rows: SegmentRow[] = [
    { part: 'terms', n: 0, bytes: new Uint8Array([1, 2, 3]) },
    { part: 'documents', n: 0, bytes: new Uint8Array([9]) },
    { part: 'postings', n: 70_000, bytes: new Uint8Array(0) },
  ];
  const bundle = await opened(
    await bundleOf({
      documents,
      entities,
      index: async () => ({
        analyser: 'a1',
        engine: 'e1',
        documents: rows,
        names: rows.slice(0, 1),
      }),
    }),
  );
  expect(await all(bundle.documents())).toEqual(documents);
  expect(await all(bundle.entities())).toEqual(entities);
  expect(await all(bundle.indexRows('documents'))).toEqual([rows[0], rows[2]]);
  expect(await all(bundle.indexRows('names'))).toEqual([rows[0]]);
  expect(bundle.manifest).toMatchObject({
    format: 1,
    archive,
    sequence: 1,
    counts: { documents: 3, entities: 1 },
    index: { analyser: 'a1', engine: 'e1' },
  });
  expect(bundle.signer).toBeUndefined();
});

it('makes the same bytes from the same content', async () => {
  const [one, two] = await Promise.all([bundleOf({}), bundleOf({})]);
  expect(new Uint8Array(await one.arrayBuffer())).toEqual(new Uint8Array(await two.arrayBuffer()));
});

it('carries any text through unchanged', async () => {
  await assert(
    asyncProperty(
      array(string({ unit: 'grapheme', minLength: 1 }).filter((t) => t.trim() !== '')),
      async (texts) => {
        const documents = texts.map((text, n) => aDocument({ id: `d${n}` as SourceId, text }));
        const bundle = await opened(await bundleOf({ documents }));
        expect(await all(bundle.documents())).toEqual(documents);
      },
    ),
    { numRuns: 30 },
  );
});

const words = string({ unit: 'binary', maxLength: 300 });
/** What sources may hand over: empty fields, spaces around words, words that no UTF-8 can carry. */
const anyDocument = record({
  title: oneof(constant(''), words),
  text: words,
  source: words,
  author: words,
  url: constantFrom('https://harbour.example/1', ' https://harbour.example/2 '),
  kind: words,
  licence: words,
  retracted: words,
  language: constantFrom('en', 'und'),
  isFurniture: boolean(),
}).filter(({ title, text }) => title.trim() + text.trim() !== '');

it('names in its manifest the documents that a reader finds in it, whatever they lack', async () => {
  await assert(
    asyncProperty(array(anyDocument, { minLength: 1, maxLength: 5 }), async (given) => {
      const documents = given.map(({ isFurniture, ...fields }, n) =>
        aDocument({ id: `d${n}` as SourceId, ...fields, ...(isFurniture && { cleaned: [] }) }),
      );
      const bundle = await opened(await bundleOf({ documents }));
      const digest = createDocumentsDigest();
      for await (const document of bundle.documents()) digest.add(documentToLine(document));
      expect(digest.value()).toBe(bundle.manifest.documentsDigest);
    }),
    { numRuns: 40 },
  );
});

it('knows its signer', async () => {
  const keys = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const bundle = await opened(await bundleOf({ keys }));
  const key = new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey));
  expect(bundle.signer).toBe(Buffer.from(key).toString('hex'));
  expect(await all(bundle.documents())).toHaveLength(1);
});

it('stops when it is told to', async () => {
  const documents = Array.from({ length: 20_000 }, (_, n) =>
    aDocument({ id: `d${n}` as SourceId, text: `Number ${n} ${Math.sin(n)}` }),
  );
  const bundle = await opened(await bundleOf({ documents }));
  const stop = new AbortController();
  const read = (async () => {
    let seen = 0;
    for await (const _ of bundle.documents(stop.signal)) if (++seen === 10) stop.abort();
    return seen;
  })();
  await expect(read).rejects.toMatchObject({ name: 'AbortError' });
});

it('lets a reader leave early', async () => {
  const documents = Array.from({ length: 5000 }, (_, n) => aDocument({ id: `d${n}` as SourceId }));
  const bundle = await opened(await bundleOf({ documents }));
  for await (const document of bundle.documents()) {
    expect(document.id).toBe('d0');
    break;
  }
});
