import { browser } from 'wxt/browser';

/** The shadow root of an element as extensions see it, closed ones too; null when it has none. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot) return element.shadowRoot;
  if (!(element instanceof HTMLElement)) return null;
  // Firefox has it on elements, Chromium in an interface of its own.
  if ('openOrClosedShadowRoot' in element) {
    const root = element.openOrClosedShadowRoot;
    return root instanceof ShadowRoot ? root : null;
  }
  return browser.dom?.openOrClosedShadowRoot(element) ?? null;
}
