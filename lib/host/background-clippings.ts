import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { report } from '@/lib/base/report';
import { isLookingAfter, lookAfterInPage } from '@/lib/platform/tending-page';
import { hasClippingsToApply } from '@/lib/services/clippings';
import type { LibraryStore } from '@/lib/store/library-store';

/** Between two looks whether a page that looks after the library is done, ms, and most looks. */
const LOOK_EVERY_MS = 500;
const MOST_LOOKS = 60;
/** Between two signs of life, ms: what a background asks of the browser puts its end off. */
const AWAKE_EVERY_MS = 10_000;

/**
 * What has the archive of clippings follow what was saved, renamed or deleted. It is tried at the
 * browser's start too: a browser may be ended right after something was saved. To be called in the
 * background's first turn.
 */
export function followClippings(
  store: LibraryStore,
  onChanged: () => Promise<void>,
): () => Promise<void> {
  const follow = async (): Promise<void> => {
    try {
      await (import.meta.env.CHROME ? followInPage(store) : followHere(store, onChanged));
    } catch (error) {
      report(error, 'while bringing clippings into their archive');
    }
  };
  browser.runtime.onStartup.addListener(() => {
    hasClippingsToApply(store).then(
      (has) => (has ? follow() : undefined),
      (error: unknown) => report(error, 'while looking for clippings'),
    );
  });
  return follow;
}

/** In a page that nobody sees; one that is there for other work, or about to go, is waited for. */
async function followInPage(store: LibraryStore): Promise<void> {
  for (let look = 0; look < MOST_LOOKS; look++) {
    if (!(await hasClippingsToApply(store))) return;
    if (!(await isLookingAfter()) && (await openPage())) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** @returns false when another call was a little faster: the next look finds its page */
async function openPage(): Promise<boolean> {
  try {
    await lookAfterInPage({ what: 'clippings', clippings: i18n.t('clippings.title') });
    return true;
  } catch (error) {
    report(error, 'while opening the page for clippings');
    return false;
  }
}

let running: Promise<void> = Promise.resolve();

/** Here, in a worker, one after the other. */
function followHere(store: LibraryStore, onChanged: () => Promise<void>): Promise<void> {
  running = running.catch(() => undefined).then(() => applyHere(store, onChanged));
  return running;
}

async function applyHere(store: LibraryStore, onChanged: () => Promise<void>): Promise<void> {
  const awake = setInterval(() => void browser.runtime.getPlatformInfo(), AWAKE_EVERY_MS);
  try {
    const { applyClippingsHere } = await import('./apply-clippings-here');
    if (await applyClippingsHere(store, i18n.t('clippings.title'))) await onChanged();
  } finally {
    clearInterval(awake);
  }
}
