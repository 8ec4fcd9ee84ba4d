import { type BlockText, BlockTextBuilder } from './block-text';
import { type ElementRole, isEditable, isVisible, sightOf } from './element-role';
import { isElement, isText } from './flat-tree';
import { isProse, lineBreakAfter } from './preformatted';

/** Longest stretch of one text node that is read at once, characters. */
const CHUNK_CHARS = 8_192;
const BLANK = /^[ \t\n\r\f]*$/;
/** Nodes read between two looks at the clock. */
const NODES_PER_LOOK = 8;

/** A block as it was read: its text and the block-level element that it stands in. */
export type ReadBlock = BlockText & { readonly owner: Element };

/** What reading needs to know. */
export type ReadOptions = {
  /** The shadow root of an element, closed ones too. */
  readonly shadowRootOf: (element: Element) => ShadowRoot | null;
  /** Whether a block-level element below a scope is left alone, because what was read of it still holds. */
  readonly isKnown: (element: Element) => boolean;
  /** Most characters to read; the rest of the text is left out. */
  readonly maxChars: number;
  /** A text/plain document: one `pre` that always is prose. */
  readonly plainText: boolean;
};

/** What was seen on the way besides text. */
export type Sighted = {
  /** Block-level elements, read whether they hold text or not. */
  readonly owners: Set<Element>;
  readonly roots: Set<ShadowRoot>;
  /** Elements that are not shown now. */
  readonly hidden: Set<Element>;
};

type Frame = {
  readonly owner: Element;
  readonly builder: BlockTextBuilder;
  readonly style: CSSStyleDeclaration | undefined;
  readonly pre: boolean;
  readonly role: ElementRole;
  /** Next sibling to visit, or the rest of a slot's nodes. */
  next: Node | null;
  readonly rest: readonly Node[];
  restAt: number;
};

/** Reads the visible text below block-level elements, flat tree, in steps of any size. */
export class TextReader implements Sighted {
  readonly blocks: ReadBlock[] = [];
  readonly owners = new Set<Element>();
  readonly roots = new Set<ShadowRoot>();
  readonly hidden = new Set<Element>();
  readonly #options: ReadOptions;
  readonly #scopes: Element[];
  readonly #stack: Frame[] = [];
  #long: { node: Text; at: number; frame: Frame } | undefined;
  #chars = 0;

  /** @param scopes read one after the other */
  constructor(scopes: readonly Element[], options: ReadOptions) {
    this.#scopes = scopes.toReversed();
    this.#options = options;
  }

  /** Reads on until all is read or `outOfTime`; says whether all is read. */
  step(outOfTime: () => boolean): boolean {
    for (let nodes = 1; ; nodes++) {
      if (!this.#one()) return true;
      if (nodes % NODES_PER_LOOK === 0 && outOfTime()) return false;
    }
  }

  #one(): boolean {
    if (this.#chars >= this.#options.maxChars) {
      for (let frame = this.#stack.pop(); frame; frame = this.#stack.pop()) this.#leave(frame);
      return false;
    }
    if (this.#long) {
      this.#readLong();
      return true;
    }
    const frame = this.#stack.at(-1);
    if (!frame) {
      const scope = this.#scopes.pop();
      if (scope) this.#enterScope(scope);
      return scope !== undefined;
    }
    const node = nextOf(frame);
    if (!node) {
      this.#stack.pop();
      this.#leave(frame);
    } else if (isText(node)) this.#text(node, frame);
    else if (isElement(node)) this.#element(node, frame);
    return true;
  }

  #enterScope(scope: Element): void {
    if (!scope.isConnected || this.owners.has(scope) || isEditable(scope)) return;
    const { role, style } = sightOf(scope, false);
    if (role === 'skip') return;
    if (role === 'hidden') this.hidden.add(scope);
    else this.#enter(scope, undefined, { role: role === 'pre' ? role : 'block', style });
  }

  #element(element: Element, parent: Frame): void {
    const { role, style } = sightOf(element, !parent.builder.isEmpty);
    switch (role) {
      case 'skip':
        return;
      case 'hidden':
        this.hidden.add(element);
        return;
      case 'line-break':
        parent.builder.separate('\n');
        return;
      case 'spaced':
        parent.builder.separate(' ');
        break;
      case 'block':
      case 'pre':
        this.#emit(parent.owner, parent.builder);
        if (this.#options.isKnown(element)) return;
        break;
      case 'aside':
        if (this.#options.isKnown(element)) return;
        break;
      case 'inline':
        break;
    }
    this.#enter(element, parent, { role, style });
  }

  #enter(
    element: Element,
    parent: Frame | undefined,
    { role, style }: { role: ElementRole; style: CSSStyleDeclaration | undefined },
  ): void {
    const within = parent && (role === 'inline' || role === 'spaced') ? parent : undefined;
    if (!within) {
      if (this.owners.has(element)) return;
      this.owners.add(element);
    }
    if (role === 'pre' && !this.#options.plainText && !isProse(element.textContent ?? '')) return;
    const children = this.#childrenOf(element);
    this.#stack.push({
      owner: within?.owner ?? element,
      builder: within?.builder ?? new BlockTextBuilder(),
      style,
      pre: role === 'pre' || (within?.pre ?? false),
      role,
      ...children,
      restAt: 0,
    });
  }

  #childrenOf(element: Element): { next: Node | null; rest: readonly Node[] } {
    const root = element.shadowRoot ?? this.#closedRootOf(element);
    if (root) {
      this.roots.add(root);
      return { next: root.firstChild, rest: [] };
    }
    if (element instanceof HTMLSlotElement) {
      const assigned = element.assignedNodes();
      if (assigned.length > 0) return { next: null, rest: assigned };
    }
    if (element instanceof HTMLDetailsElement && !element.open) {
      this.hidden.add(element);
      const summary = element.querySelector(':scope > summary');
      return { next: null, rest: summary ? [summary] : [] };
    }
    return { next: element.firstChild, rest: [] };
  }

  #closedRootOf(element: Element): ShadowRoot | null {
    // Asking for each element would double the cost of reading. Hosts are custom elements, or
    // have nothing of their own to show.
    const likely = element.firstChild === null || element.localName.includes('-');
    return likely ? this.#options.shadowRootOf(element) : null;
  }

  #leave(frame: Frame): void {
    if (frame.role === 'spaced') frame.builder.separate(' ');
    if (frame.role === 'block' || frame.role === 'aside' || frame.role === 'pre')
      this.#emit(frame.owner, frame.builder);
  }

  #text(node: Text, frame: Frame): void {
    if (BLANK.test(node.data)) {
      // Most text nodes only indent the source.
      if (node.length > 0) frame.builder.separate(' ');
      return;
    }
    if (!isVisible(frame.style)) return;
    if (node.length > CHUNK_CHARS || frame.pre) {
      this.#long = { node, at: 0, frame };
      return;
    }
    frame.builder.add(node, 0, node.length);
  }

  #readLong(): void {
    const long = this.#long;
    if (!long) return;
    const { node, frame } = long;
    const end = Math.min(node.length, long.at + CHUNK_CHARS);
    if (frame.pre) long.at = this.#readLines(long, end);
    else {
      frame.builder.add(node, long.at, end);
      long.at = end;
    }
    if (long.at >= node.length) this.#long = undefined;
  }

  /** Reads whole lines up to about `end`; says where it stopped. */
  #readLines({ node, at, frame }: { node: Text; at: number; frame: Frame }, end: number): number {
    const data = node.data;
    let from = at;
    while (from < end) {
      const lineEnd = endOfLine(data, from);
      frame.builder.add(node, from, lineEnd);
      if (lineEnd >= data.length) return data.length;
      const next = data.slice(lineEnd + 1, endOfLine(data, lineEnd + 1));
      const lineBreak = lineBreakAfter(data.slice(from, lineEnd), next);
      if (lineBreak === 'block') this.#emit(frame.owner, frame.builder);
      else frame.builder.separate(lineBreak === 'line' ? '\n' : ' ');
      from = lineEnd + 1;
    }
    return from;
  }

  #emit(owner: Element, builder: BlockTextBuilder): void {
    for (const block of builder.finish()) {
      this.#chars += block.text.length;
      this.blocks.push({ ...block, owner });
    }
  }
}

function nextOf(frame: Frame): Node | null {
  const node = frame.next;
  if (node) {
    frame.next = node.nextSibling;
    return node;
  }
  return frame.rest[frame.restAt++] ?? null;
}

function endOfLine(data: string, from: number): number {
  const at = data.indexOf('\n', from);
  return at === -1 ? data.length : at;
}
