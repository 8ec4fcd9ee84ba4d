import { browser } from 'wxt/browser';
import '@/assets/base.css';
import '@/components/popup/popup-page.css';
import { Popup } from '@/components/popup/Popup';
import { mountPage } from '@/components/ui/mount-page';
import { createPageServices } from '@/lib/host/extension-services';
import { extensionUrl } from '@/lib/platform/extension-url';
import { PopupModel } from '@/lib/state/popup-model';
import { readerPath, tabOf } from '@/lib/state/page-address';

/** More than anyone scrolls through: whoever does not find it there types another word. */
const MAX_HITS = 40;

const services = createPageServices();
const tab = tabOf(location.search);

/** Opens a page of ours in a new tab; the popup has done its work and goes. */
async function open(path: string): Promise<void> {
  await browser.tabs.create({ url: extensionUrl(path) });
  if (tab === undefined) window.close();
}

const model = new PopupModel({
  pageState: () => services.pageState(tab),
  search: (query, signal) => services.search(query, { limit: MAX_HITS, typing: true, signal }),
  setSite: (host, on) => services.setSite(host, on),
  openReader: (key, start) => void open(readerPath(key, start)),
  openLibrary: () => void open('/library.html'),
});
mountPage(<Popup model={model} />);
