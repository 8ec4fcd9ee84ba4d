/** Longest wait for a frame, ms: a page that nobody sees has none. */
const UNSEEN_MS = 200;

/** Resolves when what was drawn just now is on the screen. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const unseen = setTimeout(resolve, UNSEEN_MS);
    requestAnimationFrame(() => {
      clearTimeout(unseen);
      setTimeout(resolve);
    });
  });
}
