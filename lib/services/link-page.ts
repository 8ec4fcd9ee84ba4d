import { err, ok, type Result } from '@/lib/base/result';
import type { TextBlock } from '@/lib/model/mention';
import { sketchOf } from '@/lib/text/sketch';
import {
  createLivePages,
  marksOf,
  placeMentions,
  type LinkLibrary,
  type PlacedMark,
} from './live-pages';
import { contextTermsOf } from './page-context';
import type { PageSessions } from './page-sessions';
import { hostOf } from './site-access';

/** Where a page is. */
export type PagePlace = {
  readonly page: string;
  readonly tabId: number;
  readonly frameId: number;
  readonly url: string;
  /** The address of the tab's own page. */
  readonly tabUrl: string;
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
  const live = createLivePages();
  return {
    async whole(at, blocks, library) {
      const known = await sessions.page(at.page);
      const handles = known?.marks.map((mark) => mark.handle + 1) ?? [];
      const page = live.renew(at.page, library, {
        host: hostOf(at.url),
        firstHandle: handles.reduce((a, b) => Math.max(a, b), 0),
      });
      const placed = placeMentions(page, blocks, page.linker.linkPage(blocks));
      const text = blocks.map((block) => block.text).join('\n');
      await sessions.savePage({
        ...at,
        marks: marksOf(page),
        sketch: sketchOf(text),
        context: contextTermsOf(text),
        totalMs: 0,
        longestMs: 0,
        touchedAt: 0,
      });
      return placed;
    },
    async more(at, blocks) {
      const page = live.get(at.page);
      const session = await sessions.page(at.page);
      if (!page || !session) return err('unknown-page');
      const placed = placeMentions(page, blocks, page.linker.linkMore(blocks));
      live.touch(at.page);
      await sessions.savePage({ ...session, url: at.url, tabUrl: at.tabUrl, marks: marksOf(page) });
      return ok(placed);
    },
    reset: () => live.clear(),
  };
}
