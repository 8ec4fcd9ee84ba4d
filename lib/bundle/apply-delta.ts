import { BundleError } from './bundle-problem';
import type { BundleManifest } from './bundle-schema';
import { documentToLine } from '@/lib/segment/document-line';
import { createDocumentsDigest } from './documents-digest';
import type { BundleReader } from './read-bundle';
import type { ArchiveDocument, SourceId } from '@/lib/model/document';

/** A version that a delta may build on. */
export type DeltaBase = {
  readonly archive: string;
  readonly sequence: number;
  /** SHA-256 of its manifest's exact bytes; undefined when nobody knows. */
  readonly manifestSha256: string | undefined;
};

/**
 * Whether `delta` builds on `base`: nothing of it is read before that is known.
 *
 * @throws {BundleError} when it builds on another version
 */
export function checkBase(manifest: BundleManifest, base: DeltaBase): void {
  const wanted = manifest.base;
  if (!wanted) return;
  if (manifest.archive.id !== base.archive)
    throw wrongBase('It is a step of another archive, not of this one');
  if (wanted.sequence !== base.sequence)
    throw wrongBase(
      `It leads from version ${wanted.sequence} to ${manifest.sequence}, and this is version ${base.sequence}`,
    );
  if (wanted.manifestSha256 !== base.manifestSha256)
    throw wrongBase(
      `It builds on a version ${wanted.sequence} that is not the one here: their manifests differ`,
    );
}

/** A delta that does not fit. */
function wrongBase(what: string): BundleError {
  return new BundleError({
    kind: 'wrong-base',
    where: 'manifest.json',
    message: `${what}. Take the whole bundle of the newer version instead; nothing was changed.`,
  });
}

/** What a delta does to the documents of its base. */
export type DeltaChanges = {
  /** Documents that it brings: new ones, and others in the place of those with their ids. */
  readonly brought: ReadonlySet<SourceId>;
  readonly removed: ReadonlySet<SourceId>;
  /** Documents that were taken back, with the reason; some of them may be brought or removed. */
  readonly retracted: ReadonlyMap<SourceId, string>;
};

/** Reads which documents of its base `delta` changes, holding their ids. */
export async function readChanges(
  delta: BundleReader,
  signal?: AbortSignal,
  onDocument: (document: ArchiveDocument) => void = () => undefined,
): Promise<DeltaChanges> {
  const brought = new Set<SourceId>();
  const removed = new Set<SourceId>();
  const retracted = new Map<SourceId, string>();
  for await (const document of delta.documents(signal)) {
    brought.add(document.id);
    onDocument(document);
  }
  for await (const id of delta.removed(signal)) removed.add(id);
  for await (const { id, reason } of delta.retracted(signal)) retracted.set(id, reason);
  return { brought, removed, retracted };
}

/**
 * The documents of the version that `delta` leads to: those of `base` that it leaves, in their
 * order, then those that it brings.
 *
 * @throws {BundleError} at the end, when they are not the documents that the delta says they are
 */
export async function* applyDelta(
  base: AsyncIterable<ArchiveDocument>,
  delta: BundleReader,
  signal?: AbortSignal,
): AsyncGenerator<ArchiveDocument> {
  const { brought, removed, retracted } = await readChanges(delta, signal);
  const digest = createDocumentsDigest();
  let count = 0;
  const noted = (document: ArchiveDocument): ArchiveDocument => {
    digest.add(documentToLine(document));
    count++;
    return document;
  };
  for await (const document of base) {
    if (brought.has(document.id) || removed.has(document.id)) continue;
    const reason = retracted.get(document.id);
    yield noted(reason === undefined ? document : { ...document, retracted: reason });
  }
  for await (const document of delta.documents(signal)) yield noted(document);
  checkResult(delta.manifest, count, digest.value());
}

function checkResult({ result }: BundleManifest, count: number, digest: string): void {
  if (!result || (result.documents === count && result.documentsDigest === digest)) return;
  throw new BundleError({
    kind: 'wrong-base',
    where: 'manifest.json',
    message:
      'What the changes come to is not the version that they promise. Take the whole bundle of the newer version instead; nothing was changed.',
  });
}
