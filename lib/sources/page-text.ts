import { apartnessOf, createTextComposer, isSilent } from './text-composer';
import type { Span } from '@/lib/base/span';

/** Attribute that names a piece of text, so that it is known again wherever it is moved. */
const MARK = 'data-piece';
/** Kinds of nodes. */
const ELEMENT = 1;
const TEXT = 3;

/** One piece of a page's text, and whether all of it is a link's. */
export type PagePiece = Span & { readonly isLink: boolean };

/** The text of a page, and where each piece of it stands. */
export type PageText = {
  readonly text: string;
  /** By the number of the piece. */
  readonly pieces: readonly PagePiece[];
};

/**
 * The text of `root` as it is read, in order. Each piece of it is put into an element of its own
 * that carries its number, so that `piecesIn` finds it again in what is left of the page.
 */
export function markPageText(document: Document, root: Element): PageText {
  const composer = createTextComposer();
  const pieces: PagePiece[] = [];
  walk(root, {
    enter: (element) => composer.apart(apartnessOf(element.localName)),
    leave(element) {
      const how = apartnessOf(element.localName);
      composer.apart(how === 'cell' ? 'none' : how);
    },
    text(node, { isVerbatim, isLink }) {
      const span = composer.text(node.textContent ?? '', isVerbatim);
      if (!span) return;
      const mark = document.createElement('span');
      mark.setAttribute(MARK, String(pieces.length));
      node.parentNode?.insertBefore(mark, node);
      mark.appendChild(node);
      pieces.push({ ...span, isLink });
    },
  });
  return { text: composer.finish(), pieces };
}

/** The numbers of the pieces in `root`. */
export function piecesIn(root: Element): Set<number> {
  return new Set(
    [...root.querySelectorAll(`[${MARK}]`)].map((mark) => Number(mark.getAttribute(MARK))),
  );
}

/** The spans of the pieces in `kept`; those with nothing but white space between them are one. */
export function spansOf({ text, pieces }: PageText, kept: ReadonlySet<number>): Span[] {
  const spans: { start: number; end: number }[] = [];
  pieces.forEach(({ start, end }, n) => {
    if (!kept.has(n)) return;
    const last = spans.at(-1);
    if (last && text.slice(last.end, start).trim() === '') last.end = end;
    else spans.push({ start, end });
  });
  return spans;
}

/**
 * `kept` without the lines at its start and end that are links and nothing else: the menus and
 * lists around an article. When nothing else is there, they are the page.
 */
export function withoutLinkEdges(page: PageText, kept: ReadonlySet<number>): ReadonlySet<number> {
  const lines = linesOf(page, kept);
  const isProse = (line: readonly number[]): boolean =>
    line.some((n) => page.pieces[n]?.isLink === false);
  const first = lines.findIndex(isProse);
  if (first < 0) return kept;
  return new Set(lines.slice(first, lines.findLastIndex(isProse) + 1).flat());
}

/** The pieces in `kept` by the line of text that they are on. */
function linesOf({ text, pieces }: PageText, kept: ReadonlySet<number>): number[][] {
  const lines: number[][] = [];
  let end = 0;
  pieces.forEach((piece, n) => {
    if (!kept.has(n)) return;
    const line = lines.at(-1);
    if (line && !text.slice(end, piece.start).includes('\n')) line.push(n);
    else lines.push([n]);
    end = piece.end;
  });
  return lines;
}

type Visitor = {
  enter(element: Element): void;
  leave(element: Element): void;
  text(node: Node, how: { isVerbatim: boolean; isLink: boolean }): void;
};

/** Visits what is read under `root`, in order. Without recursion: a page may be deep. */
function walk(root: Element, visitor: Visitor): void {
  const open: Element[] = [];
  /** How many open elements are `pre`, and how many are links. */
  const inside = { pre: 0, a: 0 };
  let node: Node | null = root;
  while (node) {
    // Taken before the visit: it may move the node.
    let next: Node | null = null;
    if (node.nodeType === TEXT) {
      next = node.nextSibling;
      visitor.text(node, { isVerbatim: inside.pre > 0, isLink: inside.a > 0 });
    } else if (isElement(node) && isRead(node)) {
      visitor.enter(node);
      count(inside, node, 1);
      open.push(node);
      next = node.firstChild;
    } else next = node.nextSibling;
    while (!next && open.length > 0) {
      const done = open.pop();
      if (!done) break;
      count(inside, done, -1);
      visitor.leave(done);
      next = done === root ? null : done.nextSibling;
    }
    node = next;
    if (open.length === 0 && node !== root) break;
  }
}

function count(inside: { pre: number; a: number }, { localName }: Element, by: 1 | -1): void {
  if (localName === 'pre' || localName === 'a') inside[localName] += by;
}

function isElement(node: Node): node is Element {
  return node.nodeType === ELEMENT;
}

/** Whether a reader of the page sees `element`. */
function isRead(element: Element): boolean {
  if (isSilent(element.localName) || element.hasAttribute('hidden')) return false;
  const style = element.getAttribute('style');
  return !style || !/(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}
