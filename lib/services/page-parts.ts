import type { TextBlock } from '@/lib/model/mention';

/** Most pages whose parts are waited for at once; the oldest is given up. */
const MAX_WAITING = 20;

/** The last block may reach over the limit. */
const MAX_SLACK_CHARS = 50_000;

/** One part of a page's text on its way. */
export type PagePart = {
  readonly page: string;
  readonly blocks: readonly TextBlock[];
  /** Blocks that were sent before, in earlier parts. */
  readonly before: number;
  /** Whether more parts follow. */
  readonly more: boolean;
};

/** Puts pages together that arrive in parts. */
export type PageParts = {
  /**
   * Takes a part. @returns all blocks with the last part; `waiting` before; `missing` when earlier
   * parts were lost, with the worker that had them or because a newer reading began
   */
  take(part: PagePart): readonly TextBlock[] | 'waiting' | 'missing';
};

/**
 * Parts in memory: a page is sent within moments, or again.
 *
 * @param maxChars most text kept of one page, whatever it sends
 */
export function createPageParts(maxChars: number): PageParts {
  const waiting = new Map<string, TextBlock[]>();
  return {
    take({ page, blocks, before, more }) {
      const earlier = before === 0 ? [] : (waiting.get(page) ?? []);
      waiting.delete(page);
      if (earlier.length !== before) return 'missing';
      const all = [...earlier, ...blocks];
      // A page script stops at the limit itself; a page's process that does not is cut off.
      if (lengthOf(all) > maxChars + MAX_SLACK_CHARS) return 'missing';
      if (!more) return all;
      waiting.set(page, all);
      const oldest = waiting.keys().next();
      if (waiting.size > MAX_WAITING && !oldest.done) waiting.delete(oldest.value);
      return 'waiting';
    },
  };
}

function lengthOf(blocks: readonly TextBlock[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length, 0);
}
