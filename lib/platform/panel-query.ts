import { browser } from 'wxt/browser';
import { report } from '@/lib/base/report';

/** Key in the session storage of the words that the side panel is to search for. */
const KEY = 'panel.query';
/** Longest query that is taken over. */
const MAX_CHARS = 500;

/** Has the side panel search for `words`, now or when it opens. */
export async function askPanel(words: string): Promise<void> {
  await browser.storage.session.set({ [KEY]: words.trim().slice(0, MAX_CHARS) });
}

/** Calls `listener` with words that the side panel was asked for, each once, until the signal. */
export function onPanelQuery(listener: (words: string) => void, signal: AbortSignal): void {
  const read = async (): Promise<void> => {
    const stored: Record<string, unknown> = await browser.storage.session.get(KEY);
    const words = stored[KEY];
    if (typeof words !== 'string') return;
    await browser.storage.session.remove(KEY);
    listener(words);
  };
  const take = (): void => {
    read().catch((error: unknown) => report(error, 'while taking over words to search for'));
  };
  const changed = (changes: Record<string, { newValue?: unknown }>): void => {
    if (changes[KEY]?.newValue !== undefined) take();
  };
  browser.storage.session.onChanged.addListener(changed);
  signal.addEventListener('abort', () => browser.storage.session.onChanged.removeListener(changed));
  take();
}
