import { isRunOf } from './block-range';
import type { TextRun } from './block-text';
import { closestInFlatTree } from './flat-tree';
import type { ReadBlock, Sighted } from './text-reader';

/** A text block of the page, for as long as its text stays the same. */
export type PageBlock = {
  readonly id: number;
  readonly text: string;
  /** The block-level element around it. */
  readonly owner: Element;
  /** Where its text stands now: nodes may be exchanged under the same text. */
  runs: readonly TextRun[];
  /** Since when the text stands as it does, ms, monotonic. */
  readonly since: number;
  /** Something in it changed and it was not read again yet. */
  dirty: boolean;
};

/** What reading changed. */
export type TextChange = {
  /** Blocks with a new text, in reading order. */
  readonly changed: readonly PageBlock[];
  /** Ids of blocks that are no more. */
  readonly removed: readonly number[];
};

/** Blocks taken in between two looks at the clock. */
const BLOCKS_PER_STEP = 32;

/** All blocks of a page, by id and by where they stand. */
export class PageText {
  /** In reading order as of the last reading of the whole page. */
  #blocks = new Map<number, PageBlock>();
  #byOwner = new Map<Element, PageBlock[]>();
  readonly #now: () => number;
  #nextId = 0;

  /** @param now ms, monotonic */
  constructor(now: () => number) {
    this.#now = now;
  }

  all(): PageBlock[] {
    return [...this.#blocks.values()];
  }

  /** The blocks directly in a block-level element; undefined when it was never read. */
  blocksIn(owner: Element): readonly PageBlock[] | undefined {
    return this.#byOwner.get(owner);
  }

  /** The blocks that a text node has a part in, or an element with nothing but text. */
  blocksOf(node: Node): readonly PageBlock[] {
    const owner = closestInFlatTree(node, (at) => this.#byOwner.has(at));
    const blocks = (owner && this.#byOwner.get(owner)) ?? [];
    return blocks.filter(({ runs }) => runs.some((run) => isRunOf(run, node)));
  }

  /**
   * Takes in what was read, in steps; all of it shows at once, when the last step is done.
   *
   * @param whole whether it was the whole page, in reading order
   */
  *apply(
    read: { blocks: readonly ReadBlock[] } & Sighted,
    whole: boolean,
  ): Generator<void, TextChange> {
    const found = new Map<Element, PageBlock[]>();
    const inOrder: PageBlock[] = [];
    const changed: PageBlock[] = [];
    const free = new Map<Element, PageBlock[]>();
    const isFirst = this.#byOwner.size === 0;
    let [taken, now] = [0, 0];
    for (const one of read.blocks) {
      if (taken++ % BLOCKS_PER_STEP === 0) {
        yield;
        now = this.#now();
      }
      const kept = isFirst ? undefined : takeSame(this.#freeIn(free, one.owner), one.text);
      const block = kept ?? this.#create(one, now);
      if (!kept) changed.push(block);
      block.runs = one.runs;
      block.dirty = false;
      inOrder.push(block);
      const siblings = found.get(one.owner);
      if (siblings) siblings.push(block);
      else found.set(one.owner, [block]);
    }
    yield;
    for (const owner of read.owners) if (!found.has(owner)) found.set(owner, []);
    yield;
    return { changed, removed: whole ? this.#replace(found, inOrder) : this.#merge(found) };
  }

  /** Drops what left the document; gives the ids of its blocks. */
  dropDetached(): number[] {
    const removed: number[] = [];
    for (const [owner, blocks] of this.#byOwner) {
      if (owner.isConnected) continue;
      this.#byOwner.delete(owner);
      for (const { id } of blocks) {
        this.#blocks.delete(id);
        removed.push(id);
      }
    }
    return removed;
  }

  #create({ text, owner, runs }: ReadBlock, since: number): PageBlock {
    return { id: this.#nextId++, text, owner, runs, since, dirty: false };
  }

  /** The blocks that were in `owner` and are not found again so far. */
  #freeIn(free: Map<Element, PageBlock[]>, owner: Element): PageBlock[] {
    const known = free.get(owner);
    if (known) return known;
    const all = [...(this.#byOwner.get(owner) ?? [])];
    free.set(owner, all);
    return all;
  }

  #replace(found: Map<Element, PageBlock[]>, inOrder: readonly PageBlock[]): number[] {
    const before = this.#blocks;
    this.#blocks = new Map(inOrder.map((block) => [block.id, block]));
    this.#byOwner = found;
    return [...before.keys()].filter((id) => !this.#blocks.has(id));
  }

  #merge(found: Map<Element, PageBlock[]>): number[] {
    const removed: number[] = [];
    for (const [owner, blocks] of found) {
      for (const { id } of this.#byOwner.get(owner) ?? []) {
        this.#blocks.delete(id);
        removed.push(id);
      }
      this.#byOwner.set(owner, blocks);
    }
    for (const blocks of found.values())
      for (const block of blocks) this.#blocks.set(block.id, block);
    return removed.filter((id) => !this.#blocks.has(id));
  }
}

/** Takes the first block with this text out of `blocks`. */
function takeSame(blocks: PageBlock[], text: string): PageBlock | undefined {
  const at = blocks.findIndex((block) => block.text === text);
  return at === -1 ? undefined : blocks.splice(at, 1)[0];
}
