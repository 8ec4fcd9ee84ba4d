import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { report } from '@/lib/base/report';
import { isLookingAfter, lookAfterInPage } from '@/lib/platform/tending-page';
import type { LibraryStore } from '@/lib/store/library-store';

/** The alarms' names: every few hours, and soon after work that was not done. */
const TEND = 'tend';
const MORE = 'more';
/** Minutes to the first after the browser's start, and between two. */
const FIRST_MINUTES = 2;
const EVERY_MINUTES = 180;
/** Minutes to the next slice. */
const SOON_MINUTES = 1;
/** Merging in one slice, ms: a background is ended 30 s after its last event. */
const SLICE_MS = 15_000;
/** Between two signs of life, ms: what a background asks of the browser puts its end off. */
const AWAKE_EVERY_MS = 10_000;

/**
 * Every few hours: empties the trash of what is older than 30 days, asks the addresses that the reader
 * wants to have asked by themselves, imports what is found where they want that, and merges. To be called
 * in the background's first turn.
 */
export function serveAlarms(store: LibraryStore, onImported: () => Promise<void>): void {
  let isBusy = false;
  const tend = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    try {
      await tendByAlarm(store, () => {
        onImported().catch((error: unknown) => report(error, 'after an update came by itself'));
      });
    } finally {
      isBusy = false;
    }
  };
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name !== TEND && name !== MORE) return;
    tend().catch((error: unknown) => report(error, 'while tending the library'));
  });
  ensureAlarm().catch((error: unknown) => report(error, 'while setting an alarm'));
}

/** Browsers keep alarms, or forget them with an update or a restart. */
async function ensureAlarm(): Promise<void> {
  if (await browser.alarms.get(TEND)) return;
  await browser.alarms.create(TEND, {
    delayInMinutes: FIRST_MINUTES,
    periodInMinutes: EVERY_MINUTES,
  });
}

/** In a page of its own, where a background has no workers; else here, slice by slice. */
function tendByAlarm(store: LibraryStore, onImported: () => void): Promise<void> {
  return import.meta.env.CHROME ? tendInOtherPage() : tendHere(store, onImported);
}

async function tendInOtherPage(): Promise<void> {
  if (!(await isLookingAfter()))
    await lookAfterInPage({ what: 'all', clippings: i18n.t('clippings.title') });
}

async function tendHere(store: LibraryStore, onImported: () => void): Promise<void> {
  // Cut short in whatever way, it goes on with this one.
  await browser.alarms.create(MORE, {
    delayInMinutes: SOON_MINUTES,
    periodInMinutes: SOON_MINUTES,
  });
  const awake = setInterval(() => void browser.runtime.getPlatformInfo(), AWAKE_EVERY_MS);
  try {
    // Loaded here, so that Chromium's background, which starts for every card, has none of it.
    const { tendAlone } = await import('./tend-alone');
    const clippings = i18n.t('clippings.title');
    const options = { mergeMs: SLICE_MS, clippings, onImported };
    const isMore = await tendAlone(store, options);
    if (!isMore) await browser.alarms.clear(MORE);
  } finally {
    clearInterval(awake);
  }
}
