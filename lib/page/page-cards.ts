import type { CardWish } from '@/lib/model/card';
import { CardHost, type CardRequest, type ToldMention } from './card-host';
import type { Cards, PageCardPorts } from './card-ports';
import { ChildRests } from './child-rests';
import { schemeBeside } from './colour-scheme';
import { IntentWatch } from './intent-watch';
import type { Mark } from './marks';
import type { Measured } from './measure-mark';
import type { FoundMention } from './mention-at-point';
import type { ChildRest, PageCommand, Rect } from './ports';
import { ReadingMode } from './reading-mode';

/** Names are passed one after the other: one that was just called needs no second call, ms. */
const WAKE_GAP_MS = 1_000;

/** The cards of one document: when they open and close, by pointer, keys and from frames below. */
export class PageCards implements Cards {
  readonly #from: PageCardPorts;
  readonly #host: CardHost;
  readonly #watch: IntentWatch;
  readonly #children: ChildRests;
  readonly #reading: ReadingMode;
  #wokenAt = -Infinity;

  constructor(from: PageCardPorts) {
    this.#from = from;
    const { page, framePath, port, overlay, mentions, tell } = from;
    const heard = (type: 'entered' | 'exited' | 'closed' | 'pinned') => (token: number) =>
      this.#watch.take({ type, token });
    this.#host = new CardHost(
      overlay,
      port,
      {
        entered: heard('entered'),
        exited: heard('exited'),
        closed: heard('closed'),
        pinned: heard('pinned'),
        moved: from.onMoved,
        blocked: () => tell(port.cardBlocked({ page })),
      },
      { size: () => from.settings().cardSize, blocked: from.blocked },
    );
    this.#children = new ChildRests({
      page,
      framePath,
      port,
      tell,
      placeOf: mentions.placeOf,
      schemeOf: (frame) => schemeBeside(frame, from.settings().theme),
      card: () => this.#host,
      watch: () => this.#watch,
    });
    this.#watch = new IntentWatch(
      {
        settings: from.settings,
        find: mentions.at,
        findSelected: mentions.selected,
        zoneOf: (x, y) => this.#host.zoneOf(x, y),
        holdsRest: (frame) => this.#children.isIn(frame),
        open: (found, token, takesFocus) => this.#open(found, token, takesFocus),
        close: (token) => this.#close(token),
        reach: () => this.#wake(),
        prepare: (found) => this.#prepare(found),
        forget: () => this.#host.forget(),
      },
      from,
    );
    this.#reading = new ReadingMode({
      overlay,
      names: from.names,
      find: (mark) => mentions.of(mark),
    });
    const isOver = (event: Event): void => {
      if (event.isTrusted) this.#reading.end();
    };
    addEventListener('pointerdown', isOver, { capture: true, passive: true, signal: from.signal });
  }

  /** The dialog or full-screen element that the host is in for the open cards. */
  get topLayer(): Element | undefined {
    return this.#host.topLayer;
  }

  obey(nonce: string, wish: CardWish): void {
    this.#host.obey(nonce, wish);
  }

  placeChildRest(childPage: string, rest: ChildRest): void {
    this.#children.place(childPage, rest);
  }

  /** Does what a keyboard shortcut asks for, if this document is where the reader is. */
  command(command: PageCommand): void {
    if (!this.#isInFocus() || this.#from.settings().trigger === 'off') return;
    const { transient } = this.#watch;
    switch (command) {
      case 'next-name':
      case 'previous-name': {
        const found = this.#reading.step(command === 'next-name' ? 1 : -1);
        if (found && transient) this.#watch.openByCommand(found);
        break;
      }
      case 'open-card': {
        const found = this.#from.mentions.selected() ?? this.#reading.found;
        if (transient && (!found || found.mark.handle === transient.id))
          this.#host.focus(transient.token);
        else if (found) this.#watch.openByCommand(found);
        else this.#reading.step(1);
        break;
      }
      case 'pin-card':
        if (transient) this.#host.pin(transient.token);
        break;
      case 'close-card':
        if (transient) this.#watch.take({ type: 'escape' });
        else this.#reading.end();
        break;
    }
  }

  /** The settings changed: what they no longer allow closes. */
  settingsChanged(): void {
    this.#watch.take({ type: 'settings' });
  }

  /** What was just drawn: the card and the ring go with their names. */
  follow(measured: readonly Measured[]): void {
    this.#reading.redraw();
    const { transient } = this.#host;
    if (!transient || transient.request.page !== this.#from.page) return;
    const { handle, told } = transient.request;
    const { line } = transient;
    const known = measured.find((each) => each.mark.handle === handle)?.mark;
    const mark = known ?? (told && this.#renewed(told, measured, line));
    const found = mark && this.#from.mentions.of(mark, line);
    if (!found) return;
    if (mark.handle !== handle) {
      transient.request = { ...transient.request, handle: mark.handle, told: toldOf(mark) };
      this.#watch.take({ type: 'renewed', from: handle, id: mark.handle });
    }
    transient.follow(found.line);
  }

  /** The mention in text that the page made anew since: in the same sentence if any, else the nearest. */
  #renewed(told: ToldMention, measured: readonly Measured[], line: Rect): Mark | undefined {
    const words = told.text.slice(told.start, told.end);
    const heirs = measured.flatMap(({ mark }) => {
      const { block, text, start, end } = toldOf(mark);
      if (block <= told.block || text.slice(start, end) !== words) return [];
      const now = this.#from.mentions.of(mark, line)?.line;
      const isSame = text === told.text && start === told.start;
      return now ? [{ mark, isSame, distance: Math.hypot(now.x - line.x, now.y - line.y) }] : [];
    });
    const [best] = heirs.toSorted(
      (a, b) => Number(b.isSame) - Number(a.isSame) || a.distance - b.distance,
    );
    return best?.mark;
  }

  /** Closes every card: the document goes, or its host was taken away. */
  closeAll(): void {
    this.#host.closeAll((token) => this.#watch.take({ type: 'closed', token }));
    this.#children.passLeft();
    this.#reading.end();
  }

  #open(found: FoundMention, token: number, takesFocus: boolean): void {
    if (this.#from.framePath.length > 0) {
      this.#children.passUp(found.mark.handle, found.line);
      return;
    }
    this.#children.forget();
    const opened = this.#host.open(token, this.#requestFor(found, takesFocus));
    this.#from.tell(opened.then((known) => known || this.#forget(token)));
  }

  /** Once in a while: a background that was just heard of is awake. */
  #wake(): void {
    const { page, port, tell } = this.#from;
    const now = performance.now();
    if (now - this.#wokenAt < WAKE_GAP_MS) return;
    this.#wokenAt = now;
    tell(port.wake({ page }));
  }

  /** In the top frame only: a frame below it does not know where its card will be. */
  #prepare(found: FoundMention): void {
    if (this.#from.framePath.length === 0) this.#host.prepare(this.#requestFor(found, false));
  }

  #requestFor({ mark, place, line }: FoundMention, takesFocus: boolean): CardRequest {
    const { anchor, topLayer, rtl } = place;
    const { page, settings } = this.#from;
    const scheme = schemeBeside(mark.block.owner, settings().theme);
    const { handle } = mark;
    const told = toldOf(mark);
    return { page, handle, told, line, anchor, topLayer, rtl, scheme, takesFocus };
  }

  /** The background does not know the mention any more: the page is linked again. */
  #forget(token: number): false {
    this.#watch.take({ type: 'closed', token });
    this.#from.onForgotten();
    return false;
  }

  #close(token: number): void {
    this.#host.close(token);
    if (this.#from.framePath.length > 0) this.#children.passLeft();
    else this.#children.forget();
  }

  /** Whether the reader's focus is in this very document, or nowhere and this is the top. */
  #isInFocus(): boolean {
    const { activeElement } = document;
    const isInFrame =
      activeElement instanceof HTMLIFrameElement && activeElement !== this.#from.overlay.host;
    if (isInFrame) return false;
    return this.#from.framePath.length === 0 || document.hasFocus();
  }
}

function toldOf({ block, start, end }: Mark): ToldMention {
  return { block: block.id, text: block.text, start, end };
}
