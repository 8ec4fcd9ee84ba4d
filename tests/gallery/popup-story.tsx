import { Popup } from '@/components/popup/Popup';
import type { ImportNews, PageState, SearchAnswer } from '@/lib/model/answers';
import type { Kept } from '@/lib/model/kept';
import { KeptModel } from '@/lib/state/kept-model';
import { PopupModel } from '@/lib/state/popup-model';
import { SaveModel, type SaveClient } from '@/lib/state/save-model';
import { SetsModel } from '@/lib/state/sets-model';
import { aKeptClient } from './kept-client';
import { aClientOfSaving, aClientOfSets } from './library-client';
import { KEPT, row, SAMPLE_ROW, SEARCH } from './samples';
import { never, type Story } from './story';

/** What else the popup meets. */
type PopupWorld = {
  readonly search?: () => Promise<SearchAnswer>;
  readonly coming?: ImportNews;
  readonly saving?: Partial<SaveClient>;
  readonly kept?: readonly Kept[];
};

/** The popup over a page, before one is known, or over what asking for one comes to; with `saving.save`, that is pressed. */
export function popupStory(
  page: PageState | undefined | (() => Promise<PageState>),
  query = '',
  { search = async () => SEARCH, coming, saving = {}, kept: all = KEPT }: PopupWorld = {},
): Story {
  return {
    async show() {
      await import('@/components/popup/popup-page.css');
      const { signal } = new AbortController();
      const kept = new KeptModel(aKeptClient({}, all));
      const rows = query === '' ? [] : [SAMPLE_ROW, row()];
      const sets = new SetsModel(aClientOfSets({ archives: async () => rows }));
      const save = new SaveModel(aClientOfSaving(saving));
      void kept.load(signal);
      void sets.load(signal);
      void save.load().then(() => saving.save && save.save());
      const model = new PopupModel(
        {
          pageState:
            typeof page === 'function' ? page : () => (page ? Promise.resolve(page) : never()),
          search,
          setSite: async () => null,
          allowSites: async () => null,
          openReader: () => {},
          openLibrary: () => {},
          onOtherImport: (callback) => coming && callback(coming),
        },
        kept,
      );
      void model.load();
      if (query !== '') model.type(query);
      return <Popup model={model} sets={sets} save={save} />;
    },
  };
}
