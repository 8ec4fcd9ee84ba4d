// Marks on news pages, to be judged row by row:
// npm run bench -- marks OUTPUT.tsv [SEED]
import { createReadStream, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { createNameReader, findNames } from '@/lib/linking/name-extractor';
import { writeNames } from '@/lib/linking/names-writer';
import { openNames, type ArchiveNames } from '@/lib/linking/open-names';
import { createPageLinker, type ExplainedName } from '@/lib/linking/page-linker';
import { archiveIdFrom } from '@/lib/model/archive';
import { createMemoryRows } from '@/lib/segment/memory-rows';
import { scanTokens } from '@/lib/text/tokens';

const output = process.argv[3] ?? 'marks.tsv';
// An archive given by mistake would be written over.
if (!output.endsWith('.tsv')) {
  console.error(`Rows go into a file that ends in .tsv, not into ${output}.`);
  process.exit(1);
}
const SEED = Number(process.argv[4] ?? 20_261_126);
const PAGES = 40;
const MARKS = 500;
/** Pages are of this length, characters. */
const PAGE_CHARS = { from: 1200, to: 8000 };
/** Characters of context on each side. */
const CONTEXT = 30;
const DOCUMENTS = 33_724;
/** The licence line under every article is no name on a page. */
const FURNITURE = /All Content by [\s\S]*$/;

type News = { readonly id: number; readonly title: string; readonly text: string };

let state = SEED;
/** The next of a fixed row of numbers, 0 to below 1. */
function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}

const file = path.resolve('../shared/data/archives/tehran-times.jsonl.gz');
const chosen = new Set<number>();
while (chosen.size < PAGES * 2) chosen.add(Math.floor(random() * DOCUMENTS));
const rows = createMemoryRows();
const reader = createNameReader(rows);
const pages: News[] = [];
let docnum = 0;
let n = 0;
for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
  const news = JSON.parse(line) as News;
  const fits = news.text.length >= PAGE_CHARS.from && news.text.length <= PAGE_CHARS.to;
  if (chosen.has(n++) && fits && pages.length < PAGES) pages.push(news);
  else await reader.add({ docnum: docnum++, title: news.title, text: news.text });
}
const { statistics } = reader;
const found = await findNames({
  archive: archiveIdFrom(new Uint8Array(16)),
  sources: [{ segment: 0, reader: rows, rows: await reader.finish(), tombstones: new Set() }],
  statistics,
});
const entities = Array.from(found.entities());
await writeNames(rows, entities, { documents: docnum, words: found.words });
const table = await openNames(rows);

type Row = { readonly what: 'mark' | 'unmarked'; readonly cells: readonly (string | number)[] };
const marks: Row[] = [];
const unmarked: Row[] = [];
for (const page of pages) {
  const blocks = page.text
    .replace(FURNITURE, '')
    .split('\n')
    .map((text, id) => ({ id, text }));
  const names = createPageLinker([table]).namePage(blocks);
  for (const name of names) {
    const text = blocks[name.block]?.text ?? '';
    const { start, end } = name.span;
    const cells = [page.id, name.surface, meaningOf(name), name.route, contextOf(text, start, end)];
    if (name.outcome === 'link') marks.push({ what: 'mark', cells });
  }
  for (const { id, text } of blocks)
    for (const span of knownSpans(
      table,
      text,
      names.filter(({ block }) => block === id),
    )) {
      const surface = text.slice(span.start, span.end);
      unmarked.push({
        what: 'unmarked',
        cells: [page.id, surface, '', '', contextOf(text, span.start, span.end)],
      });
    }
}

/** Capitalised words that the table has and that no link covers. */
function knownSpans(
  archive: ArchiveNames,
  text: string,
  marked: readonly ExplainedName[],
): { start: number; end: number }[] {
  const tokens = scanTokens(text);
  const spans = [];
  for (let i = 0; i < tokens.length; i++) {
    const [start, end] = [tokens.start[i] ?? 0, tokens.end[i] ?? 0];
    const linked = marked.some(
      ({ outcome, span }) => outcome !== 'nil' && span.start < end && start < span.end,
    );
    if (linked || !tokens.isCapital(i) || end - start < 2) continue;
    if (archive.find(tokens.hashA[i] ?? 0, tokens.hashB[i] ?? 0) >= 0) spans.push({ start, end });
  }
  return spans;
}

function meaningOf({ candidates }: ExplainedName): string {
  return candidates
    .map(({ entity }) => entities[entity]?.entity)
    .map((entity) => `${entity?.canonical} (${entity?.kind})`)
    .join(' | ');
}

function contextOf(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  const after = text.slice(end, end + CONTEXT);
  return `${before}[${text.slice(start, end)}]${after}`.replaceAll(/\s+/g, ' ');
}

const sample = marks
  .map((row) => ({ row, key: random() }))
  .toSorted((x, y) => x.key - y.key)
  .slice(0, MARKS)
  .map(({ row }) => row);
writeFileSync(
  output,
  [...sample, ...unmarked].map(({ what, cells }) => [what, ...cells].join('\t')).join('\n'),
);
console.log(
  `${pages.length} pages, ${docnum} documents, ${entities.length} entities, ${marks.length} links ` +
    `of which ${sample.length} sampled (seed ${SEED}), ${unmarked.length} known words not linked: ${output}`,
);
