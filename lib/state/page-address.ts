import type { DocumentKey } from '@/lib/model/document';

/** Longest query taken from an address. */
const MAX_QUERY_CHARS = 500;

/** The path of the reader at one document. @param start where to begin, UTF-16 units */
export function readerPath(key: DocumentKey, start: number): string {
  return `/reader.html?${new URLSearchParams({ document: key, start: String(start) })}`;
}

/**
 * The tab that `popup.html?tab=ID` is about; undefined, in the toolbar, for the one in front. A
 * popup that stands in a tab of its own is never about itself.
 */
export function tabOf(search: string): number | undefined {
  const tab = new URLSearchParams(search).get('tab');
  return tab !== null && /^\d{1,10}$/.test(tab) ? Number(tab) : undefined;
}

/** The path of the side panel in a tab of its own, at a search. */
export function panelPath(words: string): string {
  return `/sidepanel.html?${new URLSearchParams({ query: words.slice(0, MAX_QUERY_CHARS) })}`;
}

/** The words that `sidepanel.html?query=WORDS` is to search for; undefined when there are none. */
export function queryOf(search: string): string | undefined {
  return new URLSearchParams(search).get('query')?.slice(0, MAX_QUERY_CHARS);
}
