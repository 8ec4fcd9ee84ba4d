import { closestInFlatTree, flatParent } from './flat-tree';
import type { Meter } from './meter';
import { PageText, type TextChange } from './page-text';
import { inSlices } from './slices';
import { TextReader } from './text-reader';
import type { PageChanges } from './watch-page';

/** Most text of one page that is read, characters. */
const MAX_PAGE_CHARS = 1_000_000;
/** Most hidden elements that are remembered, to read them when they show. */
const MAX_HIDDEN = 2_000;

/** Reads a document's text and keeps it right as the document changes. */
export class PageReader {
  readonly text: PageText;
  /** Shadow roots that were met; weakly the page's own. */
  readonly roots = new Set<ShadowRoot>();
  readonly #hidden = new Set<Element>();
  readonly #shadowRootOf: (element: Element) => ShadowRoot | null;
  readonly #slices: { readonly meter: Meter; readonly signal: AbortSignal };
  readonly #onRoot: (root: ShadowRoot) => void;
  /** Custom elements without a shadow root so far: one may be attached without a trace. */
  readonly #unready = new Set<Element>();

  /** @param options.onRoot hears of every shadow root once */
  constructor(options: {
    shadowRootOf: (element: Element) => ShadowRoot | null;
    meter: Meter;
    signal: AbortSignal;
    onRoot: (root: ShadowRoot) => void;
  }) {
    this.text = new PageText(() => performance.now());
    this.#shadowRootOf = options.shadowRootOf;
    this.#slices = options;
    this.#onRoot = options.onRoot;
  }

  /** Reads the whole page. @returns undefined when the page script ended meanwhile */
  async readAll(): Promise<TextChange | undefined> {
    this.#hidden.clear();
    this.#unready.clear();
    const reader = this.#reader([document.body ?? document.documentElement], () => false);
    return this.#read(reader, true);
  }

  /**
   * Reads again what changed.
   *
   * @param isLater tells new elements that are left out this time
   * @returns undefined when the page script ended meanwhile
   */
  async readChanges(
    changes: PageChanges,
    isLater: (element: Element) => boolean,
  ): Promise<TextChange | undefined> {
    const turned = new Set(changes.turned);
    const scopes = this.#scopesOf(changes, turned);
    if (scopes === 'all') return this.readAll();
    const reader = this.#reader(
      scopes,
      (element) => isLater(element) || this.#isKnown(element, turned),
    );
    const change = await this.#read(reader, false);
    if (!change) return undefined;
    const detached = changes.removed ? this.text.dropDetached() : [];
    return { changed: change.changed, removed: [...change.removed, ...detached] };
  }

  /** Elements that were hidden, or had no shadow root, and are ready to be read now. */
  async findShown(): Promise<Element[]> {
    const shown: Element[] = [];
    const waiting = [...this.#hidden, ...this.#unready].values();
    await inSlices((outOfTime) => {
      for (let next = waiting.next(); !next.done; next = waiting.next()) {
        if (this.#isReady(next.value)) shown.push(next.value);
        if (outOfTime()) return false;
      }
      return true;
    }, this.#slices);
    return shown;
  }

  #isReady(element: Element): boolean {
    if (!element.isConnected) return this.#forget(element);
    if (this.#unready.has(element))
      return this.#shadowRootOf(element) !== null && !this.#forget(element);
    if (element instanceof HTMLDetailsElement ? !element.open : !isShown(element)) return false;
    return !this.#forget(element);
  }

  #forget(element: Element): false {
    this.#hidden.delete(element);
    this.#unready.delete(element);
    return false;
  }

  #reader(scopes: readonly Element[], isKnown: (element: Element) => boolean): TextReader {
    return new TextReader(scopes, {
      shadowRootOf: (element) => this.#rootOf(element),
      isKnown,
      maxChars: MAX_PAGE_CHARS,
      plainText: document.contentType === 'text/plain',
    });
  }

  #rootOf(element: Element): ShadowRoot | null {
    const root = this.#shadowRootOf(element);
    if (!root && element.localName.includes('-')) this.#unready.add(element);
    return root;
  }

  async #read(reader: TextReader, whole: boolean): Promise<TextChange | undefined> {
    let applying: Generator<void, TextChange> | undefined;
    let change: TextChange | undefined;
    await inSlices((outOfTime) => {
      if (!applying && !reader.step(outOfTime)) return false;
      applying ??= this.#take(reader, whole);
      let next = applying.next();
      while (next.done !== true && !outOfTime()) next = applying.next();
      if (next.done === true) change = next.value;
      return next.done === true;
    }, this.#slices);
    return change;
  }

  #take(reader: TextReader, whole: boolean): Generator<void, TextChange> {
    for (const root of reader.roots) {
      if (this.roots.has(root)) continue;
      this.roots.add(root);
      this.#onRoot(root);
    }
    for (const element of reader.hidden)
      if (this.#hidden.size < MAX_HIDDEN) this.#hidden.add(element);
    return this.text.apply(reader, whole);
  }

  #scopesOf(changes: PageChanges, turned: ReadonlySet<Element>): Element[] | 'all' {
    const body = document.body ?? document.documentElement;
    if (turned.has(body) || changes.touched.has(document)) return 'all';
    const scopes = new Set<Element>();
    for (const node of changes.touched) this.#addScope(scopes, regionNode(node));
    for (const element of turned) this.#addScope(scopes, flatParent(element));
    // What is in a turned element is read with it.
    return [...scopes].filter((scope) => !closestInFlatTree(scope, (at) => turned.has(at)));
  }

  #addScope(scopes: Set<Element>, node: Node | null): void {
    if (!node?.isConnected) return;
    const known = closestInFlatTree(node, (at) => this.text.blocksIn(at) !== undefined);
    if (known) scopes.add(known);
  }

  #isKnown(element: Element, turned: ReadonlySet<Element>): boolean {
    if (this.text.blocksIn(element) === undefined) return false;
    return turned.size === 0 || !closestInFlatTree(element, (at) => turned.has(at));
  }
}

function regionNode(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : node;
}

function isShown(element: Element): boolean {
  return element.getAttribute('aria-hidden') !== 'true' && element.checkVisibility();
}
