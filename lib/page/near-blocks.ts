import { nodeSpans } from './block-range';
import type { PageBlock } from './page-text';

/** How far beyond the viewport counts as near, in screens. */
const NEAR_SCREENS = 1;
/** Elements with more blocks than this are searched for the near ones. */
const FEW_BLOCKS = 12;

/** Knows which of the watched block-level elements are near the viewport. */
export class NearBlocks {
  readonly #near = new Set<Element>();
  readonly #watched = new Set<Element>();
  readonly #observer: IntersectionObserver;
  readonly #blocksIn: (owner: Element) => readonly PageBlock[] | undefined;

  /** @param options.onChange hears when the set of near elements changed */
  constructor(options: {
    blocksIn: (owner: Element) => readonly PageBlock[] | undefined;
    onChange: () => void;
    signal: AbortSignal;
  }) {
    this.#blocksIn = options.blocksIn;
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries)
          if (isIntersecting) this.#near.add(target);
          else this.#near.delete(target);
        options.onChange();
      },
      { root: document, rootMargin: `${NEAR_SCREENS * 100}% 0px` },
    );
    options.signal.addEventListener('abort', () => this.#observer.disconnect(), { once: true });
  }

  /** Watches exactly `owners`. */
  watch(owners: ReadonlySet<Element>): void {
    for (const owner of this.#watched)
      if (!owners.has(owner)) {
        this.#observer.unobserve(owner);
        this.#watched.delete(owner);
        this.#near.delete(owner);
      }
    for (const owner of owners)
      if (!this.#watched.has(owner)) {
        this.#watched.add(owner);
        this.#observer.observe(owner);
      }
  }

  /** The blocks near the viewport. Asks for layout where one element holds very many. */
  *[Symbol.iterator](): Iterator<PageBlock> {
    for (const owner of this.#near) {
      const blocks = this.#blocksIn(owner) ?? [];
      yield* blocks.length > FEW_BLOCKS ? inBand(blocks) : blocks;
    }
  }
}

/** Of blocks one below the other, those near the viewport. */
function inBand(blocks: readonly PageBlock[]): readonly PageBlock[] {
  const scratch = document.createRange();
  const margin = NEAR_SCREENS * innerHeight;
  const first = firstIndex(blocks, (block) => bottomOf(block, scratch) >= -margin);
  const end = firstIndex(blocks, (block) => bottomOf(block, scratch) > innerHeight + margin);
  scratch.setStart(document, 0);
  scratch.collapse(true);
  return blocks.slice(first, end + 1);
}

function bottomOf(block: PageBlock, scratch: Range): number {
  const last = nodeSpans(block, block.text.length - 1, block.text.length)[0];
  if (!last) return 0;
  scratch.setStart(last.node, last.from);
  scratch.setEnd(last.node, last.to);
  return scratch.getBoundingClientRect().bottom;
}

/** Index of the first for which `holds`, given that it holds for all after it; the length when for none. */
function firstIndex(blocks: readonly PageBlock[], holds: (block: PageBlock) => boolean): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block && holds(block)) high = middle;
    else low = middle + 1;
  }
  return low;
}
