import type { DocumentKey } from '@/lib/model/document';

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
