import { err, ok, type Result } from '@/lib/base/result';
import type { PageLinker } from '@/lib/linking/page-linker';
import type { EntityAt } from '@/lib/model/entity';
import type { Mention, TextBlock } from '@/lib/model/mention';
import { sketchOf } from '@/lib/text/sketch';
import type { PageSession, PageSessions, SessionMark } from './page-sessions';
import { contextTermsOf } from './page-context';

/** Most pages whose linking state is kept in memory; others are read whole again when they change. */
const MAX_LIVE_PAGES = 30;

/** Where a page is. */
export type PagePlace = {
  readonly page: string;
  readonly tabId: number;
  readonly frameId: number;
  readonly url: string;
};

/** A mention as the page may know it. */
export type PlacedMark = {
  readonly handle: number;
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly drawn: boolean;
};

/** What linking needs of the library: a linker for a new page, and ids for its candidates. */
export type LinkLibrary = {
  readonly newLinker: () => PageLinker;
  /** Resolves candidates (table, entity number) to lasting references. */
  readonly resolve: (mention: Mention) => readonly EntityAt[];
};

type LivePage = {
  readonly linker: PageLinker;
  readonly library: LinkLibrary;
  readonly blocks: Map<number, readonly SessionMark[]>;
  nextHandle: number;
};

/** Links pages and remembers what each handle means. */
export type LinkPages = {
  /** Links the page's blocks in reading order, replacing all that was known of it. */
  whole(
    place: PagePlace,
    blocks: readonly TextBlock[],
    library: LinkLibrary,
  ): Promise<readonly PlacedMark[]>;
  /** Links changed or new blocks of a page that was linked whole in this waking. */
  more(
    place: PagePlace,
    blocks: readonly TextBlock[],
  ): Promise<Result<readonly PlacedMark[], 'unknown-page'>>;
  /** Forgets all linking state: the library changed. */
  reset(): void;
};

/** Page linking over `sessions`. */
export function createLinkPages(sessions: PageSessions): LinkPages {
  const live = new Map<string, LivePage>();

  function place(
    page: LivePage,
    blocks: readonly TextBlock[],
    mentions: readonly Mention[],
  ): PlacedMark[] {
    for (const block of blocks) page.blocks.delete(block.id);
    const placed: PlacedMark[] = [];
    for (const mention of mentions) {
      const handle = page.nextHandle++;
      const mark: SessionMark = {
        handle,
        surface: mention.surface,
        route: mention.route,
        outcome: mention.outcome,
        refs: page.library.resolve(mention),
      };
      page.blocks.set(mention.block, [...(page.blocks.get(mention.block) ?? []), mark]);
      placed.push({
        handle,
        block: mention.block,
        start: mention.span.start,
        end: mention.span.end,
        drawn: mention.salient,
      });
    }
    return placed;
  }

  function keep(id: string, page: LivePage): void {
    live.delete(id);
    live.set(id, page);
    const oldest = live.keys().next();
    if (live.size > MAX_LIVE_PAGES && !oldest.done) live.delete(oldest.value);
  }

  return {
    async whole(at, blocks, library) {
      const before = live.get(at.page);
      // Handles of a page only grow: one from before a re-read never means something else.
      const page: LivePage = {
        linker: library.newLinker(),
        library,
        blocks: new Map(),
        nextHandle: before?.nextHandle ?? 0,
      };
      const placed = place(page, blocks, page.linker.linkPage(blocks));
      keep(at.page, page);
      const text = blocks.map((block) => block.text).join('\n');
      const session: PageSession = {
        ...at,
        marks: [...page.blocks.values()].flat(),
        sketch: sketchOf(text),
        context: contextTermsOf(text),
        totalMs: 0,
        longestMs: 0,
        touchedAt: 0,
      };
      await sessions.savePage(session);
      return placed;
    },
    async more(at, blocks) {
      const page = live.get(at.page);
      const session = await sessions.page(at.page);
      if (!page || !session) return err('unknown-page');
      const placed = place(page, blocks, page.linker.linkMore(blocks));
      keep(at.page, page);
      await sessions.savePage({ ...session, url: at.url, marks: [...page.blocks.values()].flat() });
      return ok(placed);
    },
    reset() {
      live.clear();
    },
  };
}
