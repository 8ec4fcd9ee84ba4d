import { browser } from 'wxt/browser';
import '@/assets/base.css';
import '@/components/popup/popup-page.css';
import { Popup } from '@/components/popup/Popup';
import { followTheme } from '@/components/ui/follow-theme';
import { mountPage } from '@/components/ui/mount-page';
import { createKeptClient } from '@/lib/host/kept-client';
import { createSaveClient } from '@/lib/host/clippings-client';
import { createFinderClient } from '@/lib/host/finder-client';
import { createPageServices } from '@/lib/host/page-services';
import { createSetsClient } from '@/lib/host/sets-client';
import { report } from '@/lib/base/report';
import { openSidePanel } from '@/lib/platform/side-panel';
import { onTabChange } from '@/lib/platform/tab-changes';
import { extensionUrl } from '@/lib/platform/extension-url';
import { PopupModel } from '@/lib/state/popup-model';
import { KeptModel } from '@/lib/state/kept-model';
import { SaveModel } from '@/lib/state/save-model';
import { SetsModel } from '@/lib/state/sets-model';
import { readerPath, tabOf } from '@/lib/state/page-address';

/** More than anyone scrolls through: whoever does not find it there types another word. */
const MAX_HITS = 40;
/** Newest steps of the trail among which recent searches are looked for. */
const MAX_STEPS = 60;

const services = createPageServices();
followTheme(services.settings);
const tab = tabOf(location.search);

/** Opens a page of ours in a new tab; the popup has done its work and goes. */
async function open(path: string): Promise<void> {
  await browser.tabs.create({ url: extensionUrl(path) });
  if (tab === undefined) window.close();
}

// Asked beforehand: a panel opens only straight from the click.
let windowId: number | undefined;
browser.windows.getCurrent().then(
  ({ id }) => (windowId = id),
  (error: unknown) => report(error, 'while asking for the window'),
);

const kept = new KeptModel(createKeptClient(services), MAX_STEPS);
const model = new PopupModel(
  {
    ...createFinderClient(services, { tab, limit: MAX_HITS }),
    openReader: (key, start) => void open(readerPath(key, start)),
    openLibrary: () => void open('/library.html'),
    openPanel: () => {
      if (windowId === undefined) return;
      openSidePanel(windowId);
      if (tab === undefined) window.close();
    },
  },
  kept,
);
const sets = new SetsModel(createSetsClient(services));
const { signal } = new AbortController();
// Asked before anything is drawn: the browser finds it out meanwhile.
const known = model.load();
void sets.load(signal);
void kept.load(signal);
const save = new SaveModel(createSaveClient(services.store, tab));
mountPage(<Popup model={model} sets={sets} save={save} />);
// A page that is still being read has names a moment later; those that are listed stay where they are.
onTabChange(() => void (model.names.peek().length === 0 && model.load()), signal);
// Names come first: what asks the page for its selection, and what searches, wait for them.
void known.then(() => save.load());
void known.then(() => services.prepare());
