import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveImports } from '@/lib/host/import-worker';

/** A worker of the library page: imports run beside the page, not in it. */
export default defineUnlistedScript(() => {
  serveImports({
    onMessage: (listener) => self.addEventListener('message', (event) => listener(event.data)),
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one page
    post: (message) => self.postMessage(message),
  });
});
