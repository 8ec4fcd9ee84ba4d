import { err, ok } from '@/lib/base/result';
import { createPreparedFile } from '@/lib/platform/prepared-files';
import { problemOf } from '@/lib/services/import-problem';
import { prepareBundle } from '@/lib/services/prepare-bundle';
import type { FromSourceWorker, ToSourceWorker } from './source-protocol';

/** Reports come at most this often, ms. */
const REPORT_EVERY_MS = 100;

/** A module worker of the library page: libraries of formats are loaded when a file needs them. */
self.addEventListener('message', ({ data }: MessageEvent<ToSourceWorker>) => void prepare(data));

function post(message: FromSourceWorker): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one page
  self.postMessage(message);
}

async function prepare({ set, archive, sequence, columns }: ToSourceWorker): Promise<void> {
  const { signal } = new AbortController();
  let reportedAt = 0;
  try {
    const prepared = await createPreparedFile(set.name);
    const files = set.files.map(({ path, file }) => ({ path, blob: file }));
    const { report } = await prepareBundle(
      { archive, sequence, files, columns, name: set.name },
      prepared.sink,
      {
        signal,
        onProgress(progress) {
          if (performance.now() - reportedAt < REPORT_EVERY_MS) return;
          reportedAt = performance.now();
          post({ kind: 'progress', progress });
        },
      },
    );
    post({ kind: 'prepared', result: ok({ file: await prepared.file(), report }) });
  } catch (error) {
    post({ kind: 'prepared', result: err(problemOf(error, signal)) });
  }
}
