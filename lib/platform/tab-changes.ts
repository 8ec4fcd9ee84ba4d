import { browser } from 'wxt/browser';

/** Changes that come together are told once, after this pause, ms. */
const PAUSE_MS = 150;

/**
 * Calls `listener` when another tab comes to the front, when a page in front has loaded, and when
 * something new is known of a page, until the signal.
 */
export function onTabChange(listener: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(listener, PAUSE_MS);
  };
  const updated = (_tab: number, change: { status?: string }): void => {
    if (change.status === 'complete') soon();
  };
  browser.tabs.onActivated.addListener(soon);
  browser.tabs.onUpdated.addListener(updated);
  browser.windows.onFocusChanged.addListener(soon);
  browser.storage.session.onChanged.addListener(soon);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    browser.tabs.onActivated.removeListener(soon);
    browser.tabs.onUpdated.removeListener(updated);
    browser.windows.onFocusChanged.removeListener(soon);
    browser.storage.session.onChanged.removeListener(soon);
  });
}
