import { blockOffset, type Edges } from './block-range';
import { isCovered } from './cover';
import { isText } from './flat-tree';
import { type Mark, type Marks, noteStanding } from './marks';
import {
  measure,
  type Measured,
  type Measuring,
  newMeasuring,
  release,
  standing,
  toViewport,
} from './measure-mark';
import type { Overlay } from './overlay';
import type { PageText } from './page-text';
import type { Rect } from './ports';
import type { TextPlace } from './text-place';

/** Shadow trees in each other that are looked into. */
const MAX_TREES = 12;
/** Longest selection that asks for a card, characters. */
const MAX_SELECTION_CHARS = 200;
/** How far from a line of a mention still is on it, px. */
const SLACK_PX = 1;

/** A mention and where it is. */
export type FoundMention = {
  readonly mark: Mark;
  readonly place: TextPlace;
  /** The line of it that was asked for, in the viewport. */
  readonly line: Rect;
  /** Since when its text and place are as they are, ms. */
  readonly stoodSince: number;
};

/** Where mentions are looked for. */
export type MentionSources = {
  readonly text: PageText;
  readonly marks: Marks;
  readonly overlay: Overlay;
  readonly measured: () => readonly Measured[];
  readonly shadowRootOf: (element: Element) => ShadowRoot | null;
};

/** The mention at a point of the viewport, underlined or not; undefined when there is none. */
export function mentionAt(x: number, y: number, from: MentionSources): FoundMention | undefined {
  const measuring = newMeasuring(from.overlay);
  const found = atCaret(x, y, from, measuring) ?? underOverlay(x, y, from, measuring);
  release(measuring);
  return found;
}

/** The first mention that the reader's selection touches; undefined when there is none. */
export function selectedMention(from: MentionSources): FoundMention | undefined {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const length = selection.toString().trim().length;
  if (length === 0 || length > MAX_SELECTION_CHARS) return undefined;
  return mentionIn(selection.getRangeAt(0), from);
}

/**
 * A mention where it is now; undefined when no part of it shows.
 *
 * @param like the line of it that is meant, as it was; without it the first one
 */
export function mentionOf(mark: Mark, from: MentionSources, like?: Rect): FoundMention | undefined {
  const measuring = newMeasuring(from.overlay);
  const isLike = ({ left, right }: Edges): boolean =>
    !like || Math.abs(right - left - like.width) < 1;
  const found = foundOf(mark, measuring, isLike) ?? foundOf(mark, measuring, () => true);
  release(measuring);
  return found;
}

function mentionIn(range: Range, from: MentionSources): FoundMention | undefined {
  const { startContainer, endContainer, startOffset, endOffset } = range;
  const node = isText(startContainer) ? startContainer : endContainer;
  if (!isText(node)) return undefined;
  const measuring = newMeasuring(from.overlay);
  for (const block of from.text.blocksOf(node)) {
    const start = offsetIn(block, startContainer, startOffset) ?? 0;
    const end = offsetIn(block, endContainer, endOffset) ?? block.text.length;
    const mark = from.marks.in(block).find((one) => one.start < end && one.end > start);
    const found = mark && foundOf(mark, measuring, () => true);
    if (found) return found;
  }
  release(measuring);
  return undefined;
}

function offsetIn(block: Mark['block'], node: Node, at: number): number | undefined {
  return isText(node) ? blockOffset(block, node, at) : undefined;
}

function atCaret(
  x: number,
  y: number,
  { text, marks, shadowRootOf }: MentionSources,
  measuring: Measuring,
): FoundMention | undefined {
  const caret = document.caretPositionFromPoint(x, y, { shadowRoots: treesAt(x, y, shadowRootOf) });
  const node = caret?.offsetNode;
  if (!caret || !node || !isText(node)) return undefined;
  for (const block of text.blocksOf(node)) {
    const at = blockOffset(block, node, caret.offset);
    if (at === undefined) continue;
    for (const mark of marks.in(block)) {
      if (mark.start > at || mark.end < at) continue;
      const found = foundOf(mark, measuring, (line) => holds(line, x, y));
      if (found) return found;
    }
  }
  return undefined;
}

/** Text under a transparent layer of the page, as under a link that covers a whole teaser. */
function underOverlay(
  x: number,
  y: number,
  { measured }: MentionSources,
  measuring: Measuring,
): FoundMention | undefined {
  for (const { mark, place, rects } of measured()) {
    const origin = measuring.origins[place.anchor];
    if (!rects.some((rect) => holds(toViewport(rect, origin), x, y))) continue;
    const found = foundOf(mark, measuring, (line) => holds(line, x, y));
    if (found && !isCovered(mark, x, y)) return found;
  }
  return undefined;
}

function foundOf(
  mark: Mark,
  measuring: Measuring,
  accept: (line: Edges) => boolean,
): FoundMention | undefined {
  const now = measure(mark, measuring);
  const first = now?.rects[0];
  if (!now || !first) return undefined;
  const origin = measuring.origins[now.place.anchor];
  const line = now.rects.map((rect) => toViewport(rect, origin)).find(accept);
  if (!line) return undefined;
  const { left: lineX, top: lineY, right, bottom } = line;
  return {
    mark,
    place: now.place,
    line: { x: lineX, y: lineY, width: right - lineX, height: bottom - lineY },
    stoodSince: noteStanding(mark, standing(first, now.place), performance.now()),
  };
}

function holds({ left, top, right, bottom }: Edges, x: number, y: number): boolean {
  return (
    x >= left - SLACK_PX && x <= right + SLACK_PX && y >= top - SLACK_PX && y <= bottom + SLACK_PX
  );
}

/** The shadow trees around a point, from the outside in. */
function treesAt(
  x: number,
  y: number,
  shadowRootOf: (element: Element) => ShadowRoot | null,
): ShadowRoot[] {
  const trees: ShadowRoot[] = [];
  let hit = document.elementFromPoint(x, y);
  while (hit && trees.length < MAX_TREES) {
    const root = shadowRootOf(hit);
    if (!root) break;
    trees.push(root);
    hit = root.elementFromPoint(x, y);
  }
  return trees;
}
