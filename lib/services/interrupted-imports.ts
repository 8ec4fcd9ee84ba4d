import type { InterruptedImport } from '@/lib/model/answers';
import type { ImportRecord } from '@/lib/store/database';
import type { ImportPorts } from './import-ports';

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
