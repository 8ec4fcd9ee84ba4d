import { browser } from 'wxt/browser';

/** Whether this page of ours stands in a private window. */
export function isPrivateWindow(): boolean {
  return browser.extension.inIncognitoContext;
}
