import { isContextGone } from '@/lib/base/report';
import { sleep } from '@/lib/base/sleep';
import { CardHost } from './card-host';
import { isText } from './flat-tree';
import { frameElement, rectInParent } from './frame-place';
import { PageLinks } from './link-page';
import {
  type FoundMention,
  mentionAt,
  selectedMention,
  type MentionSources,
} from './mention-at-point';
import { createMeter } from './meter';
import { NearBlocks } from './near-blocks';
import { Overlay } from './overlay';
import type { ChildRest, PageCommands, PagePort, PageSettings, Rect } from './ports';
import { PageReader } from './read-page';
import { RestWatch } from './rest-watch';
import { shownStyle } from './shown-style';
import { TextPlaces } from './text-place';
import { Underlines } from './underlines';
import { type PageChanges, watchPage } from './watch-page';

/** Costs are reported at most this often, ms. */
const REPORT_GAP_MS = 2_000;

/** What moves text without a change that an observer hears of. */
const MOVING = 'resize transitionend animationend toggle load fullscreenchange'.split(' ');

/** Backfile on one document, from when it is switched on here until it is switched off. */
export class RunningPage implements PageCommands {
  readonly #page: string;
  readonly #framePath: number[];
  readonly #port: PagePort;
  readonly #end: AbortController;
  readonly #meter = createMeter();
  readonly #overlay = new Overlay();
  readonly #reader: PageReader;
  readonly #links: PageLinks;
  readonly #near: NearBlocks;
  readonly #underlines: Underlines;
  readonly #card: CardHost;
  readonly #rests: RestWatch;
  readonly #mentions: MentionSources;
  readonly #stop: () => void;
  #settings: PageSettings;
  /** The mention of a child frame, or of this one for its parent, whose card is open. */
  #childRest: { page: string; handle: number; frame?: Element } | undefined;
  #reporting = false;

  /** @param stop ends Backfile on this document for good */
  constructor(start: {
    page: string;
    framePath: number[];
    settings: PageSettings;
    port: PagePort;
    stop: () => void;
  }) {
    const { page, framePath, port, settings, stop } = start;
    [this.#page, this.#framePath, this.#port, this.#settings] = [page, framePath, port, settings];
    this.#stop = stop;
    this.#end = new AbortController();
    const { signal } = this.#end;
    const meter = this.#meter;
    this.#overlay.attach();
    const watch = watchPage(document, {
      onChange: (changes) => meter.time(() => this.#onChange(changes)),
      isOwn: (node) => node === this.#overlay.host,
      signal,
    });
    this.#reader = new PageReader({
      shadowRootOf: port.shadowRootOf,
      meter,
      signal,
      onRoot: (root) => watch.add(root),
    });
    this.#links = this.#createLinks(() => watch.take());
    const { text } = this.#reader;
    const { marks } = this.#links;
    this.#near = new NearBlocks({
      blocksIn: (owner) => text.blocksIn(owner),
      onChange: () => this.#underlines.redraw(),
      signal,
    });
    this.#underlines = new Underlines({
      overlay: this.#overlay,
      meter,
      signal,
      near: () => this.#near,
      marksIn: (block) => marks.in(block),
      topLayer: () => this.#card.topLayer,
    });
    this.#mentions = {
      text,
      marks,
      overlay: this.#overlay,
      measured: () => this.#underlines.measured,
      shadowRootOf: port.shadowRootOf,
    };
    this.#card = new CardHost(this.#overlay, port, {
      entered: () => this.#rests.enteredCard(),
      closed: () => this.#rests.cardClosed(),
      moved: () => this.#underlines.redraw(),
    });
    this.#rests = this.#createRests();
    this.#listen();
    this.#underlines.setStyle(shownStyle(settings));
    this.#links.linkAll();
  }

  applySettings(run: boolean, settings: PageSettings): void {
    if (!run) return;
    const { density } = this.#settings;
    this.#settings = settings;
    this.#underlines.setStyle(shownStyle(settings));
    if (settings.density !== density) this.#links.linkAll();
  }

  relink(): void {
    this.#links.linkAll();
  }

  resizeCard(nonce: string, height: number): void {
    this.#card.resize(nonce, height);
  }

  closeCard(nonce: string): void {
    this.#card.close(nonce);
  }

  placeChildRest(childPage: string, rest: ChildRest): void {
    const own = this.#framePath;
    const { framePath, handle, rect } = rest;
    if (framePath.length !== own.length + 1 || own.some((step, i) => framePath[i] !== step)) return;
    const frame = frameElement(framePath.at(-1) ?? -1);
    if (!frame) return;
    const placed = rect && rectInParent(rect, frame);
    if (own.length > 0)
      this.#tell(this.#port.restInFrame({ page: childPage, handle, framePath: own, rect: placed }));
    else if (placed) this.#openForChild({ page: childPage, handle }, placed, frame);
    else if (this.#childRest?.page === childPage && this.#childRest.handle === handle)
      this.#rests.leftChild();
  }

  /** Removes all that Backfile put on the page and stops all that it does there. */
  end(): void {
    this.#card.close();
    this.#end.abort();
    this.#overlay.remove();
  }

  #createLinks(takeChanges: () => PageChanges): PageLinks {
    return new PageLinks(
      {
        page: () => this.#page,
        reader: this.#reader,
        port: this.#port,
        meter: this.#meter,
        signal: this.#end.signal,
        mayRun: () => !document.hidden && this.#alive(),
        onLinked: () => this.#onLinked(),
        onOff: () => this.#stop(),
        onFailure: (error) => this.#onFailure(error),
      },
      takeChanges,
    );
  }

  #createRests(): RestWatch {
    const inChild = this.#framePath.length > 0;
    return new RestWatch(
      {
        settings: () => this.#settings,
        find: (x, y) => mentionAt(x, y, this.#mentions),
        findSelected: () => selectedMention(this.#mentions),
        zoneOf: (x, y) => this.#card.zoneOf(x, y),
        open: (found) => (inChild ? this.#passUp(found, found.line) : this.#open(found)),
        close: () => this.#close(),
        holdsRest: (frame) => this.#childRest?.frame === frame,
        isOpen: () => this.#card.isOpen || this.#childRest !== undefined,
      },
      { meter: this.#meter, signal: this.#end.signal },
    );
  }

  #listen(): void {
    const { signal } = this.#end;
    const passive = { capture: true, passive: true, signal };
    const redraw = (): void => this.#underlines.redraw();
    for (const type of MOVING) addEventListener(type, redraw, passive);
    document.fonts.addEventListener('loadingdone', redraw, { signal });
    const resized = new ResizeObserver(redraw);
    resized.observe(document.documentElement);
    if (document.body) resized.observe(document.body);
    signal.addEventListener('abort', () => resized.disconnect(), { once: true });
    for (const type of ['pointerdown', 'keydown'])
      addEventListener(type, () => this.#links.expectMore(), passive);
    document.addEventListener('visibilitychange', () => this.#links.noteChange(), passive);
    addEventListener('pagehide', () => this.#close(), passive);
  }

  #onChange({ touched }: PageChanges): void {
    if (!this.#alive()) return;
    if (!this.#overlay.host.isConnected) {
      this.#card.close();
      this.#overlay.attach();
    }
    let dirty = false;
    for (const node of touched) {
      if (!isText(node)) continue;
      for (const block of this.#reader.text.blocksOf(node)) {
        block.dirty = true;
        dirty = true;
      }
    }
    if (dirty) this.#underlines.redraw();
    this.#links.noteChange();
  }

  #onLinked(): void {
    const owners = new Set<Element>();
    for (const block of this.#reader.text.all())
      if (this.#links.marks.in(block).length > 0) owners.add(block.owner);
    this.#near.watch(owners);
    this.#underlines.redraw();
    this.#reportCost();
  }

  #open({ mark, place, line }: FoundMention): void {
    const { anchor, topLayer } = place;
    this.#childRest = undefined;
    const request = { page: this.#page, handle: mark.handle, line, anchor, topLayer };
    this.#tell(this.#card.open(request).then((known) => !known && this.#forgotten()));
  }

  #openForChild(child: { page: string; handle: number }, line: Rect, frame: Element): void {
    const { anchor, topLayer } = new TextPlaces().of(frame);
    this.#childRest = { ...child, frame };
    this.#rests.openedForChild(child.handle);
    this.#tell(this.#card.open({ ...child, line, anchor, topLayer }));
  }

  /** The background forgot the page's mentions: they are linked again, and the rest came to nothing. */
  #forgotten(): void {
    this.#rests.cardClosed();
    this.#links.linkAll();
  }

  #passUp({ mark: { handle } }: FoundMention, rect: Rect | null): void {
    this.#childRest = rect ? { page: this.#page, handle } : undefined;
    const framePath = this.#framePath;
    this.#tell(this.#port.restInFrame({ page: this.#page, handle, framePath, rect }));
  }

  #close(): void {
    const rest = this.#childRest;
    this.#childRest = undefined;
    if (this.#framePath.length === 0) this.#card.close();
    else if (rest)
      this.#tell(
        this.#port.restInFrame({
          page: rest.page,
          handle: rest.handle,
          framePath: this.#framePath,
          rect: null,
        }),
      );
  }

  #reportCost(): void {
    if (this.#reporting) return;
    this.#reporting = true;
    const report = (): void => {
      this.#reporting = false;
      this.#tell(this.#port.reportCost({ page: this.#page, ...this.#meter.cost() }));
    };
    // Not at once: the first drawing, which is the longest, is still to come.
    sleep(REPORT_GAP_MS, this.#end.signal).then(report, () => undefined);
  }

  #tell(call: Promise<unknown>): void {
    call.catch((error: unknown) => this.#onFailure(error));
  }

  #alive(): boolean {
    const alive = this.#port.alive();
    if (!alive) this.#stop();
    return alive;
  }

  #onFailure(error: unknown): boolean {
    const gone = isContextGone(error) && !this.#port.alive();
    if (gone) this.#stop();
    return gone;
  }
}
