import type { PageBlock } from './page-text';
import type { PageMark } from './ports';

/** A mention on the page, for as long as its block stands. */
export type Mark = {
  readonly handle: number;
  readonly block: PageBlock;
  readonly start: number;
  readonly end: number;
  readonly drawn: boolean;
  /** Where it stood when last measured, page coordinates in px, and since when, ms. */
  stood: { readonly x: number; readonly y: number; readonly since: number } | undefined;
};

/** How far text may shift without having moved, px. */
const STILL_PX = 1.5;

/** All mentions of a page by block. */
export class Marks {
  readonly #byBlock = new Map<number, readonly Mark[]>();

  /** Replaces the mentions of `blocks`. */
  set(blocks: readonly PageBlock[], found: readonly PageMark[]): void {
    const lists = new Map<number, { block: PageBlock; marks: Mark[] }>();
    for (const block of blocks) lists.set(block.id, { block, marks: [] });
    for (const { handle, block: id, start, end, drawn } of found) {
      const list = lists.get(id);
      if (list && start < end && end <= list.block.text.length)
        list.marks.push({ handle, block: list.block, start, end, drawn, stood: undefined });
    }
    for (const [id, { marks }] of lists) this.#byBlock.set(id, marks);
  }

  drop(ids: readonly number[]): void {
    for (const id of ids) this.#byBlock.delete(id);
  }

  clear(): void {
    this.#byBlock.clear();
  }

  in(block: PageBlock): readonly Mark[] {
    return this.#byBlock.get(block.id) ?? [];
  }
}

/** Notes where a mention stands at `now`, and gives since when text and place are as they are, ms. */
export function noteStanding(mark: Mark, at: { x: number; y: number }, now: number): number {
  const { stood } = mark;
  const still = stood && Math.abs(stood.x - at.x) < STILL_PX && Math.abs(stood.y - at.y) < STILL_PX;
  if (!still) mark.stood = { x: at.x, y: at.y, since: now };
  return Math.max(mark.block.since, mark.stood?.since ?? now);
}
