import type { PageLinker } from '@/lib/linking/page-linker';
import type { EntityAt } from '@/lib/model/entity';
import type { Mention, TextBlock } from '@/lib/model/mention';
import type { Density } from '@/lib/model/settings';
import type { SessionMark } from './page-sessions';

/** Most pages whose linking state is kept in memory; others are read whole again when they change. */
const MAX_LIVE_PAGES = 30;

/** What linking needs of the library: a linker for a new page, and places for its candidates. */
export type LinkLibrary = {
  /** @param host of the page: some corrections hold there only */
  readonly newLinker: (host: string) => PageLinker;
  /** Where the candidates of a mention are in the library. */
  readonly resolve: (mention: Mention) => readonly EntityAt[];
  /** The share of its archive's documents that name a mention's rarest candidate, 0 to 1. */
  readonly shareOf: (mention: Mention) => number;
  /** Which mentions are underlined. */
  readonly density: Density;
};

/** A name in no more of an archive's documents than this is rare. */
const RARE_SHARE = 0.02;

/** A mention as the page may know it. */
export type PlacedMark = {
  readonly handle: number;
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly drawn: boolean;
};

/** A page that was linked in this waking of the worker. */
export type LivePage = {
  readonly linker: PageLinker;
  readonly library: LinkLibrary;
  readonly blocks: Map<number, readonly SessionMark[]>;
  /** Names that have earned an underline somewhere on the page. */
  readonly earned: Set<string>;
  nextHandle: number;
};

/** Live pages by id; the one used longest ago goes first when there are too many. */
export type LivePages = {
  get(page: string): LivePage | undefined;
  /**
   * A fresh state for a page that is linked whole.
   *
   * @param at its host, and the least handle that it has not been given yet, as far as is remembered
   */
  renew(
    page: string,
    library: LinkLibrary,
    at: { readonly host: string; readonly firstHandle: number },
  ): LivePage;
  /** Notes that a page was used just now. */
  touch(page: string): void;
  clear(): void;
};

/** No live pages yet. */
export function createLivePages(): LivePages {
  const live = new Map<string, LivePage>();
  const keep = (id: string, page: LivePage): void => {
    live.delete(id);
    live.set(id, page);
    const oldest = live.keys().next();
    if (live.size > MAX_LIVE_PAGES && !oldest.done) live.delete(oldest.value);
  };
  return {
    get: (page) => live.get(page),
    renew(id, library, { host, firstHandle }) {
      // Handles of a page only grow: one from before a re-read never means something else.
      const nextHandle = Math.max(firstHandle, live.get(id)?.nextHandle ?? 0);
      const linker = library.newLinker(host);
      const page = { linker, library, blocks: new Map(), earned: new Set<string>(), nextHandle };
      keep(id, page);
      return page;
    },
    touch(id) {
      const page = live.get(id);
      if (page) keep(id, page);
    },
    clear: () => live.clear(),
  };
}

/** Gives the mentions of `blocks` their handles, in place of those that the blocks had before. */
export function placeMentions(
  page: LivePage,
  blocks: readonly TextBlock[],
  mentions: readonly Mention[],
): readonly PlacedMark[] {
  for (const block of blocks) page.blocks.delete(block.id);
  for (const mention of mentions) if (mention.salient) page.earned.add(nameOf(mention));
  return mentions.map((mention) => {
    const handle = page.nextHandle++;
    const mark: SessionMark = {
      handle,
      surface: mention.surface,
      route: mention.route,
      outcome: mention.outcome,
      refs: page.library.resolve(mention),
    };
    page.blocks.set(mention.block, [...(page.blocks.get(mention.block) ?? []), mark]);
    const { start, end } = mention.span;
    return { handle, block: mention.block, start, end, drawn: isDrawn(page, mention) };
  });
}

function isDrawn({ library, earned }: LivePage, mention: Mention): boolean {
  switch (library.density) {
    case 'all':
      return earned.has(nameOf(mention));
    case 'section':
      return mention.salient;
    case 'rare':
      return mention.salient && library.shareOf(mention) <= RARE_SHARE;
  }
}

/** The same for mentions with the same candidates. */
function nameOf({ candidates }: Mention): string {
  return candidates.map(({ table, entity }) => `${table}:${entity}`).join(' ');
}

/** Every mark of the page, block by block. */
export function marksOf(page: LivePage): readonly SessionMark[] {
  return [...page.blocks.values()].flat();
}
