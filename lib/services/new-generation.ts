import { archiveInfoOf } from '@/lib/bundle/bundle-schema';
import type { BundleReader } from '@/lib/bundle/read-bundle';
import type { Generation } from '@/lib/model/segment';
import type { LibraryStore } from '@/lib/store/library-store';

/** Where a generation is written, and what is noted with it. */
export type GenerationTarget = {
  readonly store: LibraryStore;
  readonly importId: number;
  /** The file's name or the address. */
  readonly origin: string;
  /** ms since 1970. */
  readonly now: () => number;
};

/** What was written of a generation. */
type Written = Pick<
  Generation,
  'id' | 'segments' | 'names' | 'analyser' | 'engine' | 'documents' | 'entities' | 'bytes' | 'added'
>;

/** The generation that `written` is, with all that `bundle` says of it. */
export function newGeneration(
  bundle: BundleReader,
  { origin, now }: Pick<GenerationTarget, 'origin' | 'now'>,
  written: Written,
): Generation {
  const { manifest, manifestSha256, signer } = bundle;
  const documentsDigest = manifest.result?.documentsDigest ?? manifest.documentsDigest;
  return {
    ...written,
    archive: archiveInfoOf(manifest),
    sequence: manifest.sequence,
    importedAt: now(),
    origin,
    manifestSha256: manifest.result?.manifestSha256 ?? manifestSha256,
    ...(documentsDigest !== undefined && { documentsDigest }),
    ...(signer !== undefined && { signer }),
  };
}
