import { nextTask } from './next-task';

/** Longest work without giving way, ms. */
const BREATHE_EVERY_MS = 50;

/**
 * Returns what gives way to other tasks now and then, to be called between two pieces of work: work
 * on what is in memory would never let a cancel be heard.
 */
export function createBreather(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < BREATHE_EVERY_MS) return;
    await nextTask();
    last = performance.now();
  };
}
