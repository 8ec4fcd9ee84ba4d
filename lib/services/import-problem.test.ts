import { expect, it, vi } from 'vitest';
import { problemOf } from './import-problem';

it('says that the disk may be full where the storage fails and says no more', () => {
  const said = vi.spyOn(console, 'error').mockReturnValue(undefined);
  const error = new DOMException('Unknown failure', 'UnknownError');
  const problem = problemOf(error, new AbortController().signal);
  said.mockRestore();
  expect(problem.kind).toBe('no-space');
  expect(problem.message).toContain('The disk may be full');
});
