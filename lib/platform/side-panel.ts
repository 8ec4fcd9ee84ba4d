import { browser } from 'wxt/browser';
import { report } from '@/lib/base/report';

/** Firefox's sidebar, which the types do not know. */
type Sidebar = { open(): Promise<void> };

/**
 * Opens the side panel (Chromium) or the sidebar (Firefox). To be called straight from a click or a
 * key: browsers open neither otherwise.
 *
 * @param windowId the window that it opens in
 */
export function openSidePanel(windowId: number): void {
  const opened = hasSidebar(browser)
    ? browser.sidebarAction.open()
    : browser.sidePanel.open({ windowId });
  opened.catch((error: unknown) => report(error, 'while opening the side panel'));
}

function hasSidebar(api: object): api is { readonly sidebarAction: Sidebar } {
  return 'sidebarAction' in api;
}
