import { computed, createModel, signal, type Signal } from '@preact/signals';
import { report } from '@/lib/base/report';
import type { ImportNews, PageName, PageState, SearchAnswer } from '@/lib/model/answers';
import type { DocumentKey } from '@/lib/model/document';
import { offeredSearches, type KeptModelInstance } from './kept-model';
import { createOtherImport, type OtherImportClient } from './other-import';
import { SearchModel } from './search-model';
import { queryForName } from './search-query';

/** What the popup asks of the rest of Backfile. */
export type PopupClient = OtherImportClient & {
  /** What Backfile does on the page in front. */
  pageState(): Promise<PageState>;
  /** @param most how many hits; as many as are ever shown of an answer without it */
  search(query: string, signal: AbortSignal, most?: number): Promise<SearchAnswer>;
  /** Switches Backfile on or off on a host; the page follows at once. */
  setSite(host: string, on: boolean): Promise<unknown>;
  /** Has the browser ask the reader for access to all sites; straight from a click. */
  allowSites(): Promise<unknown>;
  /** In a new tab. */
  openReader(key: DocumentKey, start: number): void;
  /** In a new tab. */
  openLibrary(): void;
  /** Left out where the panel is open already. */
  openPanel?(): void;
  /** Shows what the library knows of a name; where left out, the name is searched for. */
  openName?(name: PageName): void;
};

/** What is known of the page in front. */
export type PageView =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'known'; readonly page: PageState }
  | { readonly kind: 'failed' };

/**
 * The state and the actions of the toolbar popup.
 *
 * @param kept pins, saved searches and the trail
 */
export const PopupModel = createModel((client: PopupClient, kept: KeptModelInstance) => {
  const page = signal<PageView>({ kind: 'waiting' });
  /** Index of the row that Enter opens; -1 for none. */
  const active = signal(-1);
  const search = new SearchModel((...asked) => client.search(...asked));
  const { query, answer } = search;
  const names = computed(() => namesOf(page.value));
  /** Searches to repeat; their rows follow the names', and wait for them: nothing moves under a pointer. */
  const offered = computed(() => (page.value.kind === 'waiting' ? [] : offeredSearches(kept)));
  const rowCount = computed(() =>
    query.value === ''
      ? names.value.length + offered.value.length
      : (answer.value?.hits.length ?? 0),
  );

  const coming = followComing(client, () => void loadPage());

  async function loadPage(): Promise<void> {
    page.value = await askPage(client);
    coming.follow(page.value.kind === 'known' && page.value.page.kind === 'no-archive');
  }

  /** Waits for a change of what Backfile may do on the page, and looks again. */
  async function change(made: Promise<unknown>): Promise<void> {
    await made.catch((error: unknown) => report(error, 'while changing where Backfile runs'));
    await loadPage();
  }

  function type(text: string): void {
    active.value = -1;
    search.type(text);
  }

  return {
    page,
    /** The archive that is on its way into an empty library. */
    coming: coming.news,
    search,
    active,
    names,
    offered,
    kept,
    load: loadPage,
    type,
    /** Moves the active row down (1) or up (-1), round the ends, past the search box. */
    move(by: 1 | -1): void {
      const rows = rowCount.peek();
      const stops = rows + 1;
      active.value = rows === 0 ? -1 : ((active.peek() + 1 + by + stops) % stops) - 1;
    },
    /** Opens row `index`: a name is shown or searched for, a hit is opened in the reader. */
    open(index: number): void {
      if (query.peek() === '') {
        const name = names.peek()[index];
        if (name && client.openName) client.openName(name);
        else if (name) type(queryForName(name.canonical));
        else type(offered.peek()[index - names.peek().length]?.query ?? '');
        return;
      }
      const excerpt = answer.peek()?.hits[index]?.excerpt;
      if (!excerpt) return;
      // Written down before the popup goes.
      void kept.record({ kind: 'step', did: 'search', words: query.peek().trim() });
      client.openReader(excerpt.document.key, excerpt.start);
    },
    openLibrary: (): void => client.openLibrary(),
    /** Asks for access to sites, straight from a click. */
    allowSites: (): Promise<void> => change(client.allowSites()),
    hasPanel: signal(client.openPanel !== undefined),
    openPanel: (): void => client.openPanel?.(),
    /** Switches Backfile on or off on the page's host. */
    setSite: (host: string, on: boolean): Promise<void> => change(client.setSite(host, on)),
  };
});

/** Follows an import while the library is empty; `ended` is called when it is over. */
function followComing(
  client: OtherImportClient,
  ended: () => void,
): { readonly news: Signal<ImportNews | undefined>; follow(isEmpty: boolean): void } {
  const other = createOtherImport(client);
  let following: AbortController | undefined;
  return {
    news: other.news,
    follow(isEmpty) {
      if (isEmpty === (following !== undefined)) return;
      following?.abort();
      following = isEmpty ? new AbortController() : undefined;
      other.news.value = undefined;
      if (following) other.follow(following.signal, ended);
    },
  };
}

async function askPage(client: PopupClient): Promise<PageView> {
  try {
    return { kind: 'known', page: await client.pageState() };
  } catch (error) {
    report(error, 'while asking about the page');
    return { kind: 'failed' };
  }
}

/** The model of the popup. */
export type PopupModelInstance = InstanceType<typeof PopupModel>;

/** The page's names, by how much the archive knows of them. */
function namesOf(view: PageView): readonly PageName[] {
  if (view.kind !== 'known' || view.page.kind !== 'on') return [];
  return view.page.names.toSorted(
    (a, b) => b.documentCount - a.documentCount || b.mentions - a.mentions,
  );
}
