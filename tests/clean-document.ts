/** Run before each test file: no test finds what an earlier one drew, although they share a worker. */
// Before anything loads Dexie, which looks for a database once: files share a worker, in any order.
import 'fake-indexeddb/auto';
import { beforeEach } from 'vitest';

beforeEach(() => {
  if (typeof document !== 'undefined') document.body.replaceChildren();
});
