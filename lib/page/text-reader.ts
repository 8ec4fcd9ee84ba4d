import { type BlockText, BlockTextBuilder, isCollapsible } from './block-text';
import { type ElementSight, isEditable, isVisible } from './element-role';
import { isElement, isText } from './flat-tree';
import { PlainBlocks, showsAll } from './plain-block';
import { isProse, lineBreakAfter } from './preformatted';

/** Longest stretch of one text node that is read at once, characters. */
const CHUNK_CHARS = 8_192;
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

/** An element that is being read. */
type Frame = {
  /** The frame around it. */
  readonly outer: Frame | undefined;
  readonly owner: Element;
  readonly builder: BlockTextBuilder;
  readonly sight: ElementSight;
  readonly pre: boolean;
  /** Whether text directly in it is visible; undefined until there was some. */
  shown: boolean | undefined;
  /** Next child to visit; null at the end, or where `rest` holds them. */
  next: Node | null;
  /** A slot's nodes, or a folded element's summary. */
  rest: readonly Node[];
  restAt: number;
};

/** A text node that is read piece by piece. */
type LongText = { readonly node: Text; at: number; readonly frame: Frame };

/** Reads the visible text below block-level elements, flat tree, in steps of any size. */
export class TextReader implements Sighted {
  readonly blocks: ReadBlock[] = [];
  readonly owners = new Set<Element>();
  readonly roots = new Set<ShadowRoot>();
  readonly hidden = new Set<Element>();
  readonly #options: ReadOptions;
  readonly #scopes: Element[];
  readonly #plain = new PlainBlocks();
  /** Of blocks that are read at once. */
  readonly #atOnce = new BlockTextBuilder();
  #top: Frame | undefined;
  #long: LongText | undefined;
  #chars = 0;

  /** @param scopes read one after the other */
  constructor(scopes: readonly Element[], options: ReadOptions) {
    this.#scopes = scopes.toReversed();
    this.#options = options;
  }

  /** Reads on until all is read or `outOfTime`; says whether all is read. */
  step(outOfTime: () => boolean): boolean {
    let nodes = 0;
    while (this.#one()) if (++nodes % NODES_PER_LOOK === 0 && outOfTime()) return false;
    return true;
  }

  #one(): boolean {
    if (this.#chars >= this.#options.maxChars) {
      while (this.#top) this.#leave(this.#top);
      return false;
    }
    if (this.#long) {
      this.#readLong(this.#long);
      return true;
    }
    const frame = this.#top;
    if (!frame) return this.#nextScope();
    const node = nextOf(frame);
    if (!node) {
      this.#leave(frame);
      return true;
    }
    const type = node.nodeType;
    if (isText(node, type)) this.#text(node, frame);
    else if (isElement(node, type)) this.#element(node, frame);
    return true;
  }

  #nextScope(): boolean {
    const scope = this.#scopes.pop();
    if (!scope) return false;
    if (!scope.isConnected || this.owners.has(scope) || isEditable(scope)) return true;
    const sight = this.#plain.sightOf(scope, false);
    const { role } = sight;
    if (role === 'skip') return true;
    if (role === 'hidden') this.hidden.add(scope);
    else this.#enter(scope, undefined, { ...sight, role: role === 'pre' ? role : 'block' });
    return true;
  }

  #element(element: Element, parent: Frame): void {
    const sight = this.#plain.sightOf(element, !parent.builder.isEmpty);
    switch (sight.role) {
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
    if (!this.#readPlain(element, parent, sight)) this.#enter(element, parent, sight);
  }

  /**
   * Reads an element with nothing but text as one, and a block of text and plain inline elements:
   * in this world each node that is looked at costs more than its text. Says whether it was one.
   */
  #readPlain(element: Element, parent: Frame, sight: ElementSight): boolean {
    const { role, style } = sight;
    if (role === 'pre' || parent.pre || !showsAll(element)) return false;
    const inParent = role === 'inline' || role === 'spaced';
    if (!(inParent ? sight.isLeaf : this.#plain.isPlain(element, sight))) return false;
    const data = element.textContent ?? '';
    if (data === '' || data.length > CHUNK_CHARS) return false;
    if (!inParent) {
      if (this.owners.has(element)) return true;
      this.owners.add(element);
    }
    const builder = inParent ? parent.builder : this.#atOnce;
    if (isBlank(data)) builder.separate(' ');
    else if (isVisible(style)) builder.add(element, data, 0, data.length);
    if (role === 'spaced') builder.separate(' ');
    if (!inParent) this.#emit(element, builder);
    return true;
  }

  #enter(element: Element, outer: Frame | undefined, sight: ElementSight): void {
    const { role } = sight;
    if (outer && (role === 'inline' || role === 'spaced')) {
      this.#push(element, newFrame(outer, outer, sight));
      return;
    }
    if (this.owners.has(element)) return;
    this.owners.add(element);
    const pre = role === 'pre';
    if (pre && !this.#options.plainText && !isProse(element.textContent ?? '')) return;
    const builder = new BlockTextBuilder();
    this.#push(element, newFrame(outer, { owner: element, builder, pre }, sight));
  }

  #push(element: Element, frame: Frame): void {
    this.#top = frame;
    const first = element.firstChild;
    const name = element.localName;
    // Asking each element for a closed root would double the cost of reading. Hosts are custom
    // elements, or have nothing of their own to show.
    const likely = first === null || name.includes('-');
    const root = element.shadowRoot ?? (likely ? this.#options.shadowRootOf(element) : null);
    if (root) {
      this.roots.add(root);
      frame.next = root.firstChild;
    } else if (name === 'slot' && element instanceof HTMLSlotElement) {
      frame.rest = element.assignedNodes();
      if (frame.rest.length === 0) frame.next = first;
    } else if (name === 'details' && element instanceof HTMLDetailsElement && !element.open) {
      this.hidden.add(element);
      const summary = element.querySelector(':scope > summary');
      if (summary) frame.rest = [summary];
    } else frame.next = first;
  }

  #leave(frame: Frame): void {
    this.#top = frame.outer;
    const { role } = frame.sight;
    if (role === 'spaced') frame.builder.separate(' ');
    else if (role !== 'inline') this.#emit(frame.owner, frame.builder);
  }

  #text(node: Text, frame: Frame): void {
    const { data } = node;
    if (isBlank(data)) {
      // Most text nodes only indent the source.
      if (data !== '') frame.builder.separate(' ');
      return;
    }
    frame.shown ??= isVisible(frame.sight.style);
    if (!frame.shown) return;
    if (frame.pre || data.length > CHUNK_CHARS) this.#long = { node, at: 0, frame };
    else frame.builder.add(node, data, 0, data.length);
  }

  #readLong(long: LongText): void {
    const { node, frame } = long;
    const { data } = node;
    const end = Math.min(data.length, long.at + CHUNK_CHARS);
    if (frame.pre) long.at = this.#readLines(long, end);
    else {
      frame.builder.add(node, data, long.at, end);
      long.at = end;
    }
    if (long.at >= data.length) this.#long = undefined;
  }

  /** Reads whole lines up to about `end`; says where it stopped. */
  #readLines({ node, at, frame }: LongText, end: number): number {
    const { data } = node;
    let from = at;
    while (from < end) {
      const lineEnd = endOfLine(data, from);
      frame.builder.add(node, data, from, lineEnd);
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
    if (builder.isEmpty) return;
    for (const { text, runs } of builder.finish()) {
      this.#chars += text.length;
      this.blocks.push({ text, runs, owner });
    }
  }
}

function newFrame(
  outer: Frame | undefined,
  { owner, builder, pre }: Pick<Frame, 'owner' | 'builder' | 'pre'>,
  sight: ElementSight,
): Frame {
  return { outer, owner, builder, sight, pre, shown: undefined, next: null, rest: [], restAt: 0 };
}

function nextOf(frame: Frame): Node | undefined {
  const node = frame.next;
  if (node === null) return frame.rest[frame.restAt++];
  frame.next = node.nextSibling;
  return node;
}

/** Whether a text only separates; most do, and end at their first character that does not. */
function isBlank(data: string): boolean {
  for (let at = 0; at < data.length; at++) if (!isCollapsible(data.charCodeAt(at))) return false;
  return true;
}

function endOfLine(data: string, from: number): number {
  const at = data.indexOf('\n', from);
  return at === -1 ? data.length : at;
}
