import type { CardWish } from '@/lib/model/card';
import { sleep } from '@/lib/base/sleep';
import type { Cards, PageCardPorts } from './card-ports';
import { PageLinks } from './link-page';
import type { Mark } from './marks';
import { mentionAt, mentionOf, selectedMention } from './mention-at-point';
import { createMeter } from './meter';
import { NearBlocks } from './near-blocks';
import { Overlay, removeEarlierHosts } from './overlay';
import type {
  ChildRest,
  PageCommand,
  PagePort,
  PageReading,
  PageSettings,
  ReadingStart,
} from './ports';
import { PageReader } from './read-page';
import { takePart } from './script-parts';
import { shownStyle } from './shown-style';
import { atCleanLayout } from './slices';
import { TextPlaces } from './text-place';
import { Underlines } from './underlines';
import { type PageChanges, type PageWatch, watchPage } from './watch-page';

/** Costs are reported at most this often, ms. */
const REPORT_GAP_MS = 2_000;

/** What moves text without a change that an observer hears of. */
const MOVING = 'resize transitionend animationend toggle load fullscreenchange'.split(' ');

/** Backfile on one document, from when it is switched on here until it is switched off. */
export class RunningPage implements PageReading {
  readonly #page: string;
  readonly #framePath: number[];
  readonly #blocked: boolean;
  readonly #port: PagePort;
  readonly #end: AbortController;
  readonly #meter = createMeter();
  readonly #overlay = new Overlay();
  readonly #reader: PageReader;
  readonly #links: PageLinks;
  readonly #near: NearBlocks;
  readonly #underlines: Underlines;
  readonly #stop: () => void;
  #settings: PageSettings;
  /** Come once the page was linked: a reader can rest on nothing before. */
  #cards: Cards | undefined;
  #loading: Promise<Cards | undefined> | undefined;
  #reporting = false;

  constructor({ page, framePath, port, settings, blocked, stop }: ReadingStart) {
    [this.#page, this.#port, this.#settings] = [page, port, settings];
    [this.#framePath, this.#blocked] = [framePath, blocked];
    this.#stop = stop;
    this.#end = new AbortController();
    const { signal } = this.#end;
    const meter = this.#meter;
    removeEarlierHosts(port.shadowRootOf);
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
    this.#links = this.#createLinks(watch);
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
      topLayer: () => this.#cards?.topLayer,
      onMeasured: (measured) => this.#cards?.follow(measured),
    });
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
    this.#cards?.settingsChanged();
  }

  relink(): void {
    this.#links.linkAll();
  }

  obeyCard(nonce: string, wish: CardWish): void {
    this.#cards?.obey(nonce, wish);
  }

  command(command: PageCommand): void {
    void this.#withCards((cards) => cards.command(command));
  }

  placeChildRest(childPage: string, rest: ChildRest): void {
    void this.#withCards((cards) => cards.placeChildRest(childPage, rest));
  }

  end(): void {
    this.#cards?.closeAll();
    this.#end.abort();
    this.#overlay.remove();
  }

  async #withCards(then: (cards: Cards) => void): Promise<void> {
    this.#loading ??= this.#loadCards();
    const cards = await this.#loading;
    if (cards && !this.#end.signal.aborted) then(cards);
  }

  async #loadCards(): Promise<Cards | undefined> {
    try {
      const loaded = await this.#port.loadPart({ part: 'cards' });
      if (!loaded) this.#stop();
      else if (!this.#end.signal.aborted) this.#cards = takePart('cards')(this.#cardPorts());
    } catch (error) {
      // Asked for again with the next need: a background that is just being updated answers nothing.
      this.#loading = undefined;
      this.#onFailure(error);
    }
    return this.#cards;
  }

  #cardPorts(): PageCardPorts {
    const sources = {
      text: this.#reader.text,
      marks: this.#links.marks,
      overlay: this.#overlay,
      measured: () => this.#underlines.measured,
      shadowRootOf: this.#port.shadowRootOf,
    };
    return {
      page: this.#page,
      framePath: this.#framePath,
      blocked: this.#blocked,
      port: this.#port,
      meter: this.#meter,
      signal: this.#end.signal,
      overlay: this.#overlay,
      settings: () => this.#settings,
      mentions: {
        at: (x, y) => mentionAt(x, y, sources),
        selected: () => selectedMention(sources),
        of: (mark, like) => mentionOf(mark, sources, like),
        placeOf: (frame) => new TextPlaces().of(frame),
      },
      names: () => this.#names(),
      atCleanLayout,
      onForgotten: () => this.#links.linkAll(),
      onMoved: () => this.#underlines.redraw(),
      tell: (call) => this.#tell(call),
    };
  }

  #createLinks(watch: PageWatch): PageLinks {
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
      watch,
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
    addEventListener('pagehide', () => this.#cards?.closeAll(), passive);
  }

  #onChange({ touched }: PageChanges): void {
    if (!this.#alive()) return;
    if (!this.#overlay.host.isConnected) {
      this.#cards?.closeAll();
      this.#overlay.attach();
    }
    let dirty = false;
    for (const node of touched)
      for (const block of this.#reader.text.blocksOf(node)) {
        block.dirty = true;
        dirty = true;
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
    void this.#withCards(() => undefined);
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
    const gone = this.#port.isGone(error);
    if (gone) this.#stop();
    return gone;
  }
}
