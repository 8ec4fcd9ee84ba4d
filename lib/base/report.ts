/** What browsers say when the extension was updated or removed under a running script. */
const CONTEXT_GONE =
  /extension context invalidated|receiving end does not exist|message port closed|can't access dead object/i;

/** Whether `error` only says that the other side of the extension is gone. */
export function isContextGone(error: unknown): boolean {
  return error instanceof Error && CONTEXT_GONE.test(error.message);
}

/**
 * The one place for unexpected errors. It tells the developer console and nobody else.
 *
 * @param when what was being done, as in "while linking a page"
 */
export function report(error: unknown, when: string): void {
  if (isContextGone(error)) return;
  if (error instanceof DOMException && error.name === 'AbortError') return;
  console.error(`Backfile, ${when}:`, error);
}
