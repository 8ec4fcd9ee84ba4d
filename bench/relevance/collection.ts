import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { archiveIdFrom } from '@/lib/model/archive';
import { cleanedText } from '@/lib/model/document';
import type { LibraryView, SegmentId } from '@/lib/model/segment';
import { createTextIndexWriter } from '@/lib/retrieval/text-index-writer';
import { ENGINE_ID } from '@/lib/segment/directory';
import { createDocumentWriter } from '@/lib/segment/document-writer';
import { createMemoryRows } from '@/lib/segment/memory-rows';
import { readSources } from '@/lib/sources/read-sources';
import { ANALYSER_ID } from '@/lib/text/analyse';
import type { Grades } from './metrics';

/** Documents as they are searched. */
export type Documents = {
  readonly view: LibraryView;
  /** By docnum. */
  readonly ids: readonly string[];
  /** Title and cleaned text, for engines that index them themselves. */
  readonly texts: readonly { readonly title: string; readonly text: string }[];
};

/** A query with the grades of the documents that were judged for it. */
export type JudgedQuery = { readonly id: string; readonly text: string; readonly grades: Grades };

/** Reads a `.jsonl` (or `.jsonl.gz`) of documents as an import does, into memory. */
export async function readDocumentsFile(file: string): Promise<Documents> {
  const rows = createMemoryRows();
  const writer = createDocumentWriter(rows);
  const index = createTextIndexWriter(rows);
  const ids: string[] = [];
  const texts: { title: string; text: string }[] = [];
  const source = { path: path.basename(file), blob: await openAsBlob(file) };
  for await (const document of readSources([source]).documents()) {
    const docnum = await writer.add(document);
    const { title, language } = document;
    const text = cleanedText(document);
    await index.add(docnum, { title, text, language });
    ids.push(document.id);
    texts.push({ title, text });
  }
  await writer.finish();
  await index.finish();
  return { view: viewOf(rows, ids.length), ids, texts };
}

/** Queries (lines `{_id, text}`) and judgements (lines query, document, grade) of a test collection. */
export async function readJudged(folder: string): Promise<JudgedQuery[]> {
  const lines = async (name: string): Promise<string[]> =>
    (await readFile(path.join(folder, name), 'utf8')).split('\n').filter((line) => line !== '');
  const grades = new Map<string, Map<string, number>>();
  for (const line of await lines('qrels.tsv')) {
    const [query = '', document = '', grade = ''] = line.split('\t');
    if (!(Number(grade) > 0)) continue;
    const of = grades.get(query) ?? new Map<string, number>();
    grades.set(query, of.set(document, Number(grade)));
  }
  return (await lines('queries.jsonl')).flatMap((line) => {
    const query: Record<string, unknown> = JSON.parse(line);
    const of = grades.get(String(query['_id']));
    return of ? [{ id: String(query['_id']), text: String(query['text']), grades: of }] : [];
  });
}

/** The title of a document as a query, for each of `count` documents spread over all. */
export function knownItems({ texts, ids }: Documents, count: number): JudgedQuery[] {
  const step = Math.max(1, Math.floor(texts.length / count));
  return texts.flatMap(({ title }, i) => {
    const id = ids[i];
    if (i % step !== 0 || id === undefined) return [];
    return [{ id, text: title, grades: new Map([[id, 1]]) }];
  });
}

function viewOf(rows: ReturnType<typeof createMemoryRows>, documents: number): LibraryView {
  const archive = { id: archiveIdFrom(new Uint8Array(16)), name: 'Collection' };
  const generation = {
    id: 1,
    archive,
    sequence: 1,
    segments: [{ id: segmentId(1), documents, tombstones: [] }],
    names: segmentId(2),
    analyser: ANALYSER_ID,
    engine: ENGINE_ID,
    documents,
    entities: 0,
    bytes: rows.bytes(),
    importedAt: 0,
    origin: '',
  };
  return {
    generations: [{ generation, segments: [rows], names: rows }],
    release: () => undefined,
  };
}

function segmentId(n: number): SegmentId {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a number of this library of one
  return n as SegmentId;
}
