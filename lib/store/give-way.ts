/** Who is about to read for a person says so here, and whoever writes much listens. */
const CHANNEL = 'backfile-reading';
/** Not said more often, ms. */
const SAY_MS = 20;
/** A read of rows that takes so long waits for somebody who writes, ms. */
const SLOW_READ_MS = 25;
/** For how long after such a read it is said before reading, ms; in peace it is not: it costs a search 8 ms. */
const CONTENDED_MS = 5_000;
/** How long writing rests after that, ms: most searches are done by then. */
const REST_MS = 120;

let saying: BroadcastChannel | undefined;
let saidAt = -Infinity;
let contendedUntil = -Infinity;

/** Notes that rows were waited for, for `ms`: whoever writes is told from now on, for a while. */
export function noteRead(ms: number): void {
  if (ms < SLOW_READ_MS || listening) return;
  contendedUntil = performance.now() + CONTENDED_MS;
  sayReading();
}

/** Says to every other context that somebody waits for rows, if reads had to wait lately. */
export function sayReading(): void {
  const now = performance.now();
  if (now > contendedUntil || now - saidAt < SAY_MS) return;
  saidAt = now;
  saying ??= new BroadcastChannel(CHANNEL);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
  saying.postMessage(undefined);
}

let listening: BroadcastChannel | undefined;
let heardAt = -Infinity;

/** Begins to listen for readers in other contexts, for whoever writes. */
export function listenForReaders(): void {
  if (listening) return;
  listening = new BroadcastChannel(CHANNEL);
  listening.addEventListener('message', () => (heardAt = performance.now()));
}

/**
 * To be awaited between two transactions that write: waits a moment when somebody just began to read.
 * Each time something was written before, so that what is written goes on however much is read.
 */
export async function giveWay(): Promise<void> {
  const rest = heardAt + REST_MS - performance.now();
  if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
}

/** Whether somebody in another context has had to wait for rows lately. */
export const areReadersWaiting = (): boolean => performance.now() < heardAt + CONTENDED_MS;
