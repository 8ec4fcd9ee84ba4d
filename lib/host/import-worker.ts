import { report } from '@/lib/base/report';
import { createSourceCopies } from '@/lib/platform/source-copies';
import { freeSpace } from '@/lib/platform/storage-space';
import { importArchive } from '@/lib/services/import-archive';
import type { ImportPorts } from '@/lib/services/import-ports';
import { problemOf } from '@/lib/services/import-problem';
import { previewUpdate } from '@/lib/services/imports';
import { tidyLibrary } from '@/lib/services/tidy-library';
import { mergeForAWhile } from '@/lib/services/merge-for-a-while';
import { tendLibrary } from '@/lib/services/tend-library';
import { err } from '@/lib/base/result';
import { createLibraryStore } from '@/lib/store/library-store';
import { runLibraryJob } from './library-job';
import type { FromImportWorker, ToImportWorker } from './import-protocol';

/** A message that has an answer. */
type ImportCall = Extract<ToImportWorker, { kind: 'preview' | 'import' | 'job' | 'merge' }>;

/** Stands among the calls for work that nobody waits for. */
const TENDING = -1;

/** The worker's side of its page. */
export type WorkerPort = {
  onMessage(listener: (message: ToImportWorker) => void): void;
  post(message: FromImportWorker): void;
};

/** Serves previews and imports to the library page that started this worker. */
export function serveImports(port: WorkerPort): void {
  const ports: ImportPorts = {
    store: createLibraryStore(),
    copies: createSourceCopies(),
    freeSpace,
    now: Date.now,
  };
  const running = new Map<number, AbortController>();

  const tend = async (): Promise<void> => {
    running.set(TENDING, new AbortController());
    await tendLibrary(ports.store);
    running.delete(TENDING);
    if (running.size === 0) port.post({ kind: 'idle' });
  };
  const answer = async (message: ImportCall): Promise<void> => {
    const controller = new AbortController();
    const { call } = message;
    running.set(call, controller);
    port.post(
      await resultOf(message, {
        ports,
        post: (said) => port.post(said),
        signal: controller.signal,
      }),
    );
    try {
      // What the import replaced is cleared after the answer: nobody has to wait for that.
      if (message.kind === 'import') await tidyLibrary(ports);
      if (changesLibrary(message)) await tendLibrary(ports.store);
    } finally {
      running.delete(call);
      if (running.size === 0) port.post({ kind: 'idle' });
    }
  };
  port.onMessage((message) => {
    if (message.kind === 'cancel') return running.get(message.call)?.abort();
    const work = message.kind === 'tend' ? tend() : answer(message);
    work.catch((error: unknown) => report(error, 'in the import worker'));
  });
}

/** What is merged or, restored from an earlier version, made anew after it. */
function changesLibrary(message: ImportCall): boolean {
  return message.kind === 'import' || (message.kind === 'job' && message.job.kind === 'restore');
}

/** What a call is answered with, and with what the work is done. */
type Work = {
  readonly ports: ImportPorts;
  readonly post: WorkerPort['post'];
  readonly signal: AbortSignal;
};

async function resultOf(
  message: ImportCall,
  { ports, post, signal }: Work,
): Promise<FromImportWorker> {
  const { kind, call } = message;
  if (kind === 'job') {
    const result = await runLibraryJob(message.job, ports, {
      signal,
      onProgress: (progress) => post({ kind: 'job-progress', call, progress }),
    });
    return { kind: 'job-done', call, result };
  }
  if (kind === 'merge') {
    const isMore = await mergeForAWhile(ports.store, message.withinMs).catch((error: unknown) => {
      report(error, 'while merging');
      return false;
    });
    return { kind: 'merged', call, isMore };
  }
  if (kind === 'preview') {
    const result = await previewUpdate(message.sources, ports).catch((error: unknown) =>
      err(problemOf(error, signal)),
    );
    return { kind: 'previewed', call, result };
  }
  const result = await importArchive(message.request, ports, {
    signal,
    onProgress: (progress) => post({ kind: 'progress', call, progress }),
  }).catch((error: unknown) => err(problemOf(error, signal)));
  return { kind: 'imported', call, result };
}
