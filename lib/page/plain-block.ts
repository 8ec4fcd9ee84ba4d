import { type ElementSight, isVisible, sightOf } from './element-role';

/** Most elements in a block that is read as one. */
const MAX_PARTS = 64;

/** Finds blocks of nothing but text and plain inline elements, and remembers what it saw of those that are not. */
export class PlainBlocks {
  /** In the order in which a walk meets them. */
  readonly #seen: Element[] = [];
  readonly #sights: ElementSight[] = [];
  #next = 0;

  /** As `sightOf`, of an element that may have been seen before. */
  sightOf(element: Element, interrupts: boolean): ElementSight {
    const sight = this.#seen[this.#next] === element ? this.#sights[this.#next++] : undefined;
    return sight ?? sightOf(element, interrupts);
  }

  /** Whether a block with this sight holds nothing but text and plain inline elements. */
  isPlain(block: Element, { isLeaf, style }: ElementSight): boolean {
    if (isLeaf) return true;
    this.#seen.length = 0;
    this.#sights.length = 0;
    this.#next = 0;
    return isVisible(style) && this.#areInline(block);
  }

  #areInline(parent: Element): boolean {
    for (let at = parent.firstElementChild; at; at = at.nextElementSibling)
      if (!this.#isInline(at)) return false;
    return true;
  }

  #isInline(element: Element): boolean {
    if (this.#seen.length >= MAX_PARTS) return false;
    const sight = sightOf(element, true);
    const { role, style, isLeaf } = sight;
    if (role !== 'inline') return false;
    this.#seen.push(element);
    this.#sights.push(sight);
    return showsAll(element) && isVisible(style) && (isLeaf || this.#areInline(element));
  }
}

/** Whether an element shows its own children, in their order: no slot, nothing folded, no host. */
export function showsAll(element: Element): boolean {
  const name = element.localName;
  if (name === 'slot' || name === 'details' || name.includes('-')) return false;
  // A closed shadow tree is not looked for everywhere: its host is a custom element, or empty.
  return !element.shadowRoot && element.hasChildNodes();
}
