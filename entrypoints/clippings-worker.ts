import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveClippings } from '@/lib/host/clippings-worker';

/** A worker that brings what was saved into the archive of clippings. */
export default defineUnlistedScript(() => {
  serveClippings({
    onMessage: (listener) => self.addEventListener('message', (event) => listener(event.data)),
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one page
    post: (message) => self.postMessage(message),
  });
});
