const NONCE = /^#([0-9a-f]{32})$/;

/**
 * The one-use nonce in the fragment of the card's address, which is cleared at once, so that it is
 * not left in the frame's history. Undefined when there is none.
 */
export function takeNonce(
  location: Pick<Location, 'hash' | 'pathname'>,
  history: Pick<History, 'replaceState'>,
): string | undefined {
  const nonce = NONCE.exec(location.hash)?.[1];
  history.replaceState(null, '', location.pathname);
  return nonce;
}
