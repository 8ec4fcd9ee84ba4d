import { browser } from 'wxt/browser';

/** The address of a file of the extension: `path` may carry a query and a fragment. */
export function extensionUrl(path: string): string {
  return new URL(path, browser.runtime.getURL('/')).href;
}
