import type { TextRun } from './block-text';
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

/** All blocks of a page, by id and by where they stand. */
export class PageText {
  /** In reading order as of the last reading of the whole page. */
  #blocks = new Map<number, PageBlock>();
  readonly #byOwner = new WeakMap<Element, PageBlock[]>();
  readonly #byNode = new WeakMap<Text, Set<PageBlock>>();
  readonly #now: () => number;
  #nextId = 0;

  /** @param now ms, monotonic */
  constructor(now: () => number) {
    this.#now = now;
  }

  get size(): number {
    return this.#blocks.size;
  }

  all(): PageBlock[] {
    return [...this.#blocks.values()];
  }

  block(id: number): PageBlock | undefined {
    return this.#blocks.get(id);
  }

  /** Characters of all blocks. */
  chars(): number {
    let chars = 0;
    for (const { text } of this.#blocks.values()) chars += text.length;
    return chars;
  }

  /** The blocks directly in a block-level element; undefined when it was never read. */
  blocksIn(owner: Element): readonly PageBlock[] | undefined {
    return this.#byOwner.get(owner);
  }

  /** The blocks that a text node has a part in. */
  blocksOf(node: Text): readonly PageBlock[] {
    const known = this.#byNode.get(node);
    if (!known) return [];
    for (const block of known) if (this.#blocks.get(block.id) !== block) known.delete(block);
    return [...known];
  }

  /** Takes in what was read. @param whole whether it was the whole page, in reading order */
  apply(read: { blocks: readonly ReadBlock[] } & Sighted, whole: boolean): TextChange {
    const gone = new Map<number, PageBlock>();
    const before = new Map<Element, PageBlock[]>();
    for (const owner of read.owners) {
      const old = this.#byOwner.get(owner) ?? [];
      before.set(owner, old);
      for (const block of old) gone.set(block.id, block);
      this.#byOwner.set(owner, []);
    }
    if (whole) for (const block of this.#blocks.values()) gone.set(block.id, block);
    if (whole) this.#blocks = new Map();
    const changed: PageBlock[] = [];
    for (const found of read.blocks) {
      const kept = takeSame(before.get(found.owner), found.text);
      if (kept) gone.delete(kept.id);
      const block = kept ?? this.#create(found);
      if (!kept) changed.push(block);
      this.#place(block, found);
    }
    for (const id of gone.keys()) this.#blocks.delete(id);
    return { changed, removed: [...gone.keys()] };
  }

  /** Drops blocks whose element left the document; gives their ids. */
  dropDetached(): number[] {
    const removed: number[] = [];
    for (const block of this.#blocks.values()) {
      if (block.owner.isConnected) continue;
      this.#blocks.delete(block.id);
      this.#byOwner.delete(block.owner);
      removed.push(block.id);
    }
    return removed;
  }

  #create({ text, owner, runs }: ReadBlock): PageBlock {
    return { id: this.#nextId++, text, owner, runs, since: this.#now(), dirty: false };
  }

  #place(block: PageBlock, { owner, runs }: ReadBlock): void {
    block.runs = runs;
    block.dirty = false;
    this.#blocks.set(block.id, block);
    const siblings = this.#byOwner.get(owner);
    if (siblings) siblings.push(block);
    else this.#byOwner.set(owner, [block]);
    for (const { node } of runs) {
      const known = this.#byNode.get(node);
      if (known) known.add(block);
      else this.#byNode.set(node, new Set([block]));
    }
  }
}

/** Takes the first block with this text out of `blocks`. */
function takeSame(blocks: PageBlock[] | undefined, text: string): PageBlock | undefined {
  const at = blocks?.findIndex((block) => block.text === text) ?? -1;
  return at === -1 ? undefined : blocks?.splice(at, 1)[0];
}
