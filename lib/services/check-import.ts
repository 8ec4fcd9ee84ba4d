import type { BundleReader } from '@/lib/bundle/read-bundle';
import type { ImportProblem } from '@/lib/model/answers';
import type { ImportPorts } from './import-ports';
import { noSpace, olderSequence } from './import-problem';

/** Bytes of rows for each byte of unpacked documents, index and names included; measured, rounded up. */
const ROW_BYTES_PER_DOCUMENT_BYTE = 1;

/**
 * What forbids importing `bundle` into the library as it is, if anything: the same or a newer
 * version is there (one in the trash does not count), or the disk is too full.
 *
 * @param copyBytes bytes of the copy that is still to be made
 */
export async function checkImport(
  bundle: BundleReader,
  ports: Pick<ImportPorts, 'store' | 'freeSpace'>,
  copyBytes: number,
): Promise<ImportProblem | undefined> {
  const { archive, sequence } = bundle.manifest;
  const present = (await ports.store.archives()).find((row) => row.archive.id === archive.id);
  if (present && present.trashedAt === undefined && present.sequence >= sequence)
    return olderSequence(archive.name, sequence, present.sequence);
  const needed = copyBytes + bundle.documentBytes * ROW_BYTES_PER_DOCUMENT_BYTE;
  const free = await ports.freeSpace();
  return free !== undefined && free < needed ? noSpace(needed, free) : undefined;
}
