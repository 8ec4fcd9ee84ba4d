import type { PageCommands } from '@/lib/page/ports';
import { PageCards } from '@/lib/page/page-cards';
import { RunningPage } from '@/lib/page/run-page';
import { givePart } from '@/lib/page/script-parts';
import { PageStarter } from '@/lib/page/start-page';
import { PRACTICE_TEXTS } from '@/lib/state/practice-text';
import { obeyBackground } from './obey-background';
import { createPagePort } from './page-port';

/** What a page of ours hears of the marking in its practice text. */
export type PracticeEvents = {
  /** So many names are known in it. */
  readonly onMarks?: (count: number) => void;
  readonly onCard?: () => void;
};

/**
 * Marks names in the practice text of this page of ours and opens cards on them, as on any page of
 * the web; no access to a site is needed for it. Nothing else of the page is looked at.
 */
export function startPractice({ onMarks, onCard }: PracticeEvents): void {
  const port = createPagePort();
  let page: PageCommands | undefined;
  obeyBackground(() => page);
  givePart('reading', (start) => new RunningPage(start));
  givePart('cards', (from) => new PageCards(from));
  page = new PageStarter({
    ...port,
    // They are here already.
    loadPart: async () => true,
    async linkBlocks(request) {
      const blocks = request.blocks.filter(({ text }) => PRACTICE_TEXTS.includes(text.trim()));
      const linked = await port.linkBlocks({ ...request, blocks });
      if (linked.ok && request.whole && !request.more) onMarks?.(linked.value.length);
      return linked;
    },
    async openCard(card) {
      const opened = await port.openCard(card);
      if (opened.ok) onCard?.();
      return opened;
    },
  });
}
