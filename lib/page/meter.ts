/** What the page script's work cost so far, ms of main thread. */
export type Cost = { readonly totalMs: number; readonly longestMs: number };

/** Measures the page script's own work on the main thread. */
export type Meter = {
  /** Runs `work` and counts its time; work inside of counted work is counted once. */
  time<T>(work: () => T): T;
  cost(): Cost;
};

/** A meter that starts at nothing. @param now ms, monotonic */
export function createMeter(now: () => number = () => performance.now()): Meter {
  let totalMs = 0;
  let longestMs = 0;
  let running = false;
  return {
    time(work) {
      if (running) return work();
      running = true;
      const start = now();
      try {
        return work();
      } finally {
        running = false;
        const spent = now() - start;
        totalMs += spent;
        longestMs = Math.max(longestMs, spent);
      }
    },
    cost: () => ({ totalMs, longestMs }),
  };
}
