import { Panel } from '@/components/panel/Panel';
import type { PageName, SearchAnswer } from '@/lib/model/answers';
import type { Kept } from '@/lib/model/kept';
import { EntityModel, type EntityClient } from '@/lib/state/entity-model';
import { PopupModel } from '@/lib/state/popup-model';
import { SetsModel } from '@/lib/state/sets-model';
import { aClientOfSets } from './library-client';
import { ENTITY_DOCUMENTS, ENTITY_PAGE, NAMES, SEARCH } from './samples';
import type { Story } from './story';
import { keptModel, press } from './story-parts';

const host = 'news.example.org';
const nothing = async (): Promise<null> => null;

/** What else the panel meets. */
type PanelWorld = {
  /** The view that is pressed. */
  readonly choose?: number;
  readonly names?: readonly PageName[];
  readonly kept?: readonly Kept[];
  readonly query?: string;
  readonly search?: () => Promise<SearchAnswer>;
};

/** The side panel, on the page of an entity where there is a `client` for one. */
export function panelStory(
  client: Partial<EntityClient> | undefined,
  { choose, names = NAMES, kept: all, query = '', search = async () => SEARCH }: PanelWorld = {},
): Story {
  return {
    async show() {
      await import('@/components/panel/panel-page.css');
      const entity = new EntityModel({
        entity: async () => ENTITY_PAGE,
        entityDocuments: async () => ENTITY_DOCUMENTS,
        openReader: () => {},
        ...client,
      });
      const kept = keptModel(all);
      const finder = new PopupModel(
        {
          pageState: async () => ({ kind: 'on', host, names, totalMs: 8.6 }),
          search,
          setSite: nothing,
          allowSites: nothing,
          openReader: () => {},
          openLibrary: () => {},
          onOtherImport: () => {},
        },
        kept,
      );
      void finder.load();
      if (query !== '') finder.type(query);
      // After the panel's own first steps, as a reader would.
      if (choose !== undefined) press(`nav button:nth-child(${choose + 1})`);
      if (client) void entity.open({ ref: ENTITY_PAGE.ref, canonical: 'France' });
      return (
        <Panel finder={finder} entity={entity} kept={kept} sets={new SetsModel(aClientOfSets())} />
      );
    },
  };
}
