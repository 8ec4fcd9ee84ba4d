import { DEFAULT_SETTINGS } from '@/lib/model/settings';
import { cardWith } from './card-story';
import * as huge from './huge-samples';
import { aClientOfSets, aLibraryClient } from './library-client';
import { libraryStory } from './library-story';
import { panelStory } from './panel-story';
import { popupStory } from './popup-story';
import { readerStory } from './reader-story';
import { DOCUMENT, NAMES } from './samples';
import { settingsStory } from './settings-story';
import { fails, never, type Story } from './story';

const host = 'news.example.org';
const onPage = (names: typeof NAMES) => ({ kind: 'on', host, names, totalMs: 8.6 }) as const;
const sets = aClientOfSets({ archives: async () => huge.ROWS });

/** Surfaces with nothing, with what does not come, with what fails, and with more than one looks through. */
export const edgeStories: Readonly<Record<string, Story>> = {
  'card-huge': cardWith({
    outcome: 'ambiguous',
    answers: NAMES.map(({ canonical }) => ({
      ...huge.ANSWER,
      entity: { ...huge.ANSWER.entity, canonical },
    })),
  }),
  'popup-failed': popupStory(fails),
  'popup-searching': popupStory(onPage(NAMES), 'france', { search: never }),
  'popup-search-failed': popupStory(onPage(NAMES), 'france', { search: fails }),
  'popup-huge': popupStory(onPage(huge.PAGE_NAMES), '', { kept: huge.KEPT_LIST }),
  'popup-huge-search': popupStory(onPage(huge.PAGE_NAMES), 'france', {
    search: async () => huge.SEARCH,
    kept: huge.KEPT_LIST,
  }),
  'panel-empty': panelStory(undefined, { names: [], kept: [] }),
  'panel-kept-empty': panelStory(undefined, { kept: [], choose: 1 }),
  'panel-trail-empty': panelStory(undefined, { kept: [], choose: 2 }),
  'panel-failed': panelStory({ entity: fails }),
  'panel-search': panelStory(undefined, { query: 'france' }),
  'panel-huge': panelStory(undefined, { names: huge.PAGE_NAMES, kept: huge.KEPT_LIST }),
  'panel-huge-search': panelStory(undefined, { query: 'france', search: async () => huge.SEARCH }),
  'panel-huge-entity': panelStory({
    entity: async () => huge.ENTITY_PAGE,
    entityDocuments: async () => huge.ENTITY_DOCUMENTS,
  }),
  'panel-huge-kept': panelStory(undefined, { kept: huge.KEPT_LIST, choose: 1 }),
  'panel-huge-trail': panelStory(undefined, { kept: huge.KEPT_LIST, choose: 2 }),
  'reader-waiting': readerStory(never),
  'reader-failed': readerStory(fails),
  'reader-empty': readerStory({ ...DOCUMENT, text: '', cleaned: [] }),
  'reader-huge': readerStory(huge.DOCUMENT),
  'library-waiting': libraryStory({ archives: never }),
  'library-failed': libraryStory({ archives: fails }),
  'library-huge': libraryStory({
    archives: async () => huge.ROWS,
    sets,
    corrections: { ...aLibraryClient().corrections, all: async () => huge.CORRECTIONS },
  }),
  'settings-huge': settingsStory(3, {
    siteRules: { ...DEFAULT_SETTINGS.siteRules, off: huge.HOSTS },
  }),
};
