/** Run before each test file: no test finds what an earlier one drew, although they share a worker. */
import { beforeEach } from 'vitest';

beforeEach(() => {
  if (typeof document !== 'undefined') document.body.replaceChildren();
});
