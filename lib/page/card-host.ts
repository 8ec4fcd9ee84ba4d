import { type Anchor, hintPath, type LayerOrigin, type Overlay } from './overlay';
import { type CardSide, isBetween, placeCard, SKELETON_HEIGHT_PX } from './place-card';
import type { PagePort, Rect } from './ports';
import { randomId } from './random-id';
import type { PointerZone } from './rest-machine';

/** Without a word from the card's document for this long it was blocked, ms from its load. */
const HANDSHAKE_MS = 2_500;
/** The same from its creation, for a document that never loads, ms. */
const LOAD_MS = 4_000;
/** How long the text-free hint stands where a card cannot, ms. */
const HINT_MS = 2_500;
/** How far beside the way from mention to card the pointer may stray, px. */
const CORRIDOR_SLACK_PX = 6;

/** What a card is opened for. */
export type CardRequest = {
  readonly page: string;
  readonly handle: number;
  /** The mention's line, in the viewport. */
  readonly line: Rect;
  readonly anchor: Anchor;
  /** Dialog or full-screen element that the mention is in. */
  readonly topLayer: Element | undefined;
};

/** What its owner hears of a card. */
export type CardEvents = {
  /** The pointer went into it. */
  readonly entered: () => void;
  /** It was closed from inside. */
  readonly closed: () => void;
  /** The host moved into a dialog or out of it, and the underlines with it. */
  readonly moved: () => void;
};

type OpenCard = {
  readonly nonce: string;
  readonly request: CardRequest;
  readonly layer: HTMLElement;
  readonly frame: HTMLIFrameElement;
  readonly focused: Element | null;
  timer: ReturnType<typeof setTimeout>;
  side: CardSide | undefined;
  height: number;
  /** In the layer's coordinates, so that both move with the page. */
  line: Rect;
  card: Rect | undefined;
};

/** Shows the card's frame beside a mention. There is no frame but while a card is open. */
export class CardHost {
  readonly #overlay: Overlay;
  readonly #port: PagePort;
  readonly #on: CardEvents;
  #open: OpenCard | undefined;
  #hint: HTMLElement | undefined;
  #blocked = false;
  #request = 0;

  constructor(overlay: Overlay, port: PagePort, on: CardEvents) {
    this.#overlay = overlay;
    this.#port = port;
    this.#on = on;
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** The dialog or full-screen element that the host is in for the open card. */
  get topLayer(): Element | undefined {
    return this.#open?.request.topLayer;
  }

  /** Opens a card. @returns whether the background still knew the mention */
  async open(request: CardRequest): Promise<boolean> {
    this.close();
    const token = ++this.#request;
    if (this.#blocked) {
      this.#showHint(request);
      return true;
    }
    const nonce = randomId();
    const answer = await this.#port.openCard({ page: request.page, handle: request.handle, nonce });
    if (!answer.ok) return false;
    if (token === this.#request) this.#show(request, nonce);
    else void this.#port.cardClosed({ nonce }).catch(() => undefined);
    return true;
  }

  /** The card's content has this height now, px. */
  resize(nonce: string, height: number): void {
    const open = this.#open;
    if (open?.nonce !== nonce) return;
    clearTimeout(open.timer);
    open.height = height;
    open.frame.style.opacity = '';
    void this.#place(open);
  }

  /** Closes the card, or only the one with `nonce`. */
  close(nonce?: string): void {
    const open = this.#open;
    if (nonce === undefined) this.#request++;
    this.#hint?.remove();
    if (!open || (nonce !== undefined && nonce !== open.nonce)) return;
    this.#open = undefined;
    clearTimeout(open.timer);
    const hadFocus = document.activeElement === this.#overlay.host;
    // A frame that is kept would keep the page out of the back/forward cache.
    open.layer.remove();
    this.#moveHost(undefined);
    if (hadFocus && open.focused instanceof HTMLElement)
      open.focused.focus({ preventScroll: true });
    void this.#port.cardClosed({ nonce: open.nonce }).catch(() => undefined);
    if (nonce !== undefined) this.#on.closed();
  }

  /** Where a point of the viewport is as far as the open card is concerned. */
  zoneOf(x: number, y: number): PointerZone {
    const open = this.#open;
    if (!open) return 'outside';
    const origin = this.#overlay.origin(open.request.anchor);
    const line = toViewport(open.line, origin);
    if (isIn(line, x, y)) return 'mention';
    if (!open.card) return 'outside';
    const card = toViewport(open.card, origin);
    if (isIn(card, x, y)) return 'card';
    return isBetween({ x, y }, [line, card], CORRIDOR_SLACK_PX) ? 'corridor' : 'outside';
  }

  #show(request: CardRequest, nonce: string): void {
    this.#moveHost(request.topLayer);
    const layer = this.#overlay.addCardLayer(request.anchor);
    const frame = document.createElement('iframe');
    frame.style.opacity = '0';
    frame.referrerPolicy = 'no-referrer';
    const open: OpenCard = {
      nonce,
      request,
      layer,
      frame,
      focused: document.activeElement,
      timer: setTimeout(() => this.#onBlocked(open), LOAD_MS),
      side: undefined,
      height: SKELETON_HEIGHT_PX,
      line: toLayer(request.line, this.#overlay.origin(request.anchor)),
      card: undefined,
    };
    this.#open = open;
    frame.addEventListener('pointerenter', () => this.#on.entered());
    frame.addEventListener(
      'load',
      () => {
        clearTimeout(open.timer);
        if (open.frame.style.opacity === '0')
          open.timer = setTimeout(() => this.#onBlocked(open), HANDSHAKE_MS);
      },
      { once: true },
    );
    frame.src = this.#port.cardAddress(nonce);
    layer.append(frame);
    void this.#place(open);
  }

  #moveHost(into: Element | undefined): void {
    const before = this.#overlay.host.parentNode;
    this.#overlay.attach(into);
    if (before !== this.#overlay.host.parentNode) this.#on.moved();
  }

  async #place(open: OpenCard): Promise<void> {
    const { anchor } = open.request;
    const place = await placeCard({
      mention: toViewport(open.line, this.#overlay.origin(anchor)),
      viewport: { width: document.documentElement.clientWidth, height: innerHeight },
      height: open.height,
      side: open.side,
    });
    open.side = place.side;
    open.card = toLayer(place, this.#overlay.origin(anchor));
    const { x, y, width, height } = open.card;
    const { style } = open.frame;
    style.left = `${x}px`;
    style.top = `${y}px`;
    style.width = `${width}px`;
    style.height = `${height}px`;
  }

  /** The page's own policy keeps the card out: it is not tried again on this page. */
  #onBlocked(open: OpenCard): void {
    if (this.#open !== open) return;
    this.#blocked = true;
    this.close(open.nonce);
    this.#showHint(open.request);
  }

  #showHint({ line, anchor, topLayer }: CardRequest): void {
    this.#hint?.remove();
    this.#moveHost(topLayer);
    const layer = this.#overlay.addCardLayer(anchor);
    const { x, y, height } = toLayer(line, this.#overlay.origin(anchor));
    layer.append(hintPath(x, y + height));
    this.#hint = layer;
    setTimeout(() => {
      layer.remove();
      if (!this.#open) this.#moveHost(undefined);
    }, HINT_MS);
  }
}

function toLayer(rect: Rect, { x, y, scale }: LayerOrigin): Rect {
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
