import { err, type Result } from '@/lib/base/result';
import type { ImportProblem } from '@/lib/model/answers';
import { createSourceCopies } from '@/lib/platform/source-copies';
import { freeSpace } from '@/lib/platform/storage-space';
import { applyClippings } from '@/lib/services/apply-clippings';
import { problemOf } from '@/lib/services/import-problem';
import { createLibraryStore } from '@/lib/store/library-store';

/** What the worker is told, once. */
export type ToClippingsWorker = {
  /** What the archive is called when it is made. */
  readonly name: string;
};

/** What it answers: whether the archive changed. */
export type FromClippingsWorker = Result<boolean, ImportProblem>;

/** The worker's side of whoever started it. */
type WorkerPort = {
  onMessage(listener: (message: ToClippingsWorker) => void): void;
  post(message: FromClippingsWorker): void;
};

/** Brings into the archive of clippings what waits for it, and tells when that is done. */
export function serveClippings(port: WorkerPort): void {
  const store = createLibraryStore();
  const ports = { store, copies: createSourceCopies(), freeSpace, now: Date.now };
  port.onMessage(({ name }) => {
    const { signal } = new AbortController();
    applyClippings(ports, { name, signal }).then(
      (result) => port.post(result),
      (error: unknown) => port.post(err(problemOf(error, signal))),
    );
  });
}
