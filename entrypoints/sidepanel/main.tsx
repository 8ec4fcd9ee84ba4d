import { browser } from 'wxt/browser';
import '@/assets/base.css';
import '@/components/panel/panel-page.css';
import { Panel } from '@/components/panel/Panel';
import { followTheme } from '@/components/ui/follow-theme';
import { mountPage } from '@/components/ui/mount-page';
import { createKeptClient } from '@/lib/host/kept-client';
import { createFinderClient } from '@/lib/host/finder-client';
import { createPageServices } from '@/lib/host/page-services';
import { createSetsClient } from '@/lib/host/sets-client';
import { tendSoon } from '@/lib/host/tend-soon';
import { extensionUrl } from '@/lib/platform/extension-url';
import { onPanelQuery } from '@/lib/platform/panel-query';
import { onTabChange } from '@/lib/platform/tab-changes';
import { EntityModel } from '@/lib/state/entity-model';
import { KeptModel } from '@/lib/state/kept-model';
import { SetsModel } from '@/lib/state/sets-model';
import { followOpened } from '@/lib/state/follow-opened';
import { queryOf, readerPath, tabOf } from '@/lib/state/page-address';
import { PopupModel } from '@/lib/state/popup-model';
import type { DocumentKey } from '@/lib/model/document';

/** As many as are scrolled through with patience. */
const MAX_HITS = 100;
const services = createPageServices();
followTheme(services.settings);
const tab = tabOf(location.search);
const open = (path: string): void => void browser.tabs.create({ url: extensionUrl(path) });
const openReader = (key: DocumentKey, start: number): void => open(readerPath(key, start));

const kept = new KeptModel(createKeptClient(services));
const entity = new EntityModel({
  entity: (of) => services.entity(of),
  entityDocuments: (of, request) => services.entityDocuments(of, request),
  openReader,
});
const finder = new PopupModel(
  {
    ...createFinderClient({ ...services, locks: services.store.locks }, { tab, limit: MAX_HITS }),
    openReader,
    openLibrary: () => open('/library.html'),
    openName: (name) => void entity.open(name),
  },
  kept,
);
followOpened(entity, kept);
tendSoon(services.store);
const { signal } = new AbortController();
const sets = new SetsModel(createSetsClient(services));
// Asked before anything is drawn: the browser finds it out meanwhile.
const known = finder.load();
void sets.load(signal);
void kept.load(signal);
mountPage(<Panel finder={finder} entity={entity} kept={kept} sets={sets} />);
const search = (words: string): void => {
  entity.close();
  finder.type(words);
};
onTabChange(() => void finder.load(), signal);
// One that stands in a tab of its own has its words in its address.
const asked = queryOf(location.search);
if (asked === undefined) onPanelQuery(search, signal);
else search(asked);
void known.then(() => services.prepare(finder.names.peek()[0]?.canonical));
