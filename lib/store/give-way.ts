/** Who is about to read for a person says so here, and whoever writes much listens. */
const CHANNEL = 'backfile-reading';
/** Not said more often, ms. */
const SAY_MS = 20;
/** How long writing rests after that, ms: most searches are done by then. */
const REST_MS = 60;

let saying: BroadcastChannel | undefined;
let saidAt = -Infinity;

/** Says to every other context that somebody waits for rows. */
export function sayReading(): void {
  const now = performance.now();
  if (now - saidAt < SAY_MS) return;
  saidAt = now;
  saying ??= new BroadcastChannel(CHANNEL);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
  saying.postMessage(undefined);
}

let listening: BroadcastChannel | undefined;
let heardAt = -Infinity;

/**
 * Begins to listen for readers in other contexts.
 *
 * @returns to be called between two transactions that write: waits a moment when somebody just began to
 *   read. Each time something was written before, so that what is written goes on however much is read.
 */
export function listenForReaders(): () => Promise<void> {
  if (!listening) {
    listening = new BroadcastChannel(CHANNEL);
    listening.addEventListener('message', () => (heardAt = performance.now()));
  }
  return async () => {
    const rest = heardAt + REST_MS - performance.now();
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  };
}
