// Builds one segment of an archive in memory and searches it: documents a second, bytes a document,
// milliseconds a query. node --import ./cli/register.mjs bench/search.bench.ts [archive.jsonl.gz] [documents]
import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { archiveIdFrom } from '@/lib/model/archive';
import type { ArchiveDocument, SourceId } from '@/lib/model/document';
import type { LibraryView, RowReader } from '@/lib/model/segment';
import { cutExcerpts } from '@/lib/retrieval/cut-excerpt';
import { parseQuery } from '@/lib/retrieval/parse-query';
import { searchView } from '@/lib/retrieval/search';
import { createTextIndexWriter } from '@/lib/retrieval/text-index-writer';
import { readDocuments } from '@/lib/segment/document-blocks';
import { createDocumentWriter } from '@/lib/segment/document-writer';
import { createMemoryRows, type MemoryRows } from '@/lib/segment/memory-rows';
import { ANALYSER_ID } from '@/lib/text/analyse';

const file = process.argv[2] ?? path.resolve('../shared/data/archives/tehran-times.jsonl.gz');
const most = Number(process.argv[3] ?? Infinity);
if (!existsSync(file)) {
  console.log(`skipped: no archive at ${file}`);
  process.exit(0);
}

const QUERIES: Record<string, string[]> = {
  'one rare word': ['Fordow', 'centrifuge', 'Bushehr'],
  'one common word': ['government', 'president', 'nuclear'],
  'a stop word': ['the', 'of'],
  'a name (two words)': ['Hassan Rouhani', 'Vienna talks', 'Kofi Annan'],
  'three words': ['oil price OPEC', 'Security Council resolution', 'earthquake Bam victims'],
  'any word (nothing has all)': ['zeppelin sanctions picnic', 'sturgeon opera missile heron'],
  misspelt: ['Ahmadinejjad', 'Khatamy visits'],
  phrase: ['"Strait of Hormuz"', '"weapons of mass destruction"'],
  excluded: ['nuclear -oil', 'Iraq -war -oil'],
};

async function* documentsOf(): AsyncGenerator<ArchiveDocument> {
  let n = 0;
  for await (const line of createInterface({
    input: createReadStream(file).pipe(createGunzip()),
  })) {
    if (n++ >= most) return;
    const record = JSON.parse(line);
    const text: string = record.text ?? '';
    yield {
      id: String(record.id) as SourceId,
      title: record.title,
      text,
      cleaned: text === '' ? [] : [{ start: 0, end: text.length }],
      ...(record.url ? { url: record.url } : {}),
      language: 'en',
    };
  }
}

const now = (): number => performance.now();
/** CPU time of this process in ms: other programs do not count. */
const cpu = (): number => process.cpuUsage().user / 1000;
const heap = (): number => Math.round(process.memoryUsage().heapUsed / 1e6);
const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const greatest = (values: number[]): number => Math.max(...values);

async function build(rows: MemoryRows): Promise<number> {
  const documents = createDocumentWriter(rows);
  const index = createTextIndexWriter(rows);
  const spent = { index: 0, documents: 0, finish: 0 };
  let count = 0;
  let chars = 0;
  for await (const document of documentsOf()) {
    let from = cpu();
    const docnum = await documents.add(document);
    spent.documents += cpu() - from;
    from = cpu();
    await index.add(docnum, document);
    spent.index += cpu() - from;
    count++;
    chars += document.text.length;
  }
  const from = cpu();
  await documents.finish();
  await index.finish();
  spent.finish = cpu() - from;
  const rate = (ms: number): string => `${Math.round((count / ms) * 1000)} documents/s of CPU time`;
  console.log(
    `${count} documents, ${Math.round(chars / count)} characters each, heap ${heap()} MB`,
  );
  console.log(
    `index       ${rate(spent.index + spent.finish)} (finish ${Math.round(spent.finish)} ms)`,
  );
  console.log(`documents   ${rate(spent.documents)}`);
  console.log(`both        ${rate(spent.index + spent.documents + spent.finish)}`);
  const parts = Map.groupBy(rows.rows(), (row) => row.part);
  for (const [part, of] of parts) {
    const bytes = of.reduce((sum, row) => sum + row.bytes.length, 0);
    console.log(
      `  ${part.padEnd(11)} ${String(of.length).padStart(6)} rows ${(bytes / count).toFixed(1)} bytes/document`,
    );
  }
  return count;
}

/** A view of `rows`; with `fresh`, behind a new reader, so that nothing is cached. */
function viewOf(rows: MemoryRows, documents: number): LibraryView {
  const reader: RowReader = {
    get: (...asked) => rows.get(...asked),
    getMany: (...asked) => rows.getMany(...asked),
  };
  const archive = { id: archiveIdFrom(new Uint8Array(16)), name: 'Archive' };
  const generation = {
    id: 1,
    archive,
    sequence: 1,
    segments: [{ id: 1, documents, tombstones: [] }],
    names: 2,
    analyser: ANALYSER_ID,
    engine: '',
    documents,
    entities: 0,
    bytes: 0,
    importedAt: 0,
    origin: '',
  };
  return {
    generations: [{ generation, segments: [reader], names: reader }] as never,
    release: () => undefined,
  };
}

async function query(rows: MemoryRows, documents: number): Promise<void> {
  const warm = viewOf(rows, documents);
  for (const [kind, texts] of Object.entries(QUERIES)) {
    const times: Record<'cold' | 'warm' | 'excerpts', number[]> = {
      cold: [],
      warm: [],
      excerpts: [],
    };
    let totals = '';
    for (const text of texts) {
      const asked = parseQuery(text);
      let from = now();
      const found = await searchView(viewOf(rows, documents), asked, { limit: 20 });
      times.cold.push(now() - from);
      for (let i = 0; i < 5; i++) {
        from = now();
        await searchView(warm, asked, { limit: 20 });
        times.warm.push(now() - from);
      }
      const [reader] = warm.generations[0]?.segments ?? [];
      from = now();
      const read = reader
        ? await readDocuments(
            reader,
            found.hits.map((hit) => hit.docnum),
          )
        : [];
      for (const [i, document] of read.entries())
        cutExcerpts(
          document,
          { terms: found.hits[i]?.terms ?? [], phrases: asked.phrases },
          { limit: 1 },
        );
      times.excerpts.push(now() - from);
      totals += ` ${text}: ${found.total}${found.approximate ? '+' : ''}`;
    }
    const show = (values: number[]): string =>
      `${median(values).toFixed(1)}/${greatest(values).toFixed(1)}`;
    console.log(
      `${kind.padEnd(28)} fresh reader ${show(times.cold)} warm ${show(times.warm)} 20 excerpts ${show(times.excerpts)} ms (p50/max) ·${totals}`,
    );
  }
}

const rows = createMemoryRows();
const count = await build(rows);
await query(rows, count);
console.log(`heap ${heap()} MB with all rows`);
