import type { FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js';
import { BundleError, damaged } from './bundle-problem';
import { MAX_LINE_BYTES, PARTS, type BundleManifest } from './bundle-schema';
import { parseDocumentLine } from './document-line';
import { parseRemovedLine, parseRetractedLine, type Retraction } from './delta-lines';
import { parseEntityLine } from './entity-line';
import { streamPart, type ExpectedPart } from './entry-stream';
import { decodeIndexRows } from './index-rows';
import { readManifest } from './read-manifest';
import { createStoredReader, type StoredRows } from './stored-rows';
import { readZipEntries } from './zip-entries';
import { LineTooLongError, readLines, type Line } from '@/lib/base/lines';
import { err, ok, type Result } from '@/lib/base/result';
import type { ZipEntries } from '@/lib/zip/open-zip';
import type { ImportProblem } from '@/lib/model/answers';
import type { ArchiveDocument, SourceId } from '@/lib/model/document';
import type { PublisherEntity } from '@/lib/model/entity';
import type { SegmentRow } from '@/lib/model/segment';

/**
 * A bundle that was opened: its manifest is checked, its parts are read as streams.
 * Every stream fails with a `BundleError` where the bundle is wrong, and checks size and hash at
 * its end; nothing of it counts before the end was reached.
 */
export type BundleReader = {
  readonly manifest: BundleManifest;
  /** SHA-256 of the manifest's exact bytes, 64 hex digits: a delta names its base by it. */
  readonly manifestSha256: string;
  /** The signer's Ed25519 public key, 64 hex digits, when the bundle is signed and it fits. */
  readonly signer?: string;
  /** Bytes that the documents unpack to. */
  readonly documentBytes: number;
  /** In docnum order. */
  documents(signal?: AbortSignal): AsyncIterable<ArchiveDocument>;
  /** Of a delta: documents that the newer version has no more. */
  removed(signal?: AbortSignal): AsyncIterable<SourceId>;
  /** Of a delta: documents that were taken back since. */
  retracted(signal?: AbortSignal): AsyncIterable<Retraction>;
  /** The publisher's entities; none when the part is missing. */
  entities(signal?: AbortSignal): AsyncIterable<PublisherEntity>;
  /** Prebuilt rows, when there are any. The caller compares `manifest.index` first. */
  indexRows(
    kind: 'documents' | 'names',
    signal?: AbortSignal,
  ): AsyncIterable<SegmentRow> | undefined;
  /**
   * Prebuilt rows of every part, when there are: they are read as they lie in the zip, and nothing need
   * be made of the documents. The caller compares `manifest.index` first.
   */
  storedRows(signal?: AbortSignal): StoredRows | undefined;
};

/** Opens the bundle in `blob` and checks everything that can be checked without unpacking it. */
export async function openBundle(blob: Blob): Promise<Result<BundleReader, ImportProblem>> {
  try {
    return ok(await open(blob));
  } catch (error) {
    if (error instanceof BundleError) return err(error.problem);
    throw error;
  }
}

async function open(blob: Blob): Promise<BundleReader> {
  const entries = await readZipEntries(blob);
  const { manifest, manifestSha256, signer } = await readManifest(entries);
  const expected = checkParts(manifest, entries, signer !== undefined);
  const documents = entries.get(PARTS.documents);
  if (!documents)
    throw new BundleError({
      kind: 'no-documents',
      where: PARTS.documents,
      message: `The bundle has no ${PARTS.documents}. Ask its publisher for a complete one.`,
    });
  const stream = (entry: FileEntry, signal?: AbortSignal): ReadableStream<Uint8Array> =>
    streamPart(entry, expected.get(entry.filename), signal);
  const lines = <T>(
    part: string,
    parse: (text: string | undefined, number: number) => T,
    signal?: AbortSignal,
  ): AsyncIterable<T> => {
    const entry = entries.get(part);
    return entry ? parseLines(stream(entry, signal), part, parse) : nothing();
  };
  const stored = createStoredReader(blob, entries, manifest);
  return {
    manifest,
    manifestSha256,
    ...(signer !== undefined && { signer }),
    documentBytes: documents.uncompressedSize,
    documents: (signal) =>
      parseLines(stream(documents, signal), PARTS.documents, parseDocumentLine),
    removed: (signal) => lines(PARTS.removed, parseRemovedLine, signal),
    retracted: (signal) => lines(PARTS.retracted, parseRetractedLine, signal),
    entities: (signal) => lines(PARTS.entities, parseEntityLine, signal),
    indexRows(kind, signal) {
      const part = kind === 'documents' ? PARTS.documentRows : PARTS.nameRows;
      const entry = entries.get(part);
      if (!entry || !manifest.index) return undefined;
      return decodeIndexRows(stored.bytes(part, signal) ?? stream(entry, signal), part);
    },
    storedRows: (signal) => stored.rows(signal),
  };
}

/** What the manifest says of its parts, compared with what the zip has. */
function checkParts(
  manifest: BundleManifest,
  entries: ZipEntries,
  isSigned: boolean,
): ReadonlyMap<string, ExpectedPart> {
  const expected = new Map<string, ExpectedPart>();
  for (const { path, bytes, sha256 } of manifest.parts) {
    const entry = entries.get(path);
    if (!entry) throw damaged(path, 'the manifest lists it, and it is missing');
    if (entry.uncompressedSize !== bytes)
      throw damaged(path, `it has ${entry.uncompressedSize} bytes; the manifest says ${bytes}`);
    expected.set(path, { bytes, sha256 });
  }
  const unlisted = Object.values(PARTS).find(
    (path) =>
      path !== PARTS.manifest &&
      path !== PARTS.signature &&
      entries.has(path) &&
      !expected.has(path),
  );
  if (isSigned && unlisted)
    throw damaged(unlisted, 'the bundle is signed, but its manifest does not list this part');
  return expected;
}

async function* parseLines<T>(
  stream: ReadableStream<Uint8Array>,
  part: string,
  parse: (text: string | undefined, number: number) => T,
): AsyncGenerator<T> {
  try {
    for await (const line of readLines(stream, MAX_LINE_BYTES)) {
      if (!isBlank(line)) yield parse(line.text, line.number);
    }
  } catch (error) {
    if (!(error instanceof LineTooLongError)) throw error;
    throw damaged(`${part}, line ${error.line}`, `it is longer than ${MAX_LINE_BYTES} bytes`);
  }
}

function isBlank({ text }: Line): boolean {
  return text !== undefined && text.trim() === '';
}

async function* nothing(): AsyncGenerator<never> {
  // No entities part: nothing to yield.
}
