import type { CardWish } from '@/lib/model/card';
import { CardFrame, toLayer } from './card-frame';
import type { PointerZone } from './intent';
import { hintPath } from './card-hint';
import type { Anchor, Overlay } from './overlay';
import type { ColourScheme, PagePort, PageSettings, Rect } from './ports';
import { randomId } from './random-id';

/** Without a word from the card's document for this long it was blocked, ms from its load. */
const HANDSHAKE_MS = 2_500;
/** The same from its creation, for a document that never loads, ms. */
const LOAD_MS = 4_000;
/** How long the text-free hint stands where a card cannot, ms. */
const HINT_MS = 2_500;
/** Most cards at once; the one pinned longest ago makes room. */
const MAX_CARDS = 8;

/** A mention in the text of its block, by which it is known again when the page makes that text anew. */
export type ToldMention = {
  readonly block: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

/** What a card is opened for. */
export type CardRequest = {
  readonly page: string;
  readonly handle: number;
  /** The text that the mention is in; undefined for one of a child frame. */
  readonly told: ToldMention | undefined;
  /** The mention's line, in the viewport. */
  readonly line: Rect;
  readonly anchor: Anchor;
  /** Dialog or full-screen element that the mention is in. */
  readonly topLayer: Element | undefined;
  /** The scheme that the card is shown in; without it the system's. */
  readonly scheme: ColourScheme | undefined;
  /** Whether the text around it is read from right to left. */
  readonly rtl: boolean;
  /** Gives the card the focus when it is there. */
  readonly takesFocus: boolean;
};

/** What its owner hears of a card, named by its opening. */
export type CardEvents = {
  /** The pointer went into it. */
  readonly entered: (token: number) => void;
  /** The pointer went out of it. */
  readonly exited: (token: number) => void;
  /** It was closed from inside, or could not be shown. */
  readonly closed: (token: number) => void;
  readonly pinned: (token: number) => void;
  /** The page's policy keeps cards out. */
  readonly blocked: () => void;
  /** The host moved into a dialog or out of it, and the underlines with it. */
  readonly moved: () => void;
};

/** Shows cards: one that comes and goes with the pointer, and those that the reader pinned. */
export class CardHost {
  readonly #overlay: Overlay;
  readonly #port: PagePort;
  readonly #on: CardEvents;
  readonly #size: () => PageSettings['cardSize'];
  readonly #cards = new Map<number, CardFrame>();
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();
  /** A card that nobody sees yet, and that has no opening. */
  #prepared: CardFrame | undefined;
  #hint: HTMLElement | undefined;
  #blocked: boolean;

  constructor(
    overlay: Overlay,
    port: PagePort,
    on: CardEvents,
    { size, blocked }: { size: () => PageSettings['cardSize']; blocked: boolean },
  ) {
    this.#overlay = overlay;
    this.#port = port;
    this.#on = on;
    this.#size = size;
    this.#blocked = blocked;
  }

  /** The card that comes and goes, if it is there. */
  get transient(): CardFrame | undefined {
    return [...this.#cards.values()].find(({ pinned }) => !pinned);
  }

  /** The dialog or full-screen element that the host is in for the open cards. */
  get topLayer(): Element | undefined {
    return [...this.#cards.values()].at(-1)?.request.topLayer;
  }

  /**
   * Makes a card ready that will most likely be opened next. Nobody sees it and no pointer meets it.
   * In a dialog none is: the host would have to move there, which the page sees.
   */
  prepare(request: CardRequest): void {
    this.forget();
    if (!this.#blocked && !request.topLayer) this.#prepared = this.#begin(request);
  }

  /** Drops what was made ready. */
  forget(): void {
    if (this.#prepared) this.#drop(this.#prepared);
    this.#prepared = undefined;
  }

  /**
   * Opens a card, named by `token` from now on.
   *
   * @returns whether the background still knew the mention
   */
  async open(token: number, request: CardRequest): Promise<boolean> {
    if (this.#blocked) {
      this.#showHint(request);
      this.#on.closed(token);
      return true;
    }
    this.#hint?.remove();
    const ready = this.#takePrepared(request);
    this.#moveHost(request.topLayer);
    const card = ready ?? this.#begin(request);
    this.#cards.set(token, card);
    card.show(token, request);
    if (card.isShown && request.takesFocus) this.focus(token);
    if (!card.isShown) this.#waitFor(card);
    const { ok } = await card.known;
    if (!ok) this.close(token);
    return ok;
  }

  /** Closes the card of an opening. */
  close(token: number): void {
    this.#hint?.remove();
    const card = this.#cards.get(token);
    if (!card) return;
    this.#cards.delete(token);
    clearTimeout(this.#timers.get(token));
    this.#timers.delete(token);
    const hadFocus = document.activeElement === this.#overlay.host;
    this.#drop(card);
    if (this.#cards.size === 0) this.#moveHost(undefined);
    if (hadFocus) card.returnFocus();
  }

  /** Closes every card, and names each. */
  closeAll(onClosed: (token: number) => void): void {
    this.forget();
    for (const token of this.#cards.keys()) {
      this.close(token);
      onClosed(token);
    }
  }

  /** Lets a card stay where it is until the reader closes it. */
  pin(token: number): void {
    const card = this.#cards.get(token);
    if (!card || card.pinned) return;
    card.pin();
    this.#on.pinned(token);
    this.#makeRoom();
  }

  /** Does to the card `nonce` what its own document asked for. */
  obey(nonce: string, wish: CardWish): void {
    const card = [...this.#cards.values(), this.#prepared].find((each) => each?.nonce === nonce);
    if (!card) return;
    switch (wish.kind) {
      case 'fit':
        clearTimeout(this.#timers.get(card.token));
        card.fit(wish.height);
        if (card.request.takesFocus) this.focus(card.token);
        break;
      case 'close':
        this.close(card.token);
        this.#on.closed(card.token);
        break;
      case 'pin':
        this.pin(card.token);
        break;
      case 'move':
        card.moveBy(wish.dx, wish.dy);
        break;
      case 'size':
        card.sizeTo(wish.width, wish.height);
        break;
    }
  }

  /** Gives a card the focus, so that its own keys work. */
  focus(token: number): void {
    const card = this.#cards.get(token);
    if (card?.isShown && document.activeElement !== this.#overlay.host)
      card.element.focus({ preventScroll: true });
  }

  /** Where a point of the viewport is as far as the open cards are concerned. */
  zoneOf(x: number, y: number): PointerZone {
    const zones = [...this.#cards.values()].map((card) => card.zoneOf(x, y));
    return (
      (['card', 'mention', 'corridor'] as const).find((zone) => zones.includes(zone)) ?? 'outside'
    );
  }

  #takePrepared({ page, handle }: CardRequest): CardFrame | undefined {
    const ready = this.#prepared;
    if (ready?.request.page !== page || ready.request.handle !== handle) this.forget();
    const taken = this.#prepared;
    this.#prepared = undefined;
    return taken;
  }

  /** Asks the background for a card and loads its frame at the same time. */
  #begin(request: CardRequest): CardFrame {
    const nonce = randomId();
    const { page, handle, scheme } = request;
    const card = new CardFrame(this.#overlay, {
      nonce,
      request,
      known: this.#port.openCard({ page, handle, nonce }),
      address: this.#port.cardAddress(nonce, scheme),
      size: this.#size(),
    });
    card.element.addEventListener('pointerenter', () => {
      card.holdPointer(true);
      this.#on.entered(card.token);
    });
    card.element.addEventListener('pointerleave', () => {
      card.holdPointer(false);
      this.#on.exited(card.token);
    });
    return card;
  }

  #drop(card: CardFrame): void {
    card.remove();
    void this.#port.cardClosed({ nonce: card.nonce }).catch(() => undefined);
  }

  /** Gives up on a card whose document says nothing. */
  #waitFor(card: CardFrame): void {
    const { token } = card;
    const wait = (ms: number): void => {
      clearTimeout(this.#timers.get(token));
      this.#timers.set(
        token,
        setTimeout(() => this.#onBlocked(card), ms),
      );
    };
    wait(card.isLoaded ? HANDSHAKE_MS : LOAD_MS);
    card.element.addEventListener('load', () => !card.isShown && wait(HANDSHAKE_MS), {
      once: true,
    });
  }

  #makeRoom(): void {
    for (const { token, pinned } of this.#cards.values()) {
      if (this.#cards.size <= MAX_CARDS) return;
      if (!pinned) continue;
      this.close(token);
      this.#on.closed(token);
    }
  }

  #moveHost(into: Element | undefined): void {
    const before = this.#overlay.host.parentNode;
    this.#overlay.attach(into);
    if (before === this.#overlay.host.parentNode) return;
    // Where a browser cannot move a frame without loading it again, its nonce is used up.
    this.forget();
    this.#on.moved();
  }

  /** The page's own policy keeps the card out: it is not tried again on this page. */
  #onBlocked(card: CardFrame): void {
    if (!this.#cards.has(card.token)) return;
    this.#blocked = true;
    this.#on.blocked();
    this.close(card.token);
    this.#on.closed(card.token);
    this.#showHint(card.request);
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
      if (this.#cards.size === 0) this.#moveHost(undefined);
    }, HINT_MS);
  }
}
