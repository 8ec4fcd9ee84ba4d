import { checkBase } from '@/lib/bundle/apply-delta';
import { BundleError } from '@/lib/bundle/bundle-problem';
import type { BundleReader } from '@/lib/bundle/read-bundle';
import type { ArchiveRow, ImportProblem } from '@/lib/model/answers';
import type { ImportPorts } from './import-ports';
import { noSpace, olderSequence } from './import-problem';
import { signatureProblem } from './signature-standing';

/** Bytes of rows for each byte of unpacked documents, index and names included; measured, rounded up. */
const ROW_BYTES_PER_DOCUMENT_BYTE = 1;

/**
 * What of an archive's bytes is names, and is written anew with each step; measured, rounded up. A step
 * that does not fit its base takes as much as the archive: if that is too much, the import says so then.
 */
const NAMES_SHARE = 0.5;

/** Under what terms an import is asked for. */
export type ImportTerms = {
  /** Bytes of the copy that is still to be made. */
  readonly copyBytes: number;
  /** A signer's key that a person said is right, though the archive had another. */
  readonly acceptedKey?: string | undefined;
};

/**
 * What forbids importing `bundle` into the library as it is, if anything: the same or a newer
 * version is there (one in the trash does not count), or the disk is too full.
 *
 * @param terms what is still to be stored, and what a person agreed to
 */
export async function checkImport(
  bundle: BundleReader,
  ports: Pick<ImportPorts, 'store' | 'freeSpace'>,
  { copyBytes, acceptedKey }: ImportTerms,
): Promise<ImportProblem | undefined> {
  const { archive, sequence } = bundle.manifest;
  const present = (await ports.store.archives()).find((row) => row.archive.id === archive.id);
  if (present && present.trashedAt === undefined && present.sequence >= sequence)
    return olderSequence(archive.name, sequence, present.sequence);
  const problem =
    (present && signatureProblem(bundle, present, acceptedKey)) ?? baseProblem(bundle, present);
  if (problem) return problem;
  // A step is added to what is there; of that, only the names are written anew beside it.
  const names = bundle.manifest.base ? (present?.bytes ?? 0) * NAMES_SHARE : 0;
  const needed = copyBytes + names + bundle.documentBytes * ROW_BYTES_PER_DOCUMENT_BYTE;
  const free = await ports.freeSpace();
  return free !== undefined && free < needed ? noSpace(needed, free) : undefined;
}

/** Whether a delta builds on what the library has. */
function baseProblem(
  { manifest }: BundleReader,
  present: ArchiveRow | undefined,
): ImportProblem | undefined {
  if (!manifest.base) return undefined;
  if (!present)
    return {
      kind: 'wrong-base',
      where: 'manifest.json',
      message: `This is a step from version ${manifest.base.sequence} of “${manifest.archive.name}”, which is not in the library. Import the whole bundle instead.`,
    };
  try {
    const { archive, sequence, manifestSha256 } = present;
    checkBase(manifest, { archive: archive.id, sequence, manifestSha256 });
    return undefined;
  } catch (error) {
    if (error instanceof BundleError) return error.problem;
    throw error;
  }
}
