import { ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { BUNDLE_FORMAT, PARTS, type BundleManifest } from './bundle-schema';
import { readableDocument } from './document-line';
import { createDocumentsDigest } from './documents-digest';
import { entityToLine } from './entity-line';
import { encodeIndexRow, isBundledPart } from './index-rows';
import { signManifest } from './signature';
import { createStoredHash, type StoredHash } from './stored-hash';
import { addDeflatedPart, addZipPart, readPart, type KnownPart } from './zip-part';
import type { ArchiveInfo } from '@/lib/model/archive';
import type { ArchiveDocument, SourceId } from '@/lib/model/document';
import type { PublisherEntity } from '@/lib/model/entity';
import type { SegmentRow } from '@/lib/model/segment';
import { documentToLine } from '@/lib/segment/document-line';

/** The zip's own dates: fixed, so that the same input makes the same bytes. */
const ENTRY_DATE = new Date(1980, 0, 1);
/** Lines are gathered to pieces of about this many characters before they are deflated. */
const PIECE_CHARS = 64 * 1024;

type Rows = AsyncIterable<SegmentRow> | Iterable<SegmentRow>;

/** Everything that goes into a bundle. Iterables are read once, in this order, and not held. */
export type BundleContent = {
  readonly archive: ArchiveInfo;
  /** The publisher's order of versions: a greater one is newer. */
  readonly sequence: number;
  /** When it was made, ISO 8601; leave it out for bytes that depend on the input alone. */
  readonly createdAt?: string;
  readonly provenance?: { readonly tool: string; readonly inputs: readonly string[] };
  /** In docnum order, ids distinct. */
  readonly documents: AsyncIterable<ArchiveDocument> | Iterable<ArchiveDocument>;
  readonly entities?: AsyncIterable<PublisherEntity> | Iterable<PublisherEntity>;
  /** Asked for after the documents were written, so that they can be indexed on the way. */
  readonly index?: () => Promise<PrebuiltIndex | undefined>;
  /** Whether that index brings the documents deflated: then they are not deflated here. */
  readonly hasTexts?: boolean;
  /** Makes it a delta: what it builds on, what it leads to, and what is gone since. */
  readonly delta?: DeltaContent;
  /** Fields of the manifest that this version does not know, to be kept. */
  readonly extra?: Readonly<Record<string, unknown>>;
  /** Signs the manifest: an Ed25519 pair whose public key can be exported. */
  readonly keys?: CryptoKeyPair;
};

/** What a delta says beside the documents that it brings. Asked for after they were written. */
export type DeltaContent = {
  readonly base: { readonly sequence: number; readonly manifestSha256: string };
  readonly result: NonNullable<BundleManifest['result']>;
  readonly removed: AsyncIterable<SourceId> | Iterable<SourceId>;
  /** How many documents it adds and changes, once they were read. */
  readonly counts: () => {
    readonly added: number;
    readonly changed: number;
    readonly retracted: number;
  };
};

/** Rows as `buildGeneration` puts them; those that an import makes anew are left out here. */
export type PrebuiltIndex = {
  readonly analyser: string;
  readonly engine: string;
  readonly documents: Rows;
  readonly names: Rows;
  /** What an import copies instead of making it of the documents; see `docs/bundle-format.md`. */
  readonly texts?: PrebuiltTexts;
};

/** Rows of the parts that an index does not carry, as a bundle has them. */
export type PrebuiltTexts = {
  /** Table and lengths of blocks, columns, packed words. */
  readonly rows: Rows;
  /** The lines of the documents, deflated in the blocks that the table lists. */
  readonly deflated: AsyncIterable<Uint8Array>;
};

type Part = BundleManifest['parts'][number];

/**
 * Writes a bundle of format 1 to `sink` and closes it. Same content, same bytes.
 *
 * @returns the manifest that was written
 * @throws {BundleError} for a document that nobody could read from it
 * @throws what an iterable or the sink fails with; the sink is then aborted
 */
export async function writeBundle(
  content: BundleContent,
  sink: WritableStream<Uint8Array>,
  signal?: AbortSignal,
): Promise<BundleManifest> {
  const zip = new ZipWriter(sink, {
    useWebWorkers: false,
    keepOrder: true,
    extendedTimestamp: false,
    lastModDate: ENTRY_DATE,
    ...(signal && { signal }),
  });
  try {
    return await writeParts(zip, content);
  } catch (error) {
    await sink.abort(error).catch(() => undefined);
    throw error;
  }
}

async function writeParts(
  zip: ZipWriter<unknown>,
  content: BundleContent,
): Promise<BundleManifest> {
  const parts: Part[] = [];
  const { documents, entities } = content;
  const digest = createDocumentsDigest();
  const documentLines = counted(documents, (document, number) => {
    const line = documentToLine(readableDocument(document, number));
    digest.add(line);
    return line;
  });
  const known = content.hasTexts ? await readPart(PARTS.documents, documentLines.bytes) : undefined;
  if (!known)
    parts.push(
      await addPart(zip, { path: PARTS.documents, role: 'documents' }, documentLines.bytes),
    );
  const index = await content.index?.();
  if (known) parts.push(await addDocuments(zip, known, index));
  const entityLines = entities && counted(entities, entityToLine);
  if (entityLines)
    parts.push(await addPart(zip, { path: PARTS.entities, role: 'entities' }, entityLines.bytes));
  const { delta } = content;
  const removedLines = delta && counted(delta.removed, (id) => `${JSON.stringify({ id })}\n`);
  if (removedLines)
    parts.push(await addPart(zip, { path: PARTS.removed, role: 'removed' }, removedLines.bytes));
  if (index) parts.push(...(await addIndex(zip, index)));
  const manifest = manifestOf(content, {
    parts,
    index,
    documents: documentLines.count(),
    documentsDigest: digest.value(),
    entities: entityLines?.count(),
    removed: removedLines?.count(),
  });
  await addManifest(zip, manifest, content.keys);
  await zip.close();
  return manifest;
}

async function addManifest(
  zip: ZipWriter<unknown>,
  manifest: BundleManifest,
  keys: CryptoKeyPair | undefined,
): Promise<void> {
  const bytes = new TextEncoder().encode(`${JSON.stringify(manifest, undefined, 2)}\n`);
  await addPart(zip, { path: PARTS.manifest, role: 'manifest' }, one(bytes));
  if (!keys) return;
  const signature = await signManifest(bytes, keys);
  await addPart(zip, { path: PARTS.signature, role: 'signature' }, one(signature));
}

/** Adds the documents as `index` deflated them. */
async function addDocuments(
  zip: ZipWriter<unknown>,
  known: KnownPart,
  index: PrebuiltIndex | undefined,
): Promise<Part> {
  if (!index?.texts) throw new Error('Backfile: nobody deflated the documents');
  const hash = createStoredHash();
  await addDeflatedPart(zip, known, hashed(index.texts.deflated, hash));
  const { path, bytes, sha256 } = known;
  return { path, bytes, sha256, storedSha256: await hash.value(), role: 'documents' };
}

async function addIndex(zip: ZipWriter<unknown>, index: PrebuiltIndex): Promise<Part[]> {
  const parts: Part[] = [];
  const add = async (path: string, role: string, bytes: AsyncIterable<Uint8Array>) => {
    const hash = createStoredHash();
    const part = await addPart(zip, { path, role, isStored: true }, hashed(bytes, hash));
    parts.push({ ...part, storedSha256: await hash.value() });
  };
  await add(PARTS.documentRows, 'document-rows', rowBytes(index.documents));
  await add(PARTS.nameRows, 'name-rows', rowBytes(index.names));
  if (index.texts) await add(PARTS.textRows, 'text-rows', allRowBytes(index.texts.rows));
  return parts;
}

async function* hashed(
  bytes: AsyncIterable<Uint8Array>,
  hash: StoredHash,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    await hash.add(chunk);
    yield chunk;
  }
}

/** What was written. */
type Written = {
  readonly parts: Part[];
  readonly index: PrebuiltIndex | undefined;
  readonly documents: number;
  readonly documentsDigest: string;
  readonly entities: number | undefined;
  readonly removed: number | undefined;
};

function manifestOf(content: BundleContent, written: Written): BundleManifest {
  const { archive, sequence, createdAt, delta, provenance, extra } = content;
  const { parts, index, documents, documentsDigest, entities, removed } = written;
  return {
    ...extra,
    format: BUNDLE_FORMAT,
    mustUnderstand: [],
    archive,
    sequence,
    ...(createdAt !== undefined && { createdAt }),
    counts: {
      documents,
      ...(entities !== undefined && { entities }),
      ...delta?.counts(),
      ...(removed !== undefined && { removed }),
    },
    ...(delta ? { base: { ...delta.base }, result: { ...delta.result } } : { documentsDigest }),
    parts,
    ...(index && { index: { analyser: index.analyser, engine: index.engine } }),
    ...(provenance && {
      provenance: { tool: provenance.tool, inputs: [...provenance.inputs] },
    }),
  };
}

/** Adds one part, with what it is for. */
async function addPart(
  zip: ZipWriter<unknown>,
  { role, ...part }: { path: string; role: string; isStored?: boolean },
  bytes: AsyncIterable<Uint8Array>,
): Promise<Part> {
  return { ...(await addZipPart(zip, part, bytes)), role };
}

function counted<T>(
  items: AsyncIterable<T> | Iterable<T>,
  /** The line of an item, the first of which is number 1. */
  toLine: (item: T, number: number) => string,
): { bytes: AsyncIterable<Uint8Array>; count(): number } {
  let count = 0;
  const encoder = new TextEncoder();
  async function* bytes(): AsyncGenerator<Uint8Array> {
    let piece = '';
    for await (const item of items) {
      count++;
      piece += toLine(item, count);
      if (piece.length < PIECE_CHARS) continue;
      yield encoder.encode(piece);
      piece = '';
    }
    if (piece) yield encoder.encode(piece);
  }
  return { bytes: bytes(), count: () => count };
}

async function* rowBytes(rows: Rows): AsyncGenerator<Uint8Array> {
  for await (const row of rows) {
    if (isBundledPart(row.part)) yield encodeIndexRow(row);
  }
}

async function* allRowBytes(rows: Rows): AsyncGenerator<Uint8Array> {
  for await (const row of rows) yield encodeIndexRow(row);
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
