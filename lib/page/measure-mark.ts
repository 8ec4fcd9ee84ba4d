import { type Edges, textRects } from './block-range';
import { type Mark, noteStanding } from './marks';
import type { Anchor, LayerOrigin, Overlay } from './overlay';
import { type TextPlace, TextPlaces } from './text-place';

/** A mention as it was measured. */
export type Measured = {
  readonly mark: Mark;
  readonly place: TextPlace;
  /** Line by line, px from the origin of its anchor's layer. */
  readonly rects: readonly Edges[];
};

/** What measuring needs; good for one layout. */
export type Measuring = {
  readonly places: TextPlaces;
  /** Any range; a live one for each mention would slow the page's own changes. */
  readonly scratch: Range;
  readonly origins: Readonly<Record<Anchor, LayerOrigin>>;
};

/** What is needed to measure now. Asks for layout. */
export function newMeasuring(overlay: Overlay): Measuring {
  return { places: new TextPlaces(), scratch: document.createRange(), origins: overlay.origins() };
}

/** Takes the range out of the page's tree, where it would slow its changes. */
export function release({ scratch }: Measuring): void {
  scratch.setStart(document, 0);
  scratch.collapse(true);
}

/** Measures one mention; undefined when no part of it shows. */
export function measure(mark: Mark, by: Measuring): Measured | undefined {
  if (mark.block.dirty) return undefined;
  const place = by.places.of(mark.block.owner);
  if (!place.shown) return undefined;
  const origin = by.origins[place.anchor];
  const rects: Edges[] = [];
  for (const rect of textRects(mark.block, mark, by.scratch)) {
    const seen = clip(rect, place.clip);
    if (seen) rects.push(toLayer(seen, origin));
  }
  const first = rects[0];
  if (!first) return undefined;
  noteStanding(mark, standing(first, place), performance.now());
  return { mark, place, rects };
}

/** Where text stands in its page, whatever was scrolled. */
export function standing(first: Edges, place: TextPlace): { x: number; y: number } {
  let { left: x, top: y } = first;
  for (const scroller of place.scrollers) {
    x += scroller.scrollLeft;
    y += scroller.scrollTop;
  }
  return { x, y };
}

function clip(rect: Edges, edges: Edges): Edges | undefined {
  const middle = (rect.top + rect.bottom) / 2;
  const left = Math.max(rect.left, edges.left);
  const right = Math.min(rect.right, edges.right);
  if (right - left < 1 || middle < edges.top || middle > edges.bottom) return undefined;
  return { left, right, top: rect.top, bottom: rect.bottom };
}

function toLayer({ left, top, right, bottom }: Edges, { x, y, scale }: LayerOrigin): Edges {
  return {
    left: (left - x) / scale,
    top: (top - y) / scale,
    right: (right - x) / scale,
    bottom: (bottom - y) / scale,
  };
}

/** The same edges in the viewport. */
export function toViewport(
  { left, top, right, bottom }: Edges,
  { x, y, scale }: LayerOrigin,
): Edges {
  return {
    left: left * scale + x,
    top: top * scale + y,
    right: right * scale + x,
    bottom: bottom * scale + y,
  };
}
