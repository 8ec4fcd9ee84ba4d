// Versions of an archive as bundles, the steps between them, and libraries that import both.
import { compareVersions } from '@/lib/bundle/compare-bundles';
import { openBundle, type BundleReader } from '@/lib/bundle/read-bundle';
import { writeBundle, type BundleContent } from '@/lib/bundle/write-bundle';
import type { ImportProblem, ImportStage } from '@/lib/model/answers';
import { archiveIdFrom, type ArchiveInfo } from '@/lib/model/archive';
import type { ArchiveDocument, SourceId } from '@/lib/model/document';
import { archiveDocuments } from '@/lib/services/archive-documents';
import { importArchive } from '@/lib/services/import-archive';
import type { ImportPorts } from '@/lib/services/import-ports';
import { openDatabase, type LibraryDatabase } from '@/lib/store/database';
import { createLibraryStore, type LibraryStore } from '@/lib/store/library-store';
import { createLocks } from '@/lib/store/locks';

/** The archive that is updated. */
export const UPDATED: ArchiveInfo = {
  id: archiveIdFrom(new Uint8Array(16).fill(9)),
  name: 'Harbour letters',
};
let serial = 0;

/** A bundle of `content`; of version 1 unless it says otherwise. */
export async function bundleOf(
  content: Partial<BundleContent> & Pick<BundleContent, 'documents'>,
): Promise<Blob> {
  const chunks: BlobPart[] = [];
  const sink = new WritableStream<Uint8Array>({
    write: (chunk) => void chunks.push(new Uint8Array(chunk)),
  });
  await writeBundle({ archive: UPDATED, sequence: 1, ...content }, sink);
  return new Blob(chunks);
}

/** Opens a bundle that is sound. */
export async function opened(blob: Blob): Promise<BundleReader> {
  const result = await openBundle(blob);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** The step between two bundles. */
export async function deltaOf(
  older: Blob,
  newer: Blob,
  more: Partial<BundleContent> = {},
): Promise<Blob> {
  const [a, b] = [await opened(older), await opened(newer)];
  const counts = { added: 0, changed: 0, removed: 0, retracted: 0 };
  const comparison = await compareVersions(
    () => a.documents(),
    () => b.documents(),
  );
  const news: ArchiveDocument[] = [];
  for await (const { change, document } of comparison.news()) {
    counts[change.kind]++;
    news.push(document);
  }
  const removed: SourceId[] = [];
  for await (const { id } of comparison.removed()) removed.push(id);
  return bundleOf({
    sequence: b.manifest.sequence,
    documents: news,
    entities: b.entities(),
    delta: {
      base: { sequence: a.manifest.sequence, manifestSha256: a.manifestSha256 },
      result: {
        documents: b.manifest.counts.documents ?? 0,
        documentsDigest: b.manifest.documentsDigest ?? '',
        manifestSha256: b.manifestSha256,
      },
      removed,
      counts: () => counts,
    },
    ...more,
  });
}

/** How a test watches an import, or ends it. */
export type ImportWatch = {
  readonly acceptedKey?: string | undefined;
  /** Called with each stage that the import reports. */
  readonly during?: (stage: ImportStage) => void;
  readonly signal?: AbortSignal;
};

/** A library of its own that imports. */
export type ImportBench = {
  readonly database: LibraryDatabase;
  readonly store: LibraryStore;
  readonly ports: ImportPorts;
  /** Imports `source`; returns what stood in the way. */
  readonly run: (source: Blob, watch?: ImportWatch) => Promise<ImportProblem | undefined>;
};

/** What a library is made of: the same database and copies are the same library in another context. */
type BenchParts = { readonly database?: LibraryDatabase; readonly copies?: Map<number, Blob> };

/** A library, empty unless it is given, with copies of sources in memory and time that stands still. */
export function anImportBench({
  database = openDatabase(`import-bench-${serial++}`),
  copies = new Map(),
}: BenchParts = {}): ImportBench {
  const store = createLibraryStore({ database, locks: createLocks(database.name), now: () => 1 });
  const ports: ImportPorts = {
    store,
    copies: {
      save: async (id, source) => {
        copies.set(id, source);
        return source;
      },
      open: async (id) => copies.get(id),
      remove: async (id) => void copies.delete(id),
      list: async () => [...copies.keys()],
    },
    freeSpace: async () => 1e9,
    now: () => 1,
  };
  return {
    database,
    store,
    ports,
    async run(source, { acceptedKey, during = () => undefined, signal } = {}) {
      const request = { kind: 'bundle', source, name: 'x.zip', isStarter: false } as const;
      const result = await importArchive({ ...request, isPackaged: false, acceptedKey }, ports, {
        onProgress: ({ stage }) => during(stage),
        signal: signal ?? new AbortController().signal,
      });
      return result.ok ? undefined : result.error;
    },
  };
}

/** All documents that the updated archive has in `store`. */
export async function documentsIn(store: LibraryStore): Promise<ArchiveDocument[]> {
  const view = await store.openArchive(UPDATED.id);
  const found: ArchiveDocument[] = [];
  for (const open of view.generations)
    for await (const document of archiveDocuments(open)) found.push(document);
  view.release();
  return found;
}
