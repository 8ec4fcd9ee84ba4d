// The import worker, which stops for ever at the point that the hash of its address names. Whoever started
// it hears of that, and ends the browser.
import { serveImports } from '@/lib/host/import-worker';
import type { FromImportWorker } from '@/lib/host/import-protocol';
import { POINTS, type Step } from './points';

const point = POINTS.find(({ name }) => name === decodeURIComponent(self.location.hash.slice(1)));
let left = point?.nth ?? 1;

/** Tells that the worker does `step`, and never returns where that is the point. */
function doing(step: Step): void {
  if (step !== point?.step || --left > 0) return;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one page
  self.postMessage({ kind: 'stopped' });
  for (;;);
}

/** Calls `before`, with what it is called on, before each call of a method. */
function watch(prototype: object, method: string, before: (on: unknown) => void): void {
  const real: unknown = Reflect.get(prototype, method);
  if (typeof real !== 'function') throw new Error(`no method ${method}`);
  Object.defineProperty(prototype, method, {
    value(this: unknown, ...given: unknown[]) {
      before(this);
      return Reflect.apply(real, this, given) as unknown;
    },
  });
}

for (const call of ['add', 'put', 'delete'] as const)
  watch(IDBObjectStore.prototype, call, (table) => {
    if (table instanceof IDBObjectStore) doing(`${call} ${table.name}`);
  });
for (const call of ['createWritable', 'createSyncAccessHandle'])
  watch(FileSystemFileHandle.prototype, call, () => doing('copy'));
watch(FileSystemDirectoryHandle.prototype, 'removeEntry', () => doing('uncopied'));
serveImports({
  onMessage: (listener) => self.addEventListener('message', (event) => listener(event.data)),
  post(message: FromImportWorker) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one page
    self.postMessage(message);
    if (message.kind === 'progress') doing(`stage ${message.progress.stage}`);
  },
});
