import { browser } from 'wxt/browser';
import { report } from '@/lib/base/report';
import { hasClippingsToApply } from '@/lib/services/clippings';
import type { LibraryStore } from '@/lib/store/library-store';
import type { FromClippingsWorker, ToClippingsWorker } from './clippings-worker';

/**
 * Brings into the archive of clippings what waits for it, in a worker of this page.
 *
 * @param name what the archive is called when it is made
 * @returns whether the archive changed
 */
export async function applyClippingsHere(store: LibraryStore, name: string): Promise<boolean> {
  if (!(await hasClippingsToApply(store))) return false;
  const worker = new Worker(browser.runtime.getURL('/clippings-worker.js'));
  try {
    const result = await answerOf(worker, { name });
    if (!result.ok) report(new Error(result.error.message), 'while saving clippings');
    return result.ok && result.value;
  } finally {
    worker.terminate();
  }
}

function answerOf(worker: Worker, message: ToClippingsWorker): Promise<FromClippingsWorker> {
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<FromClippingsWorker>) =>
      resolve(data),
    );
    worker.addEventListener('error', ({ message: why }) =>
      reject(new Error(`the worker of clippings stopped: ${why}`)),
    );
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one page
    worker.postMessage(message);
  });
}
