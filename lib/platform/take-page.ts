import { browser } from 'wxt/browser';
import { MAX_SELECTION_CHARS, MAX_TAKEN_CHARS, type TakenPage } from '@/lib/model/kept';

/** A place in a tab. */
export type TabPlace = {
  readonly tabId: number;
  /** The frame; the top one, or whichever has a selection, without it. */
  readonly frameId?: number | undefined;
};

/** What of a page is wanted: all of it, what is selected, or that where there is something selected. */
export type Wanted = 'page' | 'selection' | 'either';

/**
 * What a tab shows now: its address, title and markup, and the words that are selected. The page is
 * read and nothing of it changed, so that it cannot know. Rejects where the browser lets nobody in.
 *
 * @returns undefined when a selection is wanted and there is none
 */
export async function takePage(
  { tabId, frameId }: TabPlace,
  wanted: Wanted,
): Promise<TakenPage | undefined> {
  const target =
    frameId === undefined
      ? { tabId, allFrames: wanted !== 'page' }
      : { tabId, frameIds: [frameId] };
  const results = await browser.scripting.executeScript({
    target,
    func: readHere,
    args: [MAX_TAKEN_CHARS, MAX_SELECTION_CHARS],
    injectImmediately: true,
  });
  const pages = results.flatMap(({ result }) => result ?? []);
  const selected = pages.find(({ selection }) => selection !== '');
  if (wanted === 'selection' || (wanted === 'either' && selected)) return selected;
  const [top] = results
    .filter((each) => each.frameId === (frameId ?? 0))
    .flatMap(({ result }) => result ?? []);
  return top && { address: top.address, title: top.title, html: top.html };
}

/** Whether anything is selected in a tab; false where the browser lets nobody in. */
export async function hasSelection(tabId: number): Promise<boolean> {
  try {
    const results = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      func: () => (getSelection()?.toString().trim() ?? '') !== '',
      injectImmediately: true,
    });
    return results.some(({ result }) => result === true);
  } catch {
    return false;
  }
}

/** Runs in the page: it may use nothing but its arguments. */
function readHere(
  maxHtml: number,
  maxSelection: number,
): { address: string; title: string; html: string; selection: string } {
  // A page can put elements in the place of its document's properties.
  const words = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    address: location.href,
    title: words(document.title),
    html: words(document.documentElement?.outerHTML).slice(0, maxHtml),
    selection: words(getSelection()?.toString()).trim().slice(0, maxSelection),
  };
}
