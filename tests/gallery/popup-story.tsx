import type { JSX } from 'preact';
import { Popup } from '@/components/popup/Popup';
import type { ImportNews, PageState, SearchAnswer } from '@/lib/model/answers';
import { KeptModel } from '@/lib/state/kept-model';
import { PopupModel } from '@/lib/state/popup-model';
import { SaveModel, type SaveClient } from '@/lib/state/save-model';
import { SetsModel } from '@/lib/state/sets-model';
import { aKeptClient } from './kept-client';
import { aClientOfSaving, aClientOfSets } from './library-client';
import { KEPT, row, SAMPLE_ROW, SEARCH } from './samples';

/** What else the popup meets. */
type PopupWorld = {
  readonly search?: () => Promise<SearchAnswer>;
  readonly coming?: ImportNews;
  readonly saving?: Partial<SaveClient>;
};

/** The popup over a page, or before one is known; with `saving.save`, that is pressed. */
export function popupStory(
  page: PageState | undefined,
  query = '',
  { search = async () => SEARCH, coming, saving = {} }: PopupWorld = {},
): { show(): Promise<JSX.Element> } {
  return {
    async show() {
      await import('@/components/popup/popup-page.css');
      const { signal } = new AbortController();
      const kept = new KeptModel(aKeptClient({}, KEPT));
      const rows = query === '' ? [] : [SAMPLE_ROW, row()];
      const sets = new SetsModel(aClientOfSets({ archives: async () => rows }));
      const save = new SaveModel(aClientOfSaving(saving));
      void kept.load(signal);
      void sets.load(signal);
      void save.load().then(() => saving.save && save.save());
      const model = new PopupModel(
        {
          pageState: () => (page ? Promise.resolve(page) : new Promise(() => {})),
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
