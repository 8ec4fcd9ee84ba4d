import type { Edges } from './block-range';
import { flatParent } from './flat-tree';
import type { Anchor } from './overlay';

/** Opacity below which text counts as not shown. */
const MIN_OPACITY = 0.1;

/** How the text of an element stands on the screen. */
export type TextPlace = {
  readonly anchor: Anchor;
  /** Scrolls with the page until it sticks. */
  readonly sticky: boolean;
  /** Where its outermost stacking context stands in the page's order. */
  readonly z: number;
  /** What the boxes around it leave visible. */
  readonly clip: Edges;
  /** Boxes around it that can scroll, the innermost first. */
  readonly scrollers: readonly Element[];
  /** Whether it is painted at all. */
  readonly shown: boolean;
  readonly vertical: boolean;
  /** Whether its text is read from right to left. */
  readonly rtl: boolean;
  /** Turned or slanted: the boxes that a browser gives do not follow it, and a line would lie askew. */
  readonly tilted: boolean;
  /** The modal dialog, popover or full-screen element that it is in. */
  readonly topLayer: Element | undefined;
};

type Placed = TextPlace & {
  readonly opaque: boolean;
  readonly zFixed: boolean;
  /** Clip and scrollers for absolutely positioned descendants: those of their containing block. */
  readonly outOfFlow: { readonly clip: Edges; readonly scrollers: readonly Element[] };
  readonly holdsFixed: boolean;
};

const EVERYWHERE: Edges = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };

const ROOT: Placed = {
  anchor: 'page',
  sticky: false,
  z: 0,
  clip: EVERYWHERE,
  scrollers: [],
  shown: true,
  vertical: false,
  rtl: false,
  tilted: false,
  topLayer: undefined,
  opaque: true,
  zFixed: false,
  outOfFlow: { clip: EVERYWHERE, scrollers: [] },
  holdsFixed: false,
};

/** Tells how text stands, remembering what it found for the elements around it. One layout long. */
export class TextPlaces {
  readonly #known = new Map<Element, Placed>();

  /** How text directly in `element` stands. Asks for style and layout. */
  of(element: Element): TextPlace {
    const known = this.#known.get(element);
    if (known) return known;
    const path: Element[] = [];
    let at: Element | null = element;
    while (at && !this.#known.has(at)) {
      path.push(at);
      at = flatParent(at);
    }
    let place = (at && this.#known.get(at)) ?? ROOT;
    for (const next of path.toReversed()) {
      place = placeIn(place, next);
      this.#known.set(next, place);
    }
    return place;
  }
}

function placeIn(around: Placed, element: Element): Placed {
  const style = getComputedStyle(element);
  const { position } = style;
  const fixed = position === 'fixed' && !around.holdsFixed;
  const base = fixed ? ROOT : position === 'absolute' ? around.outOfFlow : around;
  const clips = clipsContent(element, style);
  const clip = clips ? intersection(base.clip, element.getBoundingClientRect()) : base.clip;
  const scrollers = clips ? [element, ...base.scrollers] : base.scrollers;
  const holdsFixed = formsContainingBlock(style);
  const opaque = around.opaque && Number(style.opacity || 1) >= MIN_OPACITY;
  const holds = position !== 'static' || holdsFixed;
  return {
    anchor: fixed || position === 'sticky' ? 'view' : around.anchor,
    sticky: position === 'sticky' || (around.sticky && !fixed),
    ...stackingOf(around, style, holdsFixed),
    clip,
    scrollers,
    opaque,
    shown: opaque && (style.visibility === 'visible' || style.visibility === ''),
    vertical: style.writingMode.startsWith('vertical'),
    rtl: style.direction === 'rtl',
    tilted: isTilted(style) || around.tilted,
    topLayer: isInTopLayer(element) ? element : around.topLayer,
    outOfFlow: holds ? { clip, scrollers } : around.outOfFlow,
    holdsFixed: holdsFixed || (around.holdsFixed && !fixed),
  };
}

function stackingOf(
  around: Placed,
  style: CSSStyleDeclaration,
  holdsFixed: boolean,
): { z: number; zFixed: boolean } {
  // The outermost stacking context decides where all inside of it is painted.
  if (around.zFixed) return { z: around.z, zFixed: true };
  const z = Number.parseInt(style.zIndex, 10);
  if (!Number.isNaN(z)) return { z: Math.max(0, z), zFixed: true };
  const forms =
    style.position === 'fixed' ||
    style.position === 'sticky' ||
    holdsFixed ||
    Number(style.opacity || 1) < 1 ||
    style.isolation === 'isolate' ||
    (style.mixBlendMode !== 'normal' && style.mixBlendMode !== '');
  return { z: 0, zFixed: forms };
}

/** Whether fixed descendants of an element with this style are fixed to it instead of the viewport. */
function formsContainingBlock(style: CSSStyleDeclaration): boolean {
  return (
    isSet(style.transform) ||
    isSet(style.translate) ||
    isSet(style.scale) ||
    isSet(style.rotate) ||
    isSet(style.filter) ||
    isSet(style.perspective) ||
    /transform|filter|perspective/.test(style.willChange) ||
    /paint|layout|strict|content/.test(style.contain)
  );
}

/** Whether a box with this style is turned, slanted or in perspective. */
function isTilted({ transform, rotate }: CSSStyleDeclaration): boolean {
  if (isSet(rotate) && !/^-?0(deg|rad|turn|grad)?$/.test(rotate)) return true;
  if (!isSet(transform)) return false;
  const numbers = /^matrix(3d)?\(([^)]*)\)$/.exec(transform);
  const [m = 1, b = 0, c = 0] = (numbers?.[2] ?? '').split(',').map(Number);
  return numbers?.[1] !== undefined ? !isFlat(numbers[2] ?? '') : m <= 0 || b !== 0 || c !== 0;
}

/** Whether a matrix3d only moves and scales. */
function isFlat(values: string): boolean {
  const matrix = values.split(',').map(Number);
  return matrix.every((value, at) => [0, 5, 10, 12, 13, 14, 15].includes(at) || value === 0);
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'none';
}

function clipsContent(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.overflowX === 'visible' && style.overflowY === 'visible') return false;
  const root = document.documentElement;
  if (element === root) return false;
  if (element !== document.body) return true;
  // The body's overflow is the viewport's unless the root has one of its own.
  const { overflowX, overflowY } = getComputedStyle(root);
  return overflowX !== 'visible' || overflowY !== 'visible';
}

function isInTopLayer(element: Element): boolean {
  return element.matches(':modal, :fullscreen') || isOpenPopover(element);
}

function isOpenPopover(element: Element): boolean {
  return element.hasAttribute('popover') && element.matches(':popover-open');
}

function intersection(a: Edges, b: Edges): Edges {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}
