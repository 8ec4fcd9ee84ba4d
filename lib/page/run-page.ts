import type { CardWish } from '@/lib/model/card';
import { isContextGone } from '@/lib/base/report';
import { sleep } from '@/lib/base/sleep';
import { isText } from './flat-tree';
import { PageLinks } from './link-page';
import type { Mark } from './marks';
import { createMeter } from './meter';
import { NearBlocks } from './near-blocks';
import { Overlay } from './overlay';
import type { ChildRest, PageCommand, PageCommands, PagePort, PageSettings } from './ports';
import { PageReader } from './read-page';
import { PageCards } from './page-cards';
import { shownStyle } from './shown-style';
import { Underlines } from './underlines';
import { type PageChanges, watchPage } from './watch-page';

/** Costs are reported at most this often, ms. */
const REPORT_GAP_MS = 2_000;

/** What moves text without a change that an observer hears of. */
const MOVING = 'resize transitionend animationend toggle load fullscreenchange'.split(' ');

/** Backfile on one document, from when it is switched on here until it is switched off. */
export class RunningPage implements PageCommands {
  readonly #page: string;
  readonly #port: PagePort;
  readonly #end: AbortController;
  readonly #meter = createMeter();
  readonly #overlay = new Overlay();
  readonly #reader: PageReader;
  readonly #links: PageLinks;
  readonly #near: NearBlocks;
  readonly #underlines: Underlines;
  readonly #cards: PageCards;
  readonly #stop: () => void;
  #settings: PageSettings;
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
    [this.#page, this.#port, this.#settings] = [page, port, settings];
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
      topLayer: () => this.#cards.topLayer,
      onMeasured: (measured) => this.#cards.follow(measured),
    });
    this.#cards = this.#createCards(framePath);
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
    this.#cards.settingsChanged();
  }

  relink(): void {
    this.#links.linkAll();
  }

  obeyCard(nonce: string, wish: CardWish): void {
    this.#cards.obey(nonce, wish);
  }

  command(command: PageCommand): void {
    this.#cards.command(command);
  }

  placeChildRest(childPage: string, rest: ChildRest): void {
    this.#cards.placeChildRest(childPage, rest);
  }

  /** Removes all that Backfile put on the page and stops all that it does there. */
  end(): void {
    this.#cards.closeAll();
    this.#end.abort();
    this.#overlay.remove();
  }

  #createCards(framePath: number[]): PageCards {
    const port = this.#port;
    return new PageCards({
      page: this.#page,
      framePath,
      port,
      meter: this.#meter,
      signal: this.#end.signal,
      overlay: this.#overlay,
      settings: () => this.#settings,
      mentions: {
        text: this.#reader.text,
        marks: this.#links.marks,
        overlay: this.#overlay,
        measured: () => this.#underlines.measured,
        shadowRootOf: port.shadowRootOf,
      },
      names: () => this.#names(),
      onForgotten: () => this.#links.linkAll(),
      onMoved: () => this.#underlines.redraw(),
      tell: (call) => this.#tell(call),
    });
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
    addEventListener('pagehide', () => this.#cards.closeAll(), passive);
  }

  #onChange({ touched }: PageChanges): void {
    if (!this.#alive()) return;
    if (!this.#overlay.host.isConnected) {
      this.#cards.closeAll();
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

  /** The underlined names, in reading order. */
  #names(): readonly Mark[] {
    const inOrder = this.#reader.text.all().flatMap((block) => this.#links.marks.in(block));
    return inOrder.filter(({ drawn }) => drawn);
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
