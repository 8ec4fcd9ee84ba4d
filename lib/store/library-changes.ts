/** Every context of the extension listens here; the messages say only that something changed. */
const CHANNEL = 'backfile-library';
/** Pins, notes and the trail change often, and nothing that is shown on pages depends on them. */
const KEPT_CHANNEL = 'backfile-kept';

/** Tells every context, this one too, that the library is not what it was. */
export function announceChange(): void {
  announce(CHANNEL);
}

/** Tells every context that what the reader keeps is not what it was. */
export function announceKept(): void {
  announce(KEPT_CHANNEL);
}

function announce(name: string): void {
  const channel = new BroadcastChannel(name);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
  channel.postMessage({ kind: 'changed' });
  channel.close();
}

/**
 * Calls `listener` after each change of the library, in whatever context it was made.
 * A sleeping worker hears nothing: it reads the library anew when it wakes.
 *
 * @returns stops it
 */
export function onLibraryChange(listener: () => void): () => void {
  return listen(CHANNEL, listener);
}

/** Calls `listener` after each change of what the reader keeps, wherever it was made. @returns stops it */
export function onKeptChange(listener: () => void): () => void {
  return listen(KEPT_CHANNEL, listener);
}

function listen(name: string, listener: () => void): () => void {
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', () => listener());
  return () => channel.close();
}
