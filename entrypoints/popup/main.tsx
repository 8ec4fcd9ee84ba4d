import { browser } from 'wxt/browser';
import '@/assets/base.css';
import '@/components/popup/popup-page.css';
import { Popup } from '@/components/popup/Popup';
import { followTheme } from '@/components/ui/follow-theme';
import { mountPage } from '@/components/ui/mount-page';
import { afterPaint } from '@/components/ui/after-paint';
import { createPopupClients } from '@/lib/host/popup-clients';
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
/** Newest steps of the trail among which recent searches are looked for; notes are not shown. */
const SHOWN = { steps: 60, notes: 0 };

const tab = tabOf(location.search);
const clients = createPopupClients({ tab, limit: MAX_HITS });
followTheme(clients.settings);

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

const kept = new KeptModel(clients.kept, SHOWN);
const model = new PopupModel(
  {
    ...clients.finder,
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
const sets = new SetsModel(clients.sets);
const { signal } = new AbortController();
const save = new SaveModel(clients.save);
// Asked before anything is drawn: the browser finds it out meanwhile.
const known = model.load();
mountPage(<Popup model={model} sets={sets} save={save} />);
// A page that is still being read has names a moment later; those that are listed stay where they are.
onTabChange(() => void (model.names.peek().length === 0 && model.load()), signal);
// Names come first, with as little as they need: all that needs the library's code waits until they are seen.
void known
  .then(() => afterPaint())
  .then(() => Promise.all([sets.load(signal), kept.load(signal), save.load()]))
  .then(() => clients.prepare(model.names.peek()[0]?.canonical));
