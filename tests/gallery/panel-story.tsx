import type { JSX } from 'preact';
import { Panel } from '@/components/panel/Panel';
import { EntityModel, type EntityClient } from '@/lib/state/entity-model';
import { PopupModel } from '@/lib/state/popup-model';
import { SetsModel } from '@/lib/state/sets-model';
import { aClientOfSets } from './library-client';
import { ENTITY_DOCUMENTS, ENTITY_PAGE, NAMES, SEARCH } from './samples';
import { keptModel, press } from './story-parts';

const host = 'news.example.org';
const nothing = async (): Promise<null> => null;

/** The side panel, on the page of an entity where there is a `client` for one; `choose` is the view pressed. */
export function panelStory(
  client: Partial<EntityClient> | undefined,
  choose?: number,
): { show(): Promise<JSX.Element> } {
  return {
    async show() {
      await import('@/components/panel/panel-page.css');
      const entity = new EntityModel({
        entity: async () => ENTITY_PAGE,
        entityDocuments: async () => ENTITY_DOCUMENTS,
        openReader: () => {},
        ...client,
      });
      const kept = keptModel();
      const finder = new PopupModel(
        {
          pageState: async () => ({ kind: 'on', host, names: NAMES, totalMs: 8.6 }),
          search: async () => SEARCH,
          setSite: nothing,
          allowSites: nothing,
          openReader: () => {},
          openLibrary: () => {},
          onOtherImport: () => {},
        },
        kept,
      );
      void finder.load();
      // After the panel's own first steps, as a reader would.
      if (choose !== undefined) press(`nav button:nth-child(${choose + 1})`);
      if (client) void entity.open({ ref: ENTITY_PAGE.ref, canonical: 'France' });
      return (
        <Panel finder={finder} entity={entity} kept={kept} sets={new SetsModel(aClientOfSets())} />
      );
    },
  };
}
