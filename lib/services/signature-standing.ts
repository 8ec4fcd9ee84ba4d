import type { BundleReader } from '@/lib/bundle/read-bundle';
import type { ArchiveRow, ImportProblem } from '@/lib/model/answers';

/**
 * What forbids that `bundle` updates `present`, by who signed them: an archive is bound to the key
 * of its first signed version. Unsigned never updates signed; another key only when a person said
 * so, by that key.
 */
export function signatureProblem(
  bundle: Pick<BundleReader, 'signer'>,
  present: Pick<ArchiveRow, 'signer' | 'archive'>,
  acceptedKey: string | undefined,
): ImportProblem | undefined {
  const { name } = present.archive;
  if (present.signer === undefined || bundle.signer === present.signer) return undefined;
  if (bundle.signer === undefined)
    return {
      kind: 'unsigned',
      where: 'manifest.sig',
      message: `“${name}” is signed, and this version of it is not. It may not come from its publisher. Ask for a signed one; nothing was changed.`,
    };
  if (bundle.signer === acceptedKey) return undefined;
  return {
    kind: 'key-changed',
    where: 'manifest.sig',
    message: `“${name}” was signed by another key (${shortKey(present.signer)}) than this version (${shortKey(bundle.signer)}). Its publisher may have a new key, or somebody else made this. Ask the publisher by another way which key is theirs; nothing was changed.`,
  };
}

/** The ends of a key: enough to compare by eye. */
function shortKey(key: string): string {
  return `${key.slice(0, 8)} … ${key.slice(-8)}`;
}
