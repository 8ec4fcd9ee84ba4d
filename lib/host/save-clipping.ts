import type { Browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { report } from '@/lib/base/report';
import type { TakenPage } from '@/lib/model/kept';
import { flashBadge } from '@/lib/platform/action-badge';
import { takePage, type Wanted } from '@/lib/platform/take-page';
import type { Clippings } from '@/lib/services/clippings';

/** What is to be saved. */
export type ClippingRequest = {
  readonly tab: Browser.tabs.Tab;
  readonly wanted: Wanted;
  /** The frame that was clicked in. */
  readonly frameId?: number | undefined;
  /** The selected words as the browser's menu knows them. */
  readonly selectionText?: string;
};

/** Saves a page or a selection, and says on Backfile's button whether it is saved. @returns that */
export async function saveAndAnswer(
  clippings: Pick<Clippings, 'take'>,
  request: ClippingRequest,
): Promise<boolean> {
  let isSaved = false;
  try {
    const page = await pageOf(request);
    if (page) await clippings.take(page);
    isSaved = page !== undefined;
  } catch (error) {
    report(error, 'while saving a page');
  }
  const { id } = request.tab;
  if (id !== undefined)
    void (isSaved
      ? flashBadge(id, '✓', i18n.t('clippings.saved'))
      : flashBadge(id, '!', i18n.t('clippings.not_saved')));
  return isSaved;
}

/** What is to be saved; of a page that the browser lets nobody into, the words that its menu knows. */
async function pageOf(request: ClippingRequest): Promise<TakenPage | undefined> {
  const { tab, wanted, frameId, selectionText = '' } = request;
  if (tab.id === undefined) return undefined;
  const taken = await takePage({ tabId: tab.id, frameId }, wanted).catch((error: unknown) => {
    if (selectionText === '') report(error, 'while reading a page to save it');
    return undefined;
  });
  if (taken || selectionText === '') return taken;
  const { url: address = '', title = '' } = tab;
  return { address, title, html: '', selection: selectionText };
}
