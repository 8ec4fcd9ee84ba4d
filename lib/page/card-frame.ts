import type { LayerOrigin, Overlay } from './overlay';
import type { PointerZone } from './intent';
import {
  type CardSide,
  isBetween,
  MARGIN_PX,
  MIN_CARD_PX,
  placeCard,
  SKELETON_HEIGHT_PX,
} from './place-card';
import type { CardRequest } from './card-host';
import type { PageSettings, Rect } from './ports';

/** How far beside the way from mention to card the pointer may stray, px. */
const CORRIDOR_SLACK_PX = 6;
/** So much of a card that is dragged stays in sight, px. */
const KEPT_IN_SIGHT_PX = 60;

/** One card on the page: its frame in a layer of the overlay, and where it stands. */
export class CardFrame {
  readonly nonce: string;
  /** Whether the background knows the mention. */
  readonly known: Promise<{ readonly ok: boolean }>;
  /** Names its opening; 0 before it was opened. */
  token = 0;
  request: CardRequest;
  readonly element: HTMLIFrameElement;
  /** What had the focus before. */
  focused = document.activeElement;
  pinned = false;
  isLoaded = false;
  #isHeard = false;
  readonly #overlay: Overlay;
  readonly #layer: HTMLElement;
  #anchor: CardRequest['anchor'];
  #size: PageSettings['cardSize'];
  #side: CardSide | undefined;
  #content = SKELETON_HEIGHT_PX;
  #wanted = SKELETON_HEIGHT_PX;
  #holdsPointer = false;
  /** In the layer's coordinates, so that both move with what the layer is anchored to. */
  #line: Rect;
  #card: Rect | undefined;
  /** The height of its frame as long as Backfile places it: the tallest that it may become. */
  #tall = 0;
  /** The reader put it where it is. */
  #isPlaced = false;

  constructor(
    overlay: Overlay,
    card: {
      readonly nonce: string;
      readonly request: CardRequest;
      readonly known: CardFrame['known'];
      readonly address: string;
      readonly size: PageSettings['cardSize'];
    },
  ) {
    this.#overlay = overlay;
    ({ nonce: this.nonce, known: this.known, request: this.request, size: this.#size } = card);
    this.#anchor = card.request.anchor;
    this.#layer = overlay.addCardLayer(this.#anchor);
    this.#line = toLayer(card.request.line, overlay.origin(this.#anchor));
    this.element = document.createElement('iframe');
    // Neither seen nor met by a pointer until it is shown and has content.
    this.element.style.visibility = 'hidden';
    this.element.addEventListener('load', () => (this.isLoaded = true), { once: true });
    this.element.referrerPolicy = 'no-referrer';
    // The same as inside: a frame of another scheme gets an opaque ground.
    this.element.style.colorScheme = card.request.scheme ?? '';
    this.element.src = card.address;
    this.#layer.append(this.element);
    this.#place();
  }

  /** Whether its content is to be seen. */
  get isShown(): boolean {
    return this.#isHeard && this.token > 0;
  }

  /** Where the mention's line was last seen, in the viewport. */
  get line(): Rect {
    return toViewport(this.#line, this.#overlay.origin(this.#anchor));
  }

  /** Lets it be seen as soon as it has content: the opening `token` is its. */
  show(token: number, request: CardRequest): void {
    this.token = token;
    this.focused = document.activeElement;
    this.request = request;
    this.#reveal();
    this.follow(request.line);
  }

  /** The content is this tall now, px. A card never shrinks away from under the pointer. */
  fit(height: number): void {
    this.#wanted = height;
    this.#content = this.#holdsPointer ? Math.max(height, this.#content) : height;
    this.#isHeard = true;
    this.#reveal();
    this.#fit();
  }

  #reveal(): void {
    if (this.isShown) this.element.style.visibility = '';
  }

  /** Notes whether the pointer is in the card. */
  holdPointer(holds: boolean): void {
    this.#holdsPointer = holds;
    if (holds || this.#content === this.#wanted) return;
    this.#content = this.#wanted;
    this.#fit();
  }

  #fit(): void {
    if (!this.#isPlaced) this.#place();
    else if (this.#size.height === undefined) this.#resize(this.#size.width, this.#content);
  }

  /** The mention's line is here now, in the viewport: the card goes with it. */
  follow(line: Rect): void {
    const moved = toLayer(line, this.#overlay.origin(this.#anchor));
    const still = Math.abs(moved.x - this.#line.x) < 1 && Math.abs(moved.y - this.#line.y) < 1;
    if (still || this.#isPlaced) return;
    this.#line = moved;
    this.#side = undefined;
    this.#place();
  }

  /** Stays in the viewport from now on, whatever scrolls. */
  pin(): void {
    if (this.pinned) return;
    this.pinned = true;
    this.#isPlaced = true;
    const before = this.#overlay.origin(this.#anchor);
    this.#anchor = 'view';
    this.#layer.className = 'card view';
    const origin = this.#overlay.origin('view');
    this.#line = toLayer(toViewport(this.#line, before), origin);
    if (!this.#card) return;
    this.#card = toLayer(toViewport(this.#card, before), origin);
    this.#draw(this.#card);
  }

  /** Moves it by hand, px of the viewport; never quite out of sight. */
  moveBy(dx: number, dy: number): void {
    if (!this.#card) return;
    this.#isPlaced = true;
    const origin = this.#overlay.origin(this.#anchor);
    const { x, y, width, height } = toViewport(this.#card, origin);
    const kept = {
      x: within(x + dx, KEPT_IN_SIGHT_PX - width, viewport().width - KEPT_IN_SIGHT_PX),
      y: within(y + dy, 0, viewport().height - KEPT_IN_SIGHT_PX),
    };
    this.#card = toLayer({ ...kept, width, height }, origin);
    this.#draw(this.#card);
  }

  /** Gives it a size by hand, px. */
  sizeTo(width: number, height: number): void {
    const most = viewport();
    this.#size = {
      width: within(width, MIN_CARD_PX, most.width - 2 * MARGIN_PX),
      height: within(height, MIN_CARD_PX, most.height - 2 * MARGIN_PX),
    };
    this.#isPlaced = true;
    this.#resize(this.#size.width, this.#size.height ?? height);
  }

  /** Where a point of the viewport is as far as this card is concerned. */
  zoneOf(x: number, y: number): PointerZone {
    const origin = this.#overlay.origin(this.#anchor);
    const line = toViewport(this.#line, origin);
    if (!this.pinned && isIn(line, x, y)) return 'mention';
    if (!this.#card) return 'outside';
    const card = toViewport(this.#card, origin);
    if (isIn(card, x, y)) return 'card';
    const isOnWay = !this.pinned && isBetween({ x, y }, [line, card], CORRIDOR_SLACK_PX);
    return isOnWay ? 'corridor' : 'outside';
  }

  /** Gives the focus back to what had it. Where nothing had, the document lost it with the frame. */
  returnFocus(): void {
    focus();
    if (this.focused instanceof HTMLElement) this.focused.focus({ preventScroll: true });
  }

  /** A frame that is kept would keep the page out of the back/forward cache. */
  remove(): void {
    this.#layer.remove();
  }

  #place(): void {
    const { width, height } = this.#size;
    const place = placeCard({
      mention: toViewport(this.#line, this.#overlay.origin(this.#anchor)),
      viewport: viewport(),
      width,
      height: height ?? this.#content,
      side: this.#side,
      rtl: this.request.rtl,
    });
    const origin = this.#overlay.origin(this.#anchor);
    this.#side = place.side;
    // Above its line it would reach below it, and in Firefox what reaches below the page makes it taller.
    const isBelow = place.side === 'bottom' && height === undefined;
    this.#tall = (isBelow ? place.most : place.height) / origin.scale;
    this.#card = toLayer(place, origin);
    this.#draw(this.#card);
  }

  #resize(width: number, height: number): void {
    if (!this.#card) return;
    const { scale } = this.#overlay.origin(this.#anchor);
    this.#card = { ...this.#card, width: width / scale, height: height / scale };
    this.#draw(this.#card);
  }

  #draw({ x, y, width, height }: Rect): void {
    const { style } = this.element;
    // A page is told of boxes that change their place, but not of those that are only drawn elsewhere.
    style.translate = `${x}px ${y}px`;
    style.width = `${width}px`;
    // A frame that changes its size holds up what the page draws until its own process has drawn it:
    // what comes of the content cuts it only, for the eye and for the pointer.
    const cut = this.#isPlaced ? 0 : Math.max(0, this.#tall - height);
    style.height = `${height + cut}px`;
    style.clipPath = cut > 0 ? `inset(0 0 ${cut}px)` : '';
  }
}

function viewport(): { width: number; height: number } {
  return { width: document.documentElement.clientWidth, height: innerHeight };
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

/** A rectangle of the viewport in a layer's coordinates. */
export function toLayer(rect: Rect, { x, y, scale }: LayerOrigin): Rect {
  return {
    x: (rect.x - x) / scale,
    y: (rect.y - y) / scale,
    width: rect.width / scale,
    height: rect.height / scale,
  };
}

function toViewport(rect: Rect, { x, y, scale }: LayerOrigin): Rect {
  return {
    x: rect.x * scale + x,
    y: rect.y * scale + y,
    width: rect.width * scale,
    height: rect.height * scale,
  };
}

function isIn(rect: Rect, x: number, y: number): boolean {
  return x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height;
}
