// The import worker as the build has it: a bench changes what is in it and puts it in its place.
import { serveImports } from '@/lib/host/import-worker';

serveImports({
  onMessage: (listener) => self.addEventListener('message', (event) => listener(event.data)),
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one page
  post: (message) => self.postMessage(message),
});
