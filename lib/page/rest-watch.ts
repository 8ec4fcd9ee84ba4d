import type { FoundMention } from './mention-at-point';
import type { Meter } from './meter';
import type { PageSettings } from './ports';
import {
  nextRest,
  NO_REST,
  OPENING_GAP_MS,
  type PointerZone,
  type RestEvent,
  STOOD_MS,
} from './rest-machine';
import { atCleanLayout } from './slices';

/** A press that moves farther than this before its release is a drag, px. */
const DRAG_PX = 4;

/** What watching for rests needs, and what it does. */
export type RestPorts = {
  readonly settings: () => PageSettings;
  /** The mention at a point of the viewport. */
  readonly find: (x: number, y: number) => FoundMention | undefined;
  /** The mention in what the reader just selected. */
  readonly findSelected: () => FoundMention | undefined;
  /** Where a point is as far as the open card is concerned. */
  readonly zoneOf: (x: number, y: number) => PointerZone;
  readonly open: (found: FoundMention) => void;
  /** The pointer abandoned the card, or the reader dismissed it. */
  readonly close: () => void;
  /** Whether the open card's mention is in this child frame. */
  readonly holdsRest: (frame: Element) => boolean;
  /** Whether a card of this frame is open. */
  readonly isOpen: () => boolean;
};

/** Turns what the reader does with pointer and keys into openings and closings. Only trusted events count. */
export class RestWatch {
  readonly #ports: RestPorts;
  readonly #meter: Meter;
  #state = NO_REST;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #moved: PointerEvent | undefined;
  #scheduled = false;
  #shifted = false;
  #pressedAt: { readonly x: number; readonly y: number } | undefined;

  constructor(ports: RestPorts, { meter, signal }: { meter: Meter; signal: AbortSignal }) {
    this.#ports = ports;
    this.#meter = meter;
    const on = <K extends keyof WindowEventMap>(
      type: K,
      then: (event: WindowEventMap[K]) => void,
      passive = true,
    ): void =>
      addEventListener(
        type,
        (event) => {
          if (event.isTrusted && ports.settings().trigger !== 'off') then(event);
        },
        { capture: true, passive, signal },
      );
    on('pointermove', (event) => this.#onMove(event));
    // Into a frame, where this document sees no moves.
    on('pointerover', (event) => {
      const { target } = event;
      if (target instanceof HTMLIFrameElement && !ports.holdsRest(target)) this.#onMove(event);
    });
    on('pointerout', (event) => {
      if (!event.relatedTarget) this.#take({ type: 'leave', t: performance.now() });
    });
    on('pointerdown', (event) => this.#onPress(event));
    on('pointerup', (event) => this.#onRelease(event));
    on('pointercancel', () => this.#take({ type: 'release', t: performance.now() }));
    on('dragend', () => this.#take({ type: 'release', t: performance.now() }));
    on('click', (event) => this.#onClick(event));
    on('scroll', (event) => this.#onScroll(event));
    on('keydown', (event) => this.#onKey(event), false);
    signal.addEventListener('abort', () => clearTimeout(this.#timer), { once: true });
  }

  /** The card closed by itself. */
  cardClosed(): void {
    this.#take({ type: 'closed', t: performance.now() });
  }

  /** A card was opened here for a mention of a child frame. */
  openedForChild(handle: number): void {
    this.#take({ type: 'opened', t: performance.now(), id: handle });
  }

  /** The pointer left that mention, in a document that this one does not see into. */
  leftChild(): void {
    this.#take({ type: 'leave', t: performance.now() });
  }

  /** The pointer went into the card, where this document does not see it. */
  enteredCard(): void {
    const { x, y } = this.#state.at ?? { x: -1, y: -1 };
    this.#take({
      type: 'move',
      t: performance.now(),
      x: x + 9,
      y,
      under: undefined,
      zone: 'card',
      armed: false,
    });
  }

  #onMove(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    this.#moved = event;
    if (this.#scheduled) return;
    this.#scheduled = true;
    atCleanLayout(() => {
      this.#scheduled = false;
      this.#meter.time(() => this.#look());
    });
  }

  #look(): void {
    const event = this.#moved;
    if (!event) return;
    const t = performance.now();
    const { clientX: x, clientY: y } = event;
    const found = this.#ports.find(x, y);
    if (this.#shifted || this.#cameToPointer(found)) this.#shift(t);
    this.#shifted = false;
    const { trigger } = this.#ports.settings();
    this.#take({
      type: 'move',
      t,
      x,
      y,
      under: found && { id: found.mark.handle, stoodSince: found.stoodSince },
      zone: this.#ports.zoneOf(x, y),
      armed: trigger === 'hover' || (trigger === 'key-and-hover' && event.shiftKey),
    });
  }

  /** Whether a mention now lies where the pointer was before, and the pointer did not find it there. */
  #cameToPointer(found: FoundMention | undefined): boolean {
    const { at, under } = this.#state;
    if (!found || !at || found.mark.handle === under) return false;
    return this.#ports.find(at.x, at.y)?.mark.handle === found.mark.handle;
  }

  #shift(t: number): void {
    const { at } = this.#state;
    if (at) this.#take({ type: 'shift', t, id: this.#ports.find(at.x, at.y)?.mark.handle });
  }

  #onScroll(event: Event): void {
    const { at, under } = this.#state;
    const target = event.target;
    if (!at) return;
    if (target instanceof Element && !isInside(at, target.getBoundingClientRect())) return;
    this.#shifted = true;
    this.#take({ type: 'shift', t: performance.now(), id: under });
  }

  #onPress(event: PointerEvent): void {
    this.#pressedAt = { x: event.clientX, y: event.clientY };
    this.#take({ type: 'press', t: performance.now() });
    if (this.#ports.isOpen() && this.#ports.zoneOf(event.clientX, event.clientY) !== 'card')
      this.#dismiss();
  }

  #onRelease(event: PointerEvent): void {
    const { x, y } = this.#pressedAt ?? { x: event.clientX, y: event.clientY };
    const dragged = Math.hypot(event.clientX - x, event.clientY - y) > DRAG_PX;
    this.#take({ type: 'release', t: performance.now() });
    // A selection is only complete after the event that ended it.
    if (dragged || event.detail > 1)
      setTimeout(() => this.#openDeliberately(this.#ports.findSelected()), 0);
  }

  #onClick(event: MouseEvent): void {
    if (event.detail > 1) this.#openDeliberately(this.#ports.findSelected());
    else if (this.#ports.settings().trigger === 'click')
      this.#openDeliberately(this.#ports.find(event.clientX, event.clientY));
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.#ports.isOpen()) {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.#dismiss();
      return;
    }
    const { trigger } = this.#ports.settings();
    const { at, refused } = this.#state;
    if (event.key === 'Shift') {
      if (at && !refused && !event.repeat && (trigger === 'key-and-hover' || trigger === 'strict'))
        this.#openDeliberately(this.#ports.find(at.x, at.y));
    } else if (!['Control', 'Alt', 'Meta', 'CapsLock'].includes(event.key))
      this.#take({ type: 'key', t: performance.now() });
  }

  #dismiss(): void {
    this.#ports.close();
    this.#take({ type: 'closed', t: performance.now() });
  }

  /** Opens on an act instead of a rest; the text must have stood before it all the same. */
  #openDeliberately(found: FoundMention | undefined): void {
    const t = performance.now();
    if (!found || t - found.stoodSince < STOOD_MS || t - this.#state.openedAt < OPENING_GAP_MS)
      return;
    this.#take({ type: 'opened', t, id: found.mark.handle });
    this.#ports.open(found);
  }

  #take(event: RestEvent): void {
    const { state, effect, wakeAt } = nextRest(this.#state, event, this.#ports.settings().dwellMs);
    this.#state = state;
    clearTimeout(this.#timer);
    if (wakeAt !== undefined)
      this.#timer = setTimeout(
        () => this.#take({ type: 'tick', t: performance.now() }),
        Math.max(0, wakeAt - performance.now()),
      );
    if (effect.type === 'close') this.#ports.close();
    if (effect.type === 'open') this.#openRested(effect.id);
  }

  /** Opens what was rested on if it still is what the pointer reached. */
  #openRested(id: number): void {
    const { at } = this.#state;
    const found = at && this.#meter.time(() => this.#ports.find(at.x, at.y));
    const settled = performance.now() - this.#ports.settings().dwellMs - STOOD_MS;
    if (found?.mark.handle === id && found.stoodSince <= settled) this.#ports.open(found);
    else {
      this.#ports.close();
      this.#take({ type: 'closed', t: performance.now() });
    }
  }
}

function isInside(point: { x: number; y: number }, rect: DOMRect): boolean {
  return (
    point.x >= rect.left && point.x <= rect.right && point.y >= rect.top && point.y <= rect.bottom
  );
}
