import type { TextRun } from './block-text';
import { isElement, isText } from './flat-tree';
import type { PageBlock } from './page-text';

/** A stretch of one text node. */
export type NodeSpan = { readonly node: Text; readonly from: number; readonly to: number };

/** Where [start, end) of the block's text stands, node by node; empty when it is not there any more. */
export function nodeSpans(block: PageBlock, start: number, end: number): NodeSpan[] {
  const spans: NodeSpan[] = [];
  for (let i = firstRunAt(block.runs, start); i < block.runs.length; i++) {
    const run = block.runs[i];
    if (!run || run.start >= end) break;
    const from = run.from + Math.max(0, start - run.start);
    const to = run.from + Math.min(run.length, end - run.start);
    if (from < to && !addSpans(spans, run.node, from, to)) return [];
  }
  return spans;
}

/** Adds [from, to) of a node's text; false when the page has taken it away since it was read. */
function addSpans(spans: NodeSpan[], node: TextRun['node'], from: number, to: number): boolean {
  if (!node.isConnected) return false;
  if (!isElement(node)) {
    if (to > node.length) return false;
    spans.push({ node, from, to });
    return true;
  }
  let at = 0;
  const texts = textsIn(node);
  for (let text = texts.nextNode(); text && at < to; text = texts.nextNode()) {
    if (!isText(text)) continue;
    const [first, last] = [Math.max(from - at, 0), Math.min(to - at, text.length)];
    if (first < last) spans.push({ node: text, from: first, to: last });
    at += text.length;
  }
  return at >= to;
}

function textsIn(element: Element): TreeWalker {
  return document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_CDATA_SECTION);
}

/** Whether a run is in this node, or in an element around it that was read as one. */
export function isRunOf(run: TextRun, node: Node): boolean {
  return run.node.contains(node);
}

/** Edges in the viewport, px. */
export type Edges = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Pieces of one line may be this far from each other, px. */
const LINE_GAP_PX = 3;

/**
 * Where [start, end) of the block's text stands in the viewport, one rectangle a line, in reading
 * order.
 *
 * @param scratch a range to measure with; a live range for each mention would slow the page's own changes
 */
export function textRects(
  block: PageBlock,
  { start, end }: { readonly start: number; readonly end: number },
  scratch: Range,
): Edges[] {
  const lines: Edges[] = [];
  for (const { node, from, to } of nodeSpans(block, start, end)) {
    scratch.setStart(node, from);
    scratch.setEnd(node, to);
    for (const rect of scratch.getClientRects())
      if (rect.width > 1 && rect.height > 1) addToLines(lines, rect);
  }
  return lines;
}

/** Adds a rectangle to the last line if it goes on there, as text of another element does. */
export function addToLines(lines: Edges[], { left, top, right, bottom }: Edges): void {
  const last = lines.at(-1);
  const shared = last ? Math.min(bottom, last.bottom) - Math.max(top, last.top) : 0;
  const beside = last && left <= last.right + LINE_GAP_PX && right >= last.left - LINE_GAP_PX;
  // A drop cap reaches over several lines and is none of them.
  const tallest = Math.max(bottom - top, last ? last.bottom - last.top : 0);
  if (!last || !beside || shared < tallest / 2) {
    lines.push({ left, top, right, bottom });
    return;
  }
  lines[lines.length - 1] = {
    left: Math.min(left, last.left),
    top: Math.min(top, last.top),
    right: Math.max(right, last.right),
    bottom: Math.max(bottom, last.bottom),
  };
}

/** The block offset of character `at` of `node`; undefined when it is in none of its runs. */
export function blockOffset(block: PageBlock, node: Text, at: number): number | undefined {
  for (const run of block.runs) {
    if (!isRunOf(run, node)) continue;
    const inRun = at + textBefore(node, run.node) - run.from;
    if (inRun >= 0 && inRun <= run.length) return run.start + inRun;
  }
  return undefined;
}

/** Characters of the texts before `node` in what was read as one. */
function textBefore(node: Text, root: TextRun['node']): number {
  if (!isElement(root)) return 0;
  let chars = 0;
  const texts = textsIn(root);
  for (let at = texts.nextNode(); at && at !== node; at = texts.nextNode())
    if (isText(at)) chars += at.length;
  return chars;
}

/** Index of the first run that ends after `start`. */
function firstRunAt(runs: readonly TextRun[], start: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run && run.start + run.length <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}
