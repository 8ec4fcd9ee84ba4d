import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { bundleFailure, CliError } from './cli-error';
import { BundleError } from '@/lib/bundle/bundle-problem';
import { openBundle, type BundleReader } from '@/lib/bundle/read-bundle';
import { cleanedText, type ArchiveDocument } from '@/lib/model/document';

/** Documents and entities shown as a sample. */
const SAMPLE_SIZE = 3;
/** Characters of a sample's text. */
const SAMPLE_CHARS = 200;

/** Opens the bundle in `file`. @throws {CliError} */
export async function openBundleFile(file: string): Promise<BundleReader> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new CliError(`${file}: there is no such file.`);
  const opened = await openBundle(await openAsBlob(file));
  if (!opened.ok) throw bundleFailure(file, opened.error);
  return opened.value;
}

/** Says what is in the bundle `file`, for people or as JSON. @throws {CliError} */
export async function inspect(
  file: string,
  options: { json?: boolean },
  signal: AbortSignal,
): Promise<void> {
  const bundle = await openBundleFile(file);
  try {
    const summary = await summarise(bundle, signal);
    process.stdout.write(
      options.json
        ? `${JSON.stringify(summary, undefined, 2)}\n`
        : `${forPeople(file, summary).join('\n')}\n`,
    );
  } catch (error) {
    if (error instanceof BundleError) throw bundleFailure(file, error.problem);
    throw error;
  }
}

type Summary = Awaited<ReturnType<typeof summarise>>;

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- private; its type is what it gathers
async function summarise(bundle: BundleReader, signal: AbortSignal) {
  const { manifest } = bundle;
  const tally = createTally();
  for await (const document of bundle.documents(signal)) tally.add(document);
  const entities: { canonical: string; kind: string; aliases: readonly string[] }[] = [];
  let entityCount = 0;
  for await (const { canonical, kind, aliases } of bundle.entities(signal)) {
    entityCount++;
    if (entities.length < SAMPLE_SIZE) entities.push({ canonical, kind, aliases });
  }
  const rows = {
    documents: await countRows(bundle, 'documents'),
    names: await countRows(bundle, 'names'),
  };
  return {
    archive: manifest.archive,
    sequence: manifest.sequence,
    ...(bundle.signer !== undefined && { signer: bundle.signer }),
    ...(manifest.createdAt !== undefined && { createdAt: manifest.createdAt }),
    ...(manifest.provenance && { provenance: manifest.provenance }),
    ...tally.result(),
    entities: entityCount,
    sampleEntities: entities,
    index: manifest.index && { ...manifest.index, rows },
    parts: manifest.parts.map(({ path, bytes }) => ({ path, bytes })),
  };
}

function createTally() {
  let documents = 0;
  const chars = { text: 0, cleaned: 0 };
  const withField = { date: 0, source: 0, author: 0, url: 0, licence: 0 };
  const sources = new Map<string, number>();
  const languages = new Map<string, number>();
  const years: string[] = [];
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
      if (document.date) keepRange(years, document.date.iso);
      if (samples.length < SAMPLE_SIZE) samples.push(sampleOf(document));
    },
    result: () => ({
      documents,
      characters: chars,
      withField,
      dates: years.length > 0 ? { first: years[0], last: years[1] } : undefined,
      sources: top(sources),
      languages: top(languages),
      sampleDocuments: samples,
    }),
  };
}

function keepRange(range: string[], iso: string): void {
  const [first = iso, last = iso] = range;
  range[0] = iso < first ? iso : first;
  range[1] = iso > last ? iso : last;
}

function sampleOf({ id, title, date, source, text, cleaned }: ArchiveDocument): object {
  const begins = cleanedText({ text, cleaned }).slice(0, SAMPLE_CHARS);
  return { id, title, date: date?.iso, source, begins };
}

function top(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].toSorted((a, b) => b[1] - a[1]).slice(0, 10));
}

async function countRows(bundle: BundleReader, kind: 'documents' | 'names'): Promise<number> {
  let count = 0;
  for await (const _ of bundle.indexRows(kind) ?? []) count++;
  return count;
}

function forPeople(file: string, summary: Summary): string[] {
  const { archive, documents, withField } = summary;
  const list = (counts: Record<string, number>): string =>
    Object.entries(counts)
      .map(([what, count]) => `${what} (${count})`)
      .join(', ');
  return [
    `${file}: bundle of "${archive.name}", sequence ${summary.sequence}`,
    `id         ${archive.id}`,
    ...(['description', 'edition', 'publisher', 'licence', 'homepage'] as const)
      .filter((field) => archive[field])
      .map((field) => `${field.padEnd(11)}${archive[field]}`),
    `signed     ${summary.signer ?? 'no'}`,
    `documents  ${documents}; dated ${withField.date}, with source ${withField.source}, author ${withField.author}, address ${withField.url}, licence ${withField.licence}`,
    ...(summary.dates ? [`dates      ${summary.dates.first} to ${summary.dates.last}`] : []),
    `sources    ${list(summary.sources) || 'none stated'}`,
    `languages  ${list(summary.languages)}`,
    `text       ${summary.characters.text} characters, ${summary.characters.cleaned} without furniture`,
    `entities   ${summary.entities} from the publisher`,
    `index      ${summary.index ? `${summary.index.rows.documents} + ${summary.index.rows.names} rows, ${summary.index.analyser}, ${summary.index.engine}` : 'none; it is made at import'}`,
    ...summary.sampleDocuments.map((sample) => `\n${JSON.stringify(sample, undefined, 1)}`),
  ];
}
