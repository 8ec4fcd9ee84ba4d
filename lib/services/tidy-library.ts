import { report } from '@/lib/base/report';
import { forgetClippings } from './clippings';
import type { ImportPorts } from './import-ports';

/** How long an archive stays in the trash, ms. */
const TRASH_MS = 30 * 86_400_000;

/**
 * Clears what nobody needs any more: archives that were in the trash for 30 days, rows of generations that were replaced, removed or given up,
 * journals of packaged archives that were cut short, and copies without a journal.
 */
export async function tidyLibrary(
  ports: Pick<ImportPorts, 'store' | 'copies' | 'now'>,
  signal?: AbortSignal,
): Promise<void> {
  const { store, copies, now } = ports;
  for (const { archive, trashedAt } of await store.archives())
    if (trashedAt !== undefined && now() - trashedAt > TRASH_MS) {
      await store.remove(archive.id);
      await forgetClippings(archive.id, store);
    }
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

/**
 * Sweeps after work that is over: on a full disk even that may fail, and must not hide how the work
 * ended. What stays goes with a later sweep.
 */
export async function sweepIfPossible(store: Pick<ImportPorts['store'], 'sweep'>): Promise<void> {
  try {
    await store.sweep();
  } catch (error) {
    report(error, 'while clearing what is not needed any more');
  }
}
