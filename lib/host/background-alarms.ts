import { browser } from 'wxt/browser';
import { report } from '@/lib/base/report';
import { requestUpdate } from '@/lib/platform/update-requests';
import { createSourceCopies } from '@/lib/platform/source-copies';
import { askForUpdates } from '@/lib/services/ask-for-updates';
import { tidyLibrary } from '@/lib/services/tidy-library';
import type { LibraryStore } from '@/lib/store/library-store';

/** The one alarm's name. */
const TEND = 'tend';
/** Minutes to the first after the browser's start, and between two. */
const FIRST_MINUTES = 2;
const EVERY_MINUTES = 180;

/**
 * Every few hours: empties the trash of what is older than 30 days, and asks the addresses that the
 * reader wants to have asked by themselves. To be called in the background's first turn.
 */
export function serveAlarms(store: LibraryStore): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name !== TEND) return;
    tend(store).catch((error: unknown) => report(error, 'while tending the library'));
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

async function tend(store: LibraryStore): Promise<void> {
  await askForUpdates(store, requestUpdate, Date.now);
  await tidyLibrary({ store, copies: createSourceCopies(), now: Date.now });
}
