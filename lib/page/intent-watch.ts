import {
  type IntentEffect,
  type IntentEvent,
  type IntentState,
  NO_INTENT,
  type PointerZone,
  type Under,
} from './intent';
import { nextIntent, STOOD_MS } from './intent-machine';
import type { PageCardPorts } from './card-ports';
import type { FoundMention } from './mention-at-point';
import type { PageSettings } from './ports';

/** A press that moves farther than this before its release is a drag, px. */
const DRAG_PX = 4;

/** What watching the reader needs, and what it does. */
export type IntentPorts = {
  readonly settings: () => PageSettings;
  /** The mention at a point of the viewport. */
  readonly find: (x: number, y: number) => FoundMention | undefined;
  /** The mention in what the reader just selected. */
  readonly findSelected: () => FoundMention | undefined;
  /** Where a point is as far as the open cards are concerned. */
  readonly zoneOf: (x: number, y: number) => PointerZone;
  /** Whether a card's mention is in this child frame. */
  readonly holdsRest: (frame: Element) => boolean;
  /** Opens a card, named by `token`; with the focus in it when a key asked for it. */
  readonly open: (found: FoundMention, token: number, takesFocus: boolean) => void;
  readonly close: (token: number) => void;
  /** The pointer came slowly to a mention: a card may be wanted. */
  readonly reach: () => void;
  /** Makes a card ready that will most likely be opened next, unseen. */
  readonly prepare: (found: FoundMention) => void;
  /** What was made ready is not wanted. */
  readonly forget: () => void;
};

/** What the watch has from its page. */
type WatchedPage = Pick<PageCardPorts, 'meter' | 'signal' | 'atCleanLayout'>;

/** An event's facts, but for its time. */
type Timeless<T> = T extends IntentEvent ? Omit<T, 't'> : never;

/** Turns what the reader does with pointer and keys into openings and closings. Only trusted events count. */
export class IntentWatch {
  readonly #ports: IntentPorts;
  readonly #page: WatchedPage;
  #state: IntentState = NO_INTENT;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #moved: PointerEvent | undefined;
  #scheduled = false;
  #shifted = false;
  #pressedAt: { readonly x: number; readonly y: number } | undefined;
  /** What an act was on, for the opening that it brings about. */
  #acted: { readonly found: FoundMention; readonly takesFocus: boolean } | undefined;

  constructor(ports: IntentPorts, page: WatchedPage) {
    this.#ports = ports;
    this.#page = page;
    const { signal } = page;
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
      if (!event.relatedTarget) this.take({ type: 'leave' });
    });
    on('pointerdown', (event) => this.#onPress(event));
    on('pointerup', (event) => this.#onRelease(event));
    on('pointercancel', () => this.take({ type: 'release' }));
    on('dragend', () => this.take({ type: 'release' }));
    on('click', (event) => this.#onClick(event));
    on('scroll', (event) => this.#onScroll(event));
    on('keydown', (event) => this.#onKey(event), false);
    signal.addEventListener('abort', () => clearTimeout(this.#timer), { once: true });
  }

  /** The transient card's opening; undefined when there is none. */
  get transient(): IntentState['transient'] {
    return this.#state.transient;
  }

  /** Opens the card of a mention that a shortcut asked for. */
  openByCommand(found: FoundMention): void {
    this.#act('command', found, true);
  }

  /** Takes in what the machine has to know, now. */
  take(event: Timeless<IntentEvent>): void {
    this.#takeAt({ ...event, t: performance.now() });
  }

  #onMove(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    this.#moved = event;
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#page.atCleanLayout(() => {
      this.#scheduled = false;
      this.#page.meter.time(() => this.#look());
    });
  }

  #look(): void {
    const event = this.#moved;
    if (!event) return;
    const { clientX: x, clientY: y } = event;
    const found = this.#ports.find(x, y);
    if (this.#shifted || this.#cameToPointer(found)) this.#shift();
    this.#shifted = false;
    const zone = this.#ports.zoneOf(x, y);
    if (found && found.mark.handle !== this.#state.under) this.#ports.reach();
    this.take({ type: 'move', x, y, under: underOf(found), zone, keyHeld: this.#isKeyHeld(event) });
  }

  #isKeyHeld(event: PointerEvent): boolean {
    const { key } = this.#ports.settings();
    return { Shift: event.shiftKey, Alt: event.altKey, Control: event.ctrlKey }[key];
  }

  /** Whether a mention now lies where the pointer was before, and the pointer did not find it there. */
  #cameToPointer(found: FoundMention | undefined): boolean {
    const { at, under } = this.#state;
    if (!found || !at || found.mark.handle === under) return false;
    return this.#ports.find(at.x, at.y)?.mark.handle === found.mark.handle;
  }

  #shift(): void {
    const { at } = this.#state;
    if (at) this.take({ type: 'shift', id: this.#ports.find(at.x, at.y)?.mark.handle });
  }

  #onScroll(event: Event): void {
    const { at, under } = this.#state;
    const target = event.target;
    if (!at) return;
    if (target instanceof Element && !isInside(at, target.getBoundingClientRect())) return;
    this.#shifted = true;
    this.take({ type: 'shift', id: under });
  }

  #onPress(event: PointerEvent): void {
    const { clientX: x, clientY: y } = event;
    this.#pressedAt = { x, y };
    this.take({ type: 'press', zone: this.#ports.zoneOf(x, y) });
  }

  #onRelease(event: PointerEvent): void {
    const { x, y } = this.#pressedAt ?? { x: event.clientX, y: event.clientY };
    const dragged = Math.hypot(event.clientX - x, event.clientY - y) > DRAG_PX;
    this.take({ type: 'release' });
    if (event.pointerType === 'touch' && !dragged) {
      this.#onTap(event);
      return;
    }
    // A selection is only complete after the event that ended it.
    if (dragged || event.detail > 1)
      setTimeout(() => this.#act('select', this.#ports.findSelected()), 0);
  }

  /** A finger on a link or button of the page means that, not the name in it. */
  #onTap({ clientX, clientY, target }: PointerEvent): void {
    if (target instanceof Element && target.closest(INTERACTIVE)) return;
    this.#act('tap', this.#ports.find(clientX, clientY));
  }

  #onClick(event: MouseEvent): void {
    if (event.detail > 1) this.#act('select', this.#ports.findSelected());
    else if (event.detail === 1) this.#act('click', this.#ports.find(event.clientX, event.clientY));
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.#state.transient) {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.take({ type: 'escape' });
      return;
    }
    const { at, refused } = this.#state;
    if (event.key === this.#ports.settings().key) {
      if (at && !refused && !event.repeat) this.#act('trigger-key', this.#ports.find(at.x, at.y));
    } else if (!MODIFIERS.has(event.key)) this.take({ type: 'key' });
  }

  #act(
    type: 'click' | 'tap' | 'select' | 'command' | 'trigger-key',
    found: FoundMention | undefined,
    takesFocus = false,
  ): void {
    this.#acted = found && { found, takesFocus };
    this.take({ type, under: underOf(found) });
    this.#acted = undefined;
  }

  #takeAt(event: IntentEvent): void {
    const { state, effects, wakeAt } = nextIntent(this.#state, event, this.#ports.settings());
    this.#state = state;
    clearTimeout(this.#timer);
    if (wakeAt !== undefined)
      this.#timer = setTimeout(
        () => this.take({ type: 'tick' }),
        Math.max(0, wakeAt - performance.now()),
      );
    for (const effect of effects) this.#do(effect);
  }

  #do(effect: IntentEffect): void {
    if (effect.type === 'close') this.#ports.close(effect.token);
    else if (effect.type === 'forget') this.#ports.forget();
    else if (effect.type === 'prepare') this.#prepare(effect.id);
    else if (this.#acted) this.#ports.open(this.#acted.found, effect.token, this.#acted.takesFocus);
    else this.#openRested(effect);
  }

  /** Opens what was rested on if it still is what the pointer reached. */
  #openRested({ id, token }: Extract<IntentEffect, { type: 'open' }>): void {
    const found = this.#stillUnder(id, this.#ports.settings().dwellMs);
    if (found) this.#ports.open(found, token, false);
    else {
      this.#ports.forget();
      this.take({ type: 'closed', token });
    }
  }

  #prepare(id: number): void {
    const found = this.#stillUnder(id, 0);
    if (found) this.#ports.prepare(found);
  }

  /** The mention where the pointer rests, if it is the one, and stood there before the pointer came. */
  #stillUnder(id: number, restedMs: number): FoundMention | undefined {
    const { at } = this.#state;
    const found = at && this.#page.meter.time(() => this.#ports.find(at.x, at.y));
    const settled = performance.now() - restedMs - STOOD_MS;
    return found?.mark.handle === id && found.stoodSince <= settled ? found : undefined;
  }
}

const INTERACTIVE = 'a, button, input, select, textarea, summary, label, [role=button], [onclick]';
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'CapsLock']);

function underOf(found: FoundMention | undefined): Under | undefined {
  return found && { id: found.mark.handle, stoodSince: found.stoodSince };
}

function isInside(point: { x: number; y: number }, rect: DOMRect): boolean {
  return (
    point.x >= rect.left && point.x <= rect.right && point.y >= rect.top && point.y <= rect.bottom
  );
}
