import { archiveInfoOf } from '@/lib/bundle/bundle-schema';
import { openBundle, type BundleReader } from '@/lib/bundle/read-bundle';
import { err, ok, type Result } from '@/lib/base/result';
import type { ArchiveRow, ImportPreview, ImportProblem } from '@/lib/model/answers';
import { checkImport } from './check-import';
import { countChanges } from './count-changes';
import type { ImportPorts } from './import-ports';

/**
 * What importing `sources` one after the other would do: a whole bundle, or steps of which each
 * builds on the one before.
 */
export async function previewUpdate(
  sources: readonly Blob[],
  ports: Pick<ImportPorts, 'store' | 'freeSpace'>,
): Promise<Result<ImportPreview, ImportProblem>> {
  const [first, ...rest] = sources;
  const preview = await previewImport(first ?? new Blob(), ports);
  if (!preview.ok) return preview;
  let sum = preview.value;
  for (const source of rest) {
    const opened = await openBundle(source);
    if (!opened.ok) return opened;
    const { signer, ...step } = contentOf(opened.value);
    if (signer !== sum.signer) return err(MIXED_KEYS);
    const { added = 0, changed = 0, removed = 0, retracted = 0 } = opened.value.manifest.counts;
    sum = {
      ...sum,
      ...step,
      bytes: sum.bytes + step.bytes,
      ...(sum.changes && {
        changes: {
          added: sum.changes.added + added,
          changed: sum.changes.changed + changed,
          removed: sum.changes.removed + removed,
          retracted: sum.changes.retracted + retracted,
        },
      }),
    };
  }
  return ok(sum);
}

/** Steps of one update are signed alike, or the whole is taken instead. */
const MIXED_KEYS: ImportProblem = {
  kind: 'key-changed',
  where: 'manifest.sig',
  message:
    'The steps to the new version are signed by different keys. Take the whole bundle instead; nothing was changed.',
};

/**
 * What importing the bundle in `source` would do. Of an update, the documents are compared with
 * those in the library; else only the manifest is read.
 */
export async function previewImport(
  source: Blob,
  ports: Pick<ImportPorts, 'store' | 'freeSpace'>,
): Promise<Result<ImportPreview, ImportProblem>> {
  const opened = await openBundle(source);
  if (!opened.ok) return opened;
  const { manifest } = opened.value;
  const rows = await ports.store.archives();
  const present = rows.find((row) => row.archive.id === manifest.archive.id);
  const { signer } = opened.value;
  // A changed key is shown as a question; the import itself asks for the answer.
  const terms = { copyBytes: source.size, acceptedKey: signer };
  const problem = await checkImport(opened.value, ports, terms);
  if (problem) return err(problem);
  const changes = present && (await countChanges(opened.value, ports.store));
  return ok({
    ...contentOf(opened.value),
    ...(present && standing(present, signer)),
    ...(changes && { changes }),
  });
}

function contentOf({ manifest, documentBytes, signer }: BundleReader): ImportPreview {
  return {
    archive: archiveInfoOf(manifest),
    documents: manifest.result?.documents ?? manifest.counts.documents ?? 0,
    bytes: documentBytes,
    sequence: manifest.sequence,
    ...(signer !== undefined && { signer }),
  };
}

/** How an update stands to what is there. */
function standing(
  present: ArchiveRow,
  signer: string | undefined,
): Pick<ImportPreview, 'replaces' | 'formerSigner'> {
  const isAnother = present.signer !== undefined && present.signer !== signer;
  return {
    replaces: present.sequence,
    ...(isAnother && present.signer !== undefined && { formerSigner: present.signer }),
  };
}
