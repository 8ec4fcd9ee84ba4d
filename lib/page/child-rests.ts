import type { CardHost } from './card-host';
import { frameElement, rectInParent } from './frame-place';
import type { IntentWatch } from './intent-watch';
import type { ChildRest, ColourScheme, PagePort, Rect } from './ports';
import type { TextPlace } from './text-place';

/** What passing rests between frames needs. */
type ChildRestPorts = {
  readonly page: string;
  readonly framePath: number[];
  readonly port: Pick<PagePort, 'restInFrame'>;
  readonly placeOf: (frame: Element) => TextPlace;
  readonly schemeOf: (frame: Element) => ColourScheme | undefined;
  readonly card: () => CardHost;
  readonly watch: () => IntentWatch;
  readonly tell: (call: Promise<unknown>) => void;
};

/** Rests on mentions of child frames: on their way up, and in the top frame, which shows their cards. */
export class ChildRests {
  readonly #from: ChildRestPorts;
  /** The mention of a child frame, or of this one for its parent, whose card is open. */
  #rest: { page: string; handle: number; frame?: Element } | undefined;

  constructor(from: ChildRestPorts) {
    this.#from = from;
  }

  /** Whether the open card's mention is in this frame. */
  isIn(frame: Element): boolean {
    return this.#rest?.frame === frame;
  }

  /** A card of another mention opens: this one's is no more. */
  forget(): void {
    this.#rest = undefined;
  }

  /** Adds this frame's place to a rest of the frame right below, and passes it on or opens its card. */
  place(childPage: string, rest: ChildRest): void {
    const { framePath: own, port, tell } = this.#from;
    const { framePath, handle, rect } = rest;
    if (framePath.length !== own.length + 1 || own.some((step, i) => framePath[i] !== step)) return;
    const frame = frameElement(framePath.at(-1) ?? -1);
    if (!frame) return;
    const placed = rect && rectInParent(rect, frame);
    if (own.length > 0)
      tell(port.restInFrame({ page: childPage, handle, framePath: own, rect: placed }));
    else if (placed) this.#open({ page: childPage, handle }, placed, frame);
    else if (this.#rest?.page === childPage && this.#rest.handle === handle)
      this.#from.watch().take({ type: 'child-left' });
  }

  /** Tells the frame above of a rest in this one. */
  passUp(handle: number, rect: Rect): void {
    this.#rest = { page: this.#from.page, handle };
    this.#send(handle, rect);
  }

  /** Tells the frame above that the pointer left it. */
  passLeft(): void {
    const rest = this.#rest;
    this.#rest = undefined;
    if (rest) this.#send(rest.handle, null);
  }

  #send(handle: number, rect: Rect | null): void {
    const { port, page, framePath, tell } = this.#from;
    tell(port.restInFrame({ page, handle, framePath, rect }));
  }

  #open(child: { page: string; handle: number }, line: Rect, frame: Element): void {
    const { anchor, topLayer } = this.#from.placeOf(frame);
    const watch = this.#from.watch();
    const before = watch.transient;
    if (before) this.#from.card().close(before.token);
    this.#rest = { ...child, frame };
    watch.take({ type: 'opened', id: child.handle });
    const { transient } = watch;
    if (!transient) return;
    const scheme = this.#from.schemeOf(frame);
    const seen = { told: undefined, line, anchor, topLayer, rtl: false, scheme, takesFocus: false };
    const request = { ...child, ...seen };
    this.#from.tell(this.#from.card().open(transient.token, request));
  }
}
