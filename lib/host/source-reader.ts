import { err, type Result } from '@/lib/base/result';
import type { ImportProblem } from '@/lib/model/answers';
import { archiveIdFrom, type ArchiveInfo } from '@/lib/model/archive';
import type { ReadingProgress, SourceSet } from '@/lib/model/sources';
import type { LibraryClient } from '@/lib/state/library-client';
import type { LibraryStore } from '@/lib/store/library-store';
import type { FromSourceWorker, PreparedBundle, ToSourceWorker } from './source-protocol';

const CANCELLED: ImportProblem = { kind: 'cancelled', message: 'Nothing was imported.' };

/** Reads files as the next version of the archive that was made of them before, or as a new one. */
export function createSourceReader(store: LibraryStore): LibraryClient['read'] {
  return async (set, { onProgress, signal, columns }) => {
    const version = await versionOf(set, store);
    return prepareSources({ set, columns, ...version }, { onProgress, signal });
  };
}

/** The archive that files are a version of: the one made of such files before, or a new one. */
async function versionOf(
  { name, files }: SourceSet,
  store: LibraryStore,
): Promise<{ archive: ArchiveInfo; sequence: number }> {
  // Several files have no name that lasts: they are never a version of what others made.
  const isNamed = files.length === 1 || name.endsWith('/');
  const rows = isNamed ? await store.archives() : [];
  const before = rows.find((row) => row.origin === name && !row.isStarter);
  if (before) return { archive: before.archive, sequence: before.sequence + 1 };
  const id = archiveIdFrom(crypto.getRandomValues(new Uint8Array(16)));
  const plain = name.replace(/\/$/, '').replace(/(\.[a-z0-9]{1,8}){1,2}$/i, '');
  return { archive: { id, name: (plain || name).slice(0, 200) }, sequence: 1 };
}

/** Makes a bundle of people's files in a worker. Aborting ends it with the problem `cancelled`. */
function prepareSources(
  request: ToSourceWorker,
  options: {
    readonly onProgress: (progress: ReadingProgress) => void;
    readonly signal: AbortSignal;
  },
): Promise<Result<PreparedBundle, ImportProblem>> {
  const { onProgress, signal } = options;
  if (signal.aborted) return Promise.resolve(err(CANCELLED));
  const worker = new Worker(new URL('./source-worker.ts', import.meta.url), { type: 'module' });
  return new Promise((resolve) => {
    const end = (result: Result<PreparedBundle, ImportProblem>): void => {
      worker.terminate();
      resolve(result);
    };
    signal.addEventListener('abort', () => end(err(CANCELLED)));
    worker.addEventListener('message', ({ data }: MessageEvent<FromSourceWorker>) => {
      if (data.kind === 'progress') onProgress(data.progress);
      else end(data.result);
    });
    worker.addEventListener('error', (event) =>
      end(
        err({
          kind: 'failed',
          message: `The files could not be read${event.message ? ` (${event.message})` : ''}. The library is as it was before; import fewer files at a time.`,
        }),
      ),
    );
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one page
    worker.postMessage(request);
  });
}
