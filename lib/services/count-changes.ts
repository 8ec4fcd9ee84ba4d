import { BundleError } from '@/lib/bundle/bundle-problem';
import { compareVersions } from '@/lib/bundle/compare-bundles';
import type { BundleReader } from '@/lib/bundle/read-bundle';
import type { UpdateCounts } from '@/lib/model/answers';
import type { LibraryStore } from '@/lib/store/library-store';
import { archiveDocuments } from './archive-documents';

/** Larger archives are not compared before an import: reading both takes too long to wait for. */
const MAX_COMPARED = 200_000;

/** What `bundle` changes in the archive that it updates; undefined when that is not known beforehand. */
export async function countChanges(
  bundle: BundleReader,
  store: Pick<LibraryStore, 'openArchive'>,
): Promise<UpdateCounts | undefined> {
  const { manifest } = bundle;
  const { added, changed, removed, retracted = 0 } = manifest.counts;
  if (manifest.base)
    return added === undefined || changed === undefined || removed === undefined
      ? undefined
      : { added, changed, removed, retracted };
  const view = await store.openArchive(manifest.archive.id);
  try {
    const [present] = view.generations;
    if (!present || present.generation.documents > MAX_COMPARED) return undefined;
    return await compared(bundle, (signal) => archiveDocuments(present, signal));
  } catch (error) {
    // What is wrong with a bundle is said when it is imported, with all that it changes.
    if (error instanceof BundleError) return undefined;
    throw error;
  } finally {
    view.release();
  }
}

async function compared(
  bundle: BundleReader,
  present: Parameters<typeof compareVersions>[0],
): Promise<UpdateCounts> {
  const counts = { added: 0, changed: 0, removed: 0, retracted: 0 };
  const comparison = await compareVersions(present, (signal) => bundle.documents(signal));
  for await (const { change } of comparison.news()) {
    counts[change.kind]++;
    if (change.isRetracted) counts.retracted++;
  }
  for await (const { kind } of comparison.removed()) counts[kind]++;
  return counts;
}
