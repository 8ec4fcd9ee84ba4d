const SVG = 'http://www.w3.org/2000/svg';
/** Local width of an underline layer, px: how wide it shows tells the page's zoom. */
const RULER_PX = 100;
/** Re-attachments within `ATTACH_WINDOW_MS` before Backfile gives in to a page that removes its host. */
const MAX_ATTACHMENTS = 20;
const ATTACH_WINDOW_MS = 60_000;

/** Above whatever a page stacks. */
const MAX_Z = 2_147_483_647;

/** Mid-tone: at least 4.5:1 against white and against black, whatever the page's colours are. */
const UNDERLINE_COLOUR = '#17808d';

// A layer's box lies to the left of its origin, where nothing counts as scrollable: Firefox adds a box to
// the right to the host's scroll size as soon as something is drawn, and so tells the page of it.
// `!important` in the root wins over whatever the page says about its own elements.
const STYLE = `
:host { all: initial !important; position: absolute !important; top: 0 !important; left: 0 !important;
  width: 0 !important; height: 0 !important; pointer-events: none !important; display: block !important;
  direction: ltr !important; }
.page, .view { top: 0; left: 0; width: 0; height: 0; contain: layout size style; pointer-events: none; }
.page { position: absolute; }
.view { position: fixed; }
svg { position: absolute; top: -1px; left: -${RULER_PX}px; width: ${RULER_PX}px; height: 1px; overflow: visible; }
path { transform: translate(${RULER_PX}px, 1px); fill: none; stroke: ${UNDERLINE_COLOUR}; stroke-width: 1.5px; }
.dotted { stroke-width: 2px; stroke-linecap: round; stroke-dasharray: 0 4px; }
.dashed { stroke-dasharray: 5px 3px; }
.ring { stroke-width: 2px; stroke-linejoin: round; }
.card { z-index: ${MAX_Z}; }
.card > * { position: absolute; border: 0; }
iframe { inset: 0 auto auto 0; pointer-events: auto; color-scheme: light dark; background: transparent; }
.hint { width: 28px; height: 18px; }
.hint path { transform: none; fill: ${UNDERLINE_COLOUR}; fill-rule: evenodd; stroke: none; }
@media print { :host { display: none !important; } }
@media (forced-colors: active) {
  path { stroke: LinkText; forced-color-adjust: none; }
  .ring { stroke: Highlight; }
  .hint path { fill: LinkText; }
}`;

/** Where a layer is anchored: it scrolls with the page, or stays in the viewport. */
export type Anchor = 'page' | 'view';

/** The top left corner of a layer in the viewport, and how large its pixels show. */
export type LayerOrigin = { readonly x: number; readonly y: number; readonly scale: number };

/** What one layer shows. */
export type LayerDrawing = {
  readonly anchor: Anchor;
  /** Where it stands among the page's stacking contexts. */
  readonly z: number;
  /** Path data in the layer's own coordinates. */
  path: string;
};

type Layer = {
  readonly element: HTMLElement;
  readonly svg: SVGSVGElement;
  readonly path: SVGPathElement;
};

/**
 * Takes away what a script of ours left that has ended: where an extension ends, Firefox ends its
 * scripts at once, and the host stays. It is told by what is in it, for its world is gone.
 *
 * @param shadowRootOf gives closed roots too
 */
export function removeEarlierHosts(shadowRootOf: (element: Element) => ShadowRoot | null): void {
  for (const element of document.querySelectorAll(':root > div'))
    if (isHostOfOurs(shadowRootOf(element))) element.remove();
}

function isHostOfOurs(root: ShadowRoot | null): boolean {
  const layers = ['.page', '.view'].map((name) => root?.querySelector(`${name} > svg > path`));
  return layers.every((path) => path instanceof SVGPathElement);
}

/** The one element that Backfile puts into a page, and the text-free layers in its closed root. */
export class Overlay {
  readonly host: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #layers = new Map<string, Layer>();
  readonly #attachments: number[] = [];
  #ring: Layer | undefined;
  #style: 'dotted' | 'solid' | 'dashed' = 'dotted';

  constructor() {
    this.host = document.createElement('div');
    this.#root = this.host.attachShadow({ mode: 'closed' });
    applyStyle(this.#root);
    // One layer of each kind from the start: their origins can be asked for before anything is drawn.
    this.#layer('page', 0);
    this.#layer('view', 0);
  }

  /** Puts the host where it belongs if it is not there. @returns false when the page keeps removing it */
  attach(parent: Element = document.documentElement): boolean {
    if (this.host.parentNode === parent) return true;
    if (!this.host.isConnected && !this.#mayAttach()) return false;
    moveInto(parent, this.host);
    return true;
  }

  #mayAttach(): boolean {
    const now = performance.now();
    while ((this.#attachments[0] ?? now) < now - ATTACH_WINDOW_MS) this.#attachments.shift();
    if (this.#attachments.length >= MAX_ATTACHMENTS) return false;
    this.#attachments.push(now);
    return true;
  }

  remove(): void {
    this.host.remove();
  }

  /** How underlines look. */
  setStyle(style: 'dotted' | 'solid' | 'dashed'): void {
    this.#style = style;
    for (const { path } of this.#layers.values()) setAttribute(path, 'class', style);
  }

  /** Where the layers of an anchor begin. Asks for layout. */
  origin(anchor: Anchor): LayerOrigin {
    const { right, bottom, width } = this.#layer(anchor, 0).svg.getBoundingClientRect();
    return { x: right, y: bottom, scale: width > 0 ? width / RULER_PX : 1 };
  }

  /** Where the layers of both anchors begin. Asks for layout. */
  origins(): Record<Anchor, LayerOrigin> {
    return { page: this.origin('page'), view: this.origin('view') };
  }

  /** Draws each layer's path, and nothing in layers that are not given. */
  draw(drawings: Iterable<LayerDrawing>): void {
    const left = new Set(this.#layers.values());
    for (const { anchor, z, path } of drawings) {
      const layer = this.#layer(anchor, z);
      left.delete(layer);
      setAttribute(layer.path, 'd', path);
    }
    for (const layer of left) setAttribute(layer.path, 'd', '');
  }

  /** Draws the ring around the name that the keys are at, above the page; without one takes it away. */
  ring(drawing: Omit<LayerDrawing, 'z'> | undefined): void {
    if (!drawing) {
      this.#ring?.element.remove();
      this.#ring = undefined;
      return;
    }
    this.#ring ??= this.#newLayer(drawing.anchor, MAX_Z);
    this.#ring.element.className = drawing.anchor;
    setAttribute(this.#ring.path, 'class', 'ring');
    setAttribute(this.#ring.path, 'd', drawing.path);
  }

  /** A container for the card, above everything that is not in the browser's top layer. */
  addCardLayer(anchor: Anchor): HTMLElement {
    const element = document.createElement('div');
    element.className = `card ${anchor}`;
    this.#root.append(element);
    return element;
  }

  #layer(anchor: Anchor, z: number): Layer {
    const key = `${anchor} ${z}`;
    const known = this.#layers.get(key);
    if (known) return known;
    const layer = this.#newLayer(anchor, z);
    this.#layers.set(key, layer);
    return layer;
  }

  #newLayer(anchor: Anchor, z: number): Layer {
    const element = document.createElement('div');
    element.className = anchor;
    element.style.zIndex = String(z);
    const svg = document.createElementNS(SVG, 'svg');
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', this.#style);
    svg.append(path);
    element.append(svg);
    this.#root.append(element);
    return { element, svg, path };
  }
}

/** Moves `host` into `parent` at its end, keeping what runs inside of it where the browser can. */
function moveInto(parent: Element, host: HTMLElement): void {
  if (host.isConnected && parent.isConnected && 'moveBefore' in parent)
    parent.moveBefore(host, null);
  else parent.append(host);
}

function setAttribute(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Style by constructed sheet, which no content security policy of a page forbids. */
function applyStyle(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // A browser that keeps constructed sheets from extension worlds takes an element.
    const style = document.createElement('style');
    style.textContent = STYLE;
    root.append(style);
  }
}
