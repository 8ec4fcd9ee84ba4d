import type { BundleManifest } from '@/lib/bundle/bundle-schema';
import type { BundleReader } from '@/lib/bundle/read-bundle';
import { readEntities } from '@/lib/linking/entity-table';
import { openNameTable } from '@/lib/linking/name-table';
import { cleanedText, type ArchiveDocument } from '@/lib/model/document';
import { hasFittingIndex } from '@/lib/services/prebuilt-rows';
import { createMemoryRows } from '@/lib/segment/memory-rows';
import { unframeRow } from '@/lib/segment/row-frame';

/** Documents and entities shown as a sample. */
const SAMPLE_SIZE = 3;
/** Names of a prebuilt index that are shown. */
const NAMES_SHOWN = 12;
/** Characters of a sample's text. */
const SAMPLE_CHARS = 200;

type Counts = Readonly<Record<string, number>>;

/** What a bundle's documents come to. */
export type DocumentsSummary = {
  readonly documents: number;
  /** Characters of all texts, and of their cleaned parts. */
  readonly characters: { readonly text: number; readonly cleaned: number };
  /** In how many documents each field is stated. */
  readonly withField: Readonly<Record<'date' | 'source' | 'author' | 'url' | 'licence', number>>;
  readonly dates: { readonly first: string; readonly last: string } | undefined;
  /** The ten commonest. */
  readonly sources: Counts;
  readonly languages: Counts;
  readonly sampleDocuments: readonly object[];
};

/** What is in a bundle. */
export type Summary = DocumentsSummary &
  Pick<
    BundleManifest,
    'archive' | 'sequence' | 'createdAt' | 'provenance' | 'documentsDigest' | 'base' | 'result'
  > & {
    readonly signer: string | undefined;
    /** Entities that the publisher states. */
    readonly entities: number;
    readonly sampleEntities: readonly object[];
    readonly index: IndexSummary | undefined;
    readonly parts: readonly { readonly path: string; readonly bytes: number }[];
  };

/** Reads all of `bundle` and says what is in it. @throws {BundleError} */
export async function summarise(bundle: BundleReader, signal: AbortSignal): Promise<Summary> {
  const { manifest } = bundle;
  const tally = createTally();
  for await (const document of bundle.documents(signal)) tally.add(document);
  const entities: { canonical: string; kind: string; aliases: readonly string[] }[] = [];
  let entityCount = 0;
  for await (const { canonical, kind, aliases } of bundle.entities(signal)) {
    entityCount++;
    if (entities.length < SAMPLE_SIZE) entities.push({ canonical, kind, aliases });
  }
  const index = await summariseIndex(bundle);
  return {
    archive: manifest.archive,
    sequence: manifest.sequence,
    signer: bundle.signer,
    createdAt: manifest.createdAt,
    provenance: manifest.provenance,
    documentsDigest: manifest.documentsDigest,
    base: manifest.base,
    result: manifest.result,
    ...tally.result(),
    entities: entityCount,
    sampleEntities: entities,
    index,
    parts: manifest.parts.map(({ path, bytes }) => ({ path, bytes })),
  };
}

type Tally = { add(document: ArchiveDocument): void; result(): DocumentsSummary };

function createTally(): Tally {
  let documents = 0;
  const chars = { text: 0, cleaned: 0 };
  const withField = { date: 0, source: 0, author: 0, url: 0, licence: 0 };
  const sources = new Map<string, number>();
  const languages = new Map<string, number>();
  let dates: DocumentsSummary['dates'];
  const samples: object[] = [];
  return {
    add(document: ArchiveDocument): void {
      documents++;
      chars.text += document.text.length;
      chars.cleaned += document.cleaned.reduce((sum, { start, end }) => sum + end - start, 0);
      for (const field of ['date', 'source', 'author', 'url', 'licence'] as const)
        if (document[field] !== undefined) withField[field]++;
      if (document.source) sources.set(document.source, (sources.get(document.source) ?? 0) + 1);
      languages.set(document.language, (languages.get(document.language) ?? 0) + 1);
      if (document.date) dates = widened(dates, document.date.iso);
      if (samples.length < SAMPLE_SIZE) samples.push(sampleOf(document));
    },
    result: () => ({
      documents,
      characters: chars,
      withField,
      dates,
      sources: top(sources),
      languages: top(languages),
      sampleDocuments: samples,
    }),
  };
}

function widened(range: DocumentsSummary['dates'], iso: string): DocumentsSummary['dates'] {
  const { first, last } = range ?? { first: iso, last: iso };
  return { first: iso < first ? iso : first, last: iso > last ? iso : last };
}

function sampleOf({ id, title, date, source, text, cleaned }: ArchiveDocument): object {
  const begins = cleanedText({ text, cleaned }).slice(0, SAMPLE_CHARS);
  return { id, title, date: date?.iso, source, begins };
}

function top(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].toSorted((a, b) => b[1] - a[1]).slice(0, 10));
}

/** The prebuilt index: how many rows, and, when this version can read it, the names it found. */
async function summariseIndex(bundle: BundleReader): Promise<IndexSummary | undefined> {
  const { index } = bundle.manifest;
  if (!index) return undefined;
  let documentRows = 0;
  for await (const _ of bundle.indexRows('documents') ?? []) documentRows++;
  const rows = createMemoryRows();
  for await (const row of bundle.indexRows('names') ?? []) await rows.put(row);
  const counts = { documents: documentRows, names: rows.rows().length };
  if (!hasFittingIndex(bundle)) return { ...index, rows: counts };
  const table = openNameTable(unframeRow(await rows.get('names', 0)));
  const first = Array.from({ length: Math.min(NAMES_SHOWN, table.entities) }, (_, n) => n);
  const entities = await readEntities(rows, first);
  return {
    ...index,
    rows: counts,
    names: table.entities,
    commonest: entities.map(({ canonical, kind, documentCount }) => ({
      canonical,
      kind,
      documentCount,
    })),
  };
}

type IndexSummary = {
  readonly analyser: string;
  readonly engine: string;
  readonly rows: { readonly documents: number; readonly names: number };
  /** How many entities it found, and those in most documents. */
  readonly names?: number;
  readonly commonest?: readonly { canonical: string; kind: string; documentCount: number }[];
};
