import type { Rect } from './ports';

/** No card is smaller than this in either direction, px. */
export const MIN_CARD_PX = 160;
/** Height of a card before its content told one, px. */
export const SKELETON_HEIGHT_PX = 180;
/** Height that a card will most likely want, px: it decides the side, which then stays. */
const EXPECTED_HEIGHT_PX = 340;
/** A card never takes more of the viewport's height than this. */
const MAX_HEIGHT_SHARE = 0.6;
/** From the mention's line to the card, px. */
const GAP_PX = 7;
/** From the card to the viewport's edges, px. */
export const MARGIN_PX = 8;

/** Which side of the mention's line a card is on. */
export type CardSide = 'top' | 'bottom';

/** A viewport's size, px. */
export type Size = { readonly width: number; readonly height: number };

/** Where a card goes, px of the viewport. */
export type CardPlace = Rect & {
  readonly side: CardSide;
  /** The tallest that it may become there. */
  readonly most: number;
};

/**
 * Places a card beside a mention: below its line or, with too little room, above; never over it.
 *
 * @param wanted.mention the mention's line in the viewport
 * @param wanted.width of the card where there is room, px
 * @param wanted.height of the content, px
 * @param wanted.side where the card already is, for it stays there while it grows
 * @param wanted.rtl whether the text is read from right to left: the card ends where the mention begins
 */
export function placeCard(wanted: {
  readonly mention: Rect;
  readonly viewport: Size;
  readonly width: number;
  readonly height: number;
  readonly side?: CardSide | undefined;
  readonly rtl?: boolean;
}): CardPlace {
  const { mention, viewport } = wanted;
  const width = Math.min(wanted.width, viewport.width - 2 * MARGIN_PX);
  const side = wanted.side ?? sideFor(mention, viewport);
  const room = roomOn(side, mention, viewport);
  const most = Math.min(viewport.height * MAX_HEIGHT_SHARE, Math.max(room, 0));
  const height = Math.max(1, Math.min(wanted.height, most));
  const x = wanted.rtl === true ? mention.x + mention.width - width : mention.x;
  const y = side === 'bottom' ? mention.y + mention.height + GAP_PX : mention.y - GAP_PX - height;
  const mostX = viewport.width - MARGIN_PX - width;
  return { x: Math.max(MARGIN_PX, Math.min(x, mostX)), y, width, height, side, most };
}

/** Below where there is room, else where there is more of it. */
function sideFor(mention: Rect, viewport: Size): CardSide {
  const [below, above] = [roomOn('bottom', mention, viewport), roomOn('top', mention, viewport)];
  const wanted = Math.min(EXPECTED_HEIGHT_PX, viewport.height * MAX_HEIGHT_SHARE);
  return below >= wanted || below >= above ? 'bottom' : 'top';
}

function roomOn(side: CardSide, mention: Rect, viewport: Size): number {
  const free = side === 'top' ? mention.y : viewport.height - mention.y - mention.height;
  return free - GAP_PX - MARGIN_PX;
}

/** Whether a point is on the way between two rectangles: in the hull of both, give or take `slack` px. */
export function isBetween(
  point: { readonly x: number; readonly y: number },
  [from, to]: readonly [Rect, Rect],
  slack: number,
): boolean {
  const hull = convexHull([...corners(from, slack), ...corners(to, slack)]);
  return hull.every((corner, i) => {
    const next = hull[(i + 1) % hull.length] ?? corner;
    return turn(corner, next, point) >= 0;
  });
}

type Point = { readonly x: number; readonly y: number };

function corners({ x, y, width, height }: Rect, slack: number): Point[] {
  const [left, top, right, bottom] = [x - slack, y - slack, x + width + slack, y + height + slack];
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}

/** Corners of the convex hull, all turning the same way (Andrew's monotone chain). */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  return [...halfHull(sorted), ...halfHull(sorted.toReversed())];
}

function halfHull(points: readonly Point[]): Point[] {
  const hull: Point[] = [];
  for (const point of points) {
    for (let n = hull.length; n >= 2; n--) {
      const [before, last] = [hull[n - 2], hull[n - 1]];
      if (!before || !last || turn(before, last, point) > 0) break;
      hull.pop();
    }
    hull.push(point);
  }
  hull.pop();
  return hull;
}

/** Positive when `c` is on the left of the way from `a` to `b`. */
function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}
