const FRAGMENT = /^#([0-9a-f]{32})(light|dark)?$/;

/** What the page script says to a card by its address. */
export type CardStart = {
  /** Claims the card's content, once. */
  readonly nonce: string;
  /** The scheme that it is shown in; without it the system's. */
  readonly scheme: 'light' | 'dark' | undefined;
};

/**
 * The one-use nonce in the fragment of the card's address, which is cleared at once, so that it is
 * not left in the frame's history. Undefined when there is none.
 */
export function takeNonce(
  location: Pick<Location, 'hash' | 'pathname'>,
  history: Pick<History, 'replaceState'>,
): CardStart | undefined {
  const [, nonce, scheme] = FRAGMENT.exec(location.hash) ?? [];
  history.replaceState(null, '', location.pathname);
  if (nonce === undefined) return undefined;
  return { nonce, scheme: scheme === 'light' || scheme === 'dark' ? scheme : undefined };
}
