import { batch, computed, createModel, signal } from '@preact/signals';
import { createLatest } from '@/lib/base/latest';
import { report } from '@/lib/base/report';
import { sleep } from '@/lib/base/sleep';
import type { PageName, PageState, SearchAnswer } from '@/lib/model/answers';
import type { DocumentKey } from '@/lib/model/document';
import { queryForName } from './search-query';

/** What the popup asks of the rest of Backfile. */
export type PopupClient = {
  /** What Backfile does on the page in front. */
  pageState(): Promise<PageState>;
  search(query: string, signal: AbortSignal): Promise<SearchAnswer>;
  /** Switches Backfile on or off on a host; the page follows at once. */
  setSite(host: string, on: boolean): Promise<unknown>;
  /** In a new tab. */
  openReader(key: DocumentKey, start: number): void;
  /** In a new tab. */
  openLibrary(): void;
};

/** What is known of the page in front. */
export type PageView =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'known'; readonly page: PageState }
  | { readonly kind: 'failed' };

/** What is known of the words in the search box. The last answer stays until the next one. */
export type SearchView =
  | { readonly kind: 'idle' }
  | { readonly kind: 'searching'; readonly before?: SearchAnswer }
  | { readonly kind: 'answered'; readonly answer: SearchAnswer }
  | { readonly kind: 'failed' };

/** Pause in typing before a search starts, ms: shorter than it takes to notice. */
const TYPING_PAUSE_MS = 60;

/** The state and the actions of the toolbar popup. */
export const PopupModel = createModel((client: PopupClient) => {
  const page = signal<PageView>({ kind: 'waiting' });
  const query = signal('');
  const search = signal<SearchView>({ kind: 'idle' });
  /** Index of the row that Enter opens; -1 for none. */
  const active = signal(-1);
  const latest = createLatest();

  const answer = computed(() => answerOf(search.value));
  const names = computed(() => namesOf(page.value));
  const rowCount = computed(() =>
    query.value === '' ? names.value.length : (answer.value?.hits.length ?? 0),
  );

  async function loadPage(): Promise<void> {
    try {
      page.value = { kind: 'known', page: await client.pageState() };
    } catch (error) {
      report(error, 'while asking about the page');
      page.value = { kind: 'failed' };
    }
  }

  async function runSearch(words: string): Promise<void> {
    const before = answerOf(search.peek());
    search.value = before ? { kind: 'searching', before } : { kind: 'searching' };
    try {
      const settled = await latest.run(async (cancel) => {
        await sleep(TYPING_PAUSE_MS, cancel);
        return client.search(words, cancel);
      });
      if (settled.current) search.value = { kind: 'answered', answer: settled.value };
    } catch (error) {
      report(error, 'while searching');
      search.value = { kind: 'failed' };
    }
  }

  function type(text: string): void {
    batch(() => {
      query.value = text;
      active.value = -1;
    });
    const words = text.trim();
    if (words !== '') return void runSearch(words);
    latest.stop();
    search.value = { kind: 'idle' };
  }

  return {
    page,
    query,
    search,
    active,
    names,
    answer,
    load: (): void => void loadPage(),
    type,
    /** Moves the active row down (1) or up (-1), round the ends, past the search box. */
    move(by: 1 | -1): void {
      const rows = rowCount.peek();
      const stops = rows + 1;
      active.value = rows === 0 ? -1 : ((active.peek() + 1 + by + stops) % stops) - 1;
    },
    /** Opens row `index`: a name is searched for, a hit is opened in the reader. */
    open(index: number): void {
      if (query.peek() === '') {
        const name = names.peek()[index];
        if (name) type(queryForName(name.canonical));
        return;
      }
      const excerpt = answer.peek()?.hits[index]?.excerpt;
      if (excerpt) client.openReader(excerpt.document.key, excerpt.start);
    },
    openLibrary: (): void => client.openLibrary(),
    /** Switches Backfile on or off on the page's host. */
    async setSite(host: string, on: boolean): Promise<void> {
      try {
        await client.setSite(host, on);
      } catch (error) {
        report(error, 'while switching a site');
      }
      await loadPage();
    },
  };
});

/** The model of the popup. */
export type PopupModelInstance = InstanceType<typeof PopupModel>;

function answerOf(search: SearchView): SearchAnswer | undefined {
  switch (search.kind) {
    case 'answered':
      return search.answer;
    case 'searching':
      return search.before;
    case 'idle':
    case 'failed':
      return undefined;
  }
}

/** The page's names, by how much the archive knows of them. */
function namesOf(view: PageView): readonly PageName[] {
  if (view.kind !== 'known' || view.page.kind !== 'on') return [];
  return view.page.names.toSorted(
    (a, b) => b.documentCount - a.documentCount || b.mentions - a.mentions,
  );
}
