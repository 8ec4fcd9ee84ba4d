/** What became of a task: its value, or that a newer task took its place. */
export type Settled<T> =
  | { readonly current: true; readonly value: T }
  | { readonly current: false };

/** Runs one async task at a time. */
export type Latest = {
  /**
   * Aborts the task before and starts this one. Whatever an older task still answers, or how it
   * fails, is dropped: a stale answer never comes after a newer one.
   *
   * @throws what `task` throws, unless a newer task took its place.
   */
  run<T>(task: (signal: AbortSignal) => Promise<T>): Promise<Settled<T>>;
  /** Aborts the running task, if any; its answer is dropped. */
  stop(): void;
};

/**
 * Runs one async task at a time, aborting the one before. It does not wait for the old task to
 * wind down, so that a task which is slow to notice its signal never delays the new one.
 */
export function createLatest(): Latest {
  let running: AbortController | undefined;
  return {
    async run(task) {
      running?.abort();
      const mine = new AbortController();
      running = mine;
      try {
        const value = await task(mine.signal);
        return running === mine ? { current: true, value } : { current: false };
      } catch (error) {
        if (running !== mine) return { current: false };
        throw error;
      } finally {
        if (running === mine) running = undefined;
      }
    },
    stop() {
      running?.abort();
      running = undefined;
    },
  };
}
