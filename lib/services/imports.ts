import { archiveInfoOf } from '@/lib/bundle/bundle-schema';
import { openBundle } from '@/lib/bundle/read-bundle';
import { err, ok, type Result } from '@/lib/base/result';
import type { ImportPreview, ImportProblem, InterruptedImport } from '@/lib/model/answers';
import type { ImportRecord } from '@/lib/store/database';
import { checkImport } from './check-import';
import type { ImportPorts } from './import-ports';

/** What importing the bundle in `source` would do; only its manifest is read. */
export async function previewImport(
  source: Blob,
  ports: Pick<ImportPorts, 'store' | 'freeSpace'>,
): Promise<Result<ImportPreview, ImportProblem>> {
  const opened = await openBundle(source);
  if (!opened.ok) return opened;
  const { manifest, documentBytes } = opened.value;
  const problem = await checkImport(opened.value, ports, source.size);
  if (problem) return err(problem);
  const rows = await ports.store.archives();
  const present = rows.find((row) => row.archive.id === manifest.archive.id);
  return ok({
    archive: archiveInfoOf(manifest),
    documents: manifest.counts.documents ?? 0,
    bytes: documentBytes,
    sequence: manifest.sequence,
    ...(present && { replaces: present.sequence }),
  });
}

/**
 * Imports that were cut short by a crash or a closed tab; the oldest first. Packaged ones start
 * again by themselves.
 */
export async function interruptedImports(
  ports: Pick<ImportPorts, 'store' | 'copies'>,
): Promise<InterruptedImport[]> {
  const { store, copies } = ports;
  const records = (await store.imports()).filter((record) => !record.isPackaged);
  // Asked after the journals were read: one that begins now is not among them.
  const [running, isImporting] = await Promise.all([
    store.locks.runningImports(),
    store.locks.isImporting(),
  ]);
  const isCutShort = ({ id, sourceBytes }: ImportRecord): boolean =>
    // One without a copy while another import runs may be that very one, about to begin.
    !running.includes(id) && !(isImporting && sourceBytes === 0);
  return Promise.all(
    records.filter(isCutShort).map(async ({ id, archive, startedAt, documents, sourceBytes }) => {
      const copy = await copies.open(id);
      const resumable = copy !== undefined && copy.size === sourceBytes;
      return { id, name: archive.name, startedAt, documents, resumable };
    }),
  );
}

/** Gives up an interrupted import: its journal, its copy and, with the next sweep, its rows. */
export async function discardImport(
  id: number,
  ports: Pick<ImportPorts, 'store' | 'copies'>,
): Promise<void> {
  if ((await ports.store.locks.runningImports()).includes(id)) return;
  await ports.store.endImport(id);
  await ports.copies.remove(id);
}

/**
 * Clears what nobody needs any more: rows of generations that were replaced, removed or given up,
 * journals of packaged archives that were cut short, and copies without a journal.
 */
export async function tidyLibrary(
  ports: Pick<ImportPorts, 'store' | 'copies'>,
  signal?: AbortSignal,
): Promise<void> {
  const { store, copies } = ports;
  const records = await store.imports();
  const copied = await copies.list();
  // Asked after both were read: an import that begins now has neither journal nor copy in them.
  if (!(await store.locks.isImporting())) {
    const packaged = records.filter((record) => record.isPackaged);
    for (const record of packaged) await store.endImport(record.id);
    const kept = new Set(records.filter((one) => !one.isPackaged).map((one) => one.id));
    for (const id of copied) if (!kept.has(id)) await copies.remove(id);
  }
  await store.sweep(signal);
}
