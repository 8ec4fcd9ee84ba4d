/** Every context of the extension listens here; the messages say only that something changed. */
const CHANNEL = 'backfile-library';

/** Tells every context, this one too, that the library is not what it was. */
export function announceChange(): void {
  const channel = new BroadcastChannel(CHANNEL);
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
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', () => listener());
  return () => channel.close();
}
