import { browser } from 'wxt/browser';
import { err, ok, type Result } from '@/lib/base/result';
import type { ArchiveRow, ImportPreview, ImportProblem, ImportProgress } from '@/lib/model/answers';
import type { ImportRequest } from '@/lib/services/import-ports';
import type { LibraryJobOptions } from '@/lib/model/backup';
import type { LibraryJob, LibraryJobResult } from './library-job';
import type { FromImportWorker, ToImportWorker } from './import-protocol';

/** How an import is followed and cancelled. */
type RunOptions = {
  readonly onProgress: (progress: ImportProgress) => void;
  readonly signal: AbortSignal;
};

/** Imports in a worker of this page. */
export type ImportRunner = {
  /** What importing `sources` one after the other would do. */
  preview(...sources: readonly Blob[]): Promise<Result<ImportPreview, ImportProblem>>;
  /** Aborting the signal ends the job with the problem `cancelled`. */
  job<K extends LibraryJob['kind']>(
    job: Extract<LibraryJob, { kind: K }>,
    options: LibraryJobOptions,
  ): Promise<Result<LibraryJobResult[K], ImportProblem>>;
  /** Aborting the signal ends the import with the problem `cancelled`. */
  run(request: ImportRequest, options: RunOptions): Promise<Result<ArchiveRow, ImportProblem>>;
  /** Mends, rebuilds and merges what waits for it, in the background; imports come first. */
  tend(): void;
  /** Merges for `withinMs` at most. @returns whether there may be more to merge */
  merge(withinMs: number): Promise<boolean>;
};

/** The part of `Worker` that a runner uses. */
export type ImportWorker = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

/** Gives the result when `message` is the one that ends the call. */
type Take<T> = (message: FromImportWorker) => Result<T, ImportProblem> | undefined;

/**
 * A runner whose worker lives while there is work, so that the memory of an import goes with it.
 *
 * @param start makes the worker; another one for a test
 */
export function createImportRunner(start: () => ImportWorker = startWorker): ImportRunner {
  const worker = createCalls(start);
  return {
    preview(...sources) {
      const call = worker.nextCall();
      worker.send({ kind: 'preview', call, sources });
      return worker.answerTo(call, (message) =>
        message.kind === 'previewed' ? message.result : undefined,
      );
    },
    tend: () => worker.send({ kind: 'tend' }),
    async merge(withinMs) {
      const call = worker.nextCall();
      worker.send({ kind: 'merge', call, withinMs });
      const merged = await worker.answerTo(call, (message) =>
        message.kind === 'merged' ? ok(message.isMore) : undefined,
      );
      // A worker that died is started anew by the next slice.
      return merged.ok ? merged.value : true;
    },
    async job(job, { onProgress, signal }) {
      const call = worker.nextCall();
      worker.send({ kind: 'job', call, job });
      return worker.cancelling(call, signal, (message) => {
        if (message.kind === 'job-progress') onProgress(message.progress);
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a job's answer is of its kind
        return message.kind === 'job-done' ? (message.result as never) : undefined;
      });
    },
    async run(request, { onProgress, signal }) {
      const call = worker.nextCall();
      worker.send({ kind: 'import', call, request });
      return worker.cancelling(call, signal, (message) => {
        if (message.kind === 'progress') onProgress(message.progress);
        return message.kind === 'imported' ? message.result : undefined;
      });
    },
  };
}

/** Calls to a worker that is started with the first and ended when it has nothing left to do. */
function createCalls(start: () => ImportWorker): {
  nextCall(): number;
  send(message: ToImportWorker): void;
  answerTo<T>(call: number, take: Take<T>): Promise<Result<T, ImportProblem>>;
  /** The same, of a call that is cancelled when `signal` is aborted. */
  cancelling<T>(
    call: number,
    signal: AbortSignal,
    take: Take<T>,
  ): Promise<Result<T, ImportProblem>>;
} {
  /** What each open call does with a message, or with the worker's end. */
  const open = new Map<number, (message: FromImportWorker | ImportProblem) => void>();
  let calls = 0;
  let worker: ImportWorker | undefined;

  const end = (): void => {
    worker?.terminate();
    worker = undefined;
  };
  const begin = (): ImportWorker => {
    const started = start();
    started.addEventListener('message', ({ data }: MessageEvent<FromImportWorker>) => {
      if (data.kind !== 'idle') open.get(data.call)?.(data);
      else if (open.size === 0 && worker === started) end();
    });
    started.addEventListener('error', (event) => {
      if (worker === started) end();
      for (const settle of open.values()) settle(stopped(event.message));
    });
    return started;
  };
  const send = (message: ToImportWorker): void => {
    worker ??= begin();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one page
    worker.postMessage(message);
  };
  const answerTo = <T>(call: number, take: Take<T>): Promise<Result<T, ImportProblem>> =>
    new Promise((resolve) => {
      open.set(call, (message) => {
        const result = 'message' in message ? err(message) : take(message);
        if (!result) return;
        open.delete(call);
        resolve(result);
      });
    });
  return {
    nextCall: () => calls++,
    send,
    answerTo,
    async cancelling(call, signal, take) {
      const cancel = (): void => send({ kind: 'cancel', call });
      if (signal.aborted) cancel();
      signal.addEventListener('abort', cancel);
      try {
        return await answerTo(call, take);
      } finally {
        signal.removeEventListener('abort', cancel);
      }
    },
  };
}

function startWorker(): Worker {
  return new Worker(browser.runtime.getURL('/import-worker.js'));
}

/** The worker died: out of memory, or the extension was updated under it. */
function stopped(why: string): ImportProblem {
  return {
    kind: 'failed',
    message: `The import stopped${why ? `: ${why}` : ''}. The library is as it was before; it can be resumed on the library page.`,
  };
}
