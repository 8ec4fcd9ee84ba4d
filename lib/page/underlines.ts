import { findCovered } from './cover';
import type { Mark } from './marks';
import { measure, type Measured, type Measuring, newMeasuring, release } from './measure-mark';
import type { Meter } from './meter';
import type { LayerDrawing, Overlay } from './overlay';
import type { PageBlock } from './page-text';
import { atCleanLayout, inSlice } from './slices';
import type { TextPlace } from './text-place';
import { underlinePath } from './underline-path';

/** Longest measuring at once, ms. */
const SLICE_MS = 3;
/** Screens above and below the visible one that are drawn. */
const BAND_SCREENS = 1;
/** The band is moved when less than this many screens of it are left ahead. */
const SPARE_SCREENS = 0.4;
/** What has not scrolled for this long has come to rest, ms. */
const SCROLL_END_MS = 120;

/** What drawing needs. */
export type UnderlineSources = {
  readonly overlay: Overlay;
  readonly meter: Meter;
  readonly signal: AbortSignal;
  /** Blocks with mentions near the viewport. */
  readonly near: () => Iterable<PageBlock>;
  readonly marksIn: (block: PageBlock) => readonly Mark[];
  /** Top layer element that the host is in; text in others cannot be drawn on. */
  readonly topLayer: () => Element | undefined;
  /** Hears where everything near the viewport is now. */
  readonly onMeasured: (measured: readonly Measured[]) => void;
};

/** Draws the underlines of what is visible, give or take a screen, and keeps them right. */
export class Underlines {
  /** What was measured for the drawn band. */
  measured: readonly Measured[] = [];
  readonly #from: UnderlineSources;
  #visible = true;
  #wanted = false;
  #running = false;
  #stickyWanted = false;
  #bandTop = 0;
  #covered: ReadonlySet<Mark> = new Set();
  #scrollEnd: ReturnType<typeof setTimeout> | undefined;
  readonly #moving = new Map<Element, ReturnType<typeof setTimeout>>();

  constructor(from: UnderlineSources) {
    this.#from = from;
    from.signal.addEventListener('abort', () => {
      clearTimeout(this.#scrollEnd);
      for (const timer of this.#moving.values()) clearTimeout(timer);
    });
    addEventListener('scroll', (event) => this.#onScroll(event), {
      capture: true,
      passive: true,
      signal: from.signal,
    });
  }

  /** Draws, or measures only. */
  setStyle(style: 'dotted' | 'solid' | 'dashed' | 'none'): void {
    this.#visible = style !== 'none';
    if (style !== 'none') this.#from.overlay.setStyle(style);
    this.redraw();
  }

  /** Draws again after the next frame. */
  redraw(): void {
    this.#wanted = true;
    if (this.#running) return;
    this.#running = true;
    atCleanLayout(() => this.#begin());
  }

  #begin(): void {
    this.#wanted = false;
    this.#bandTop = scrollY;
    const { meter, near, marksIn } = this.#from;
    const marks = meter.time(() => [...near()].flatMap((block) => marksIn(block)));
    this.#measureOn(marks.values(), []);
  }

  /** Measures for a slice, goes on in the next frame, and draws when all is measured. */
  #measureOn(marks: Iterator<Mark>, measured: Measured[]): void {
    if (this.#from.signal.aborted) return;
    const done = this.#from.meter.time(() => {
      if (!this.#measureSome(marks, measured)) return false;
      this.measured = measured;
      this.#draw();
      this.#from.onMeasured(measured);
      return true;
    });
    if (!done) atCleanLayout(() => this.#measureOn(marks, measured));
    else if (this.#wanted) atCleanLayout(() => this.#begin());
    else {
      this.#running = false;
      // Where nothing was measured a look would come only after the next drawing, and force its layout.
      if (measured.length > 0) void this.#dropCovered();
    }
  }

  #measureSome(marks: Iterator<Mark>, into: Measured[]): boolean {
    const end = performance.now() + SLICE_MS;
    const measuring = this.#measuring();
    let done = false;
    while (performance.now() < end) {
      const next = marks.next();
      done = next.done === true;
      if (next.done) break;
      const one = measure(next.value, measuring);
      if (one) into.push(one);
    }
    release(measuring);
    return done;
  }

  #draw(): void {
    this.#from.meter.time(() => {
      const layers = new Map<string, LayerDrawing>();
      for (const { mark, place, rects } of this.#visible ? this.measured : []) {
        if (!mark.drawn || mark.block.dirty || place.tilted || this.#covered.has(mark)) continue;
        if (place.topLayer !== this.#from.topLayer() || this.#isMoving(place)) continue;
        const { anchor, z } = place;
        const layer = layers.get(`${anchor} ${z}`) ?? { anchor, z, path: '' };
        layer.path += underlinePath(rects, place.vertical);
        layers.set(`${anchor} ${z}`, layer);
      }
      this.#from.overlay.draw(layers.values());
    });
  }

  /** Takes the underlines away that something stands in front of, when there is time to look. */
  async #dropCovered(): Promise<void> {
    await inSlice(() => {
      if (this.#running) return;
      const covered = findCovered(this.measured, this.#from.overlay.origins());
      const before = this.#covered;
      this.#covered = covered;
      if (covered.size !== before.size || [...covered].some((mark) => !before.has(mark)))
        this.#draw();
    }, this.#from);
  }

  #measuring(): Measuring {
    return newMeasuring(this.#from.overlay);
  }

  #isMoving({ scrollers }: TextPlace): boolean {
    return this.#moving.size > 0 && scrollers.some((scroller) => this.#moving.has(scroller));
  }

  #onScroll(event: Event): void {
    const target = event.target;
    if (target instanceof Element && target !== document.documentElement)
      this.#onNestedScroll(target);
    else {
      clearTimeout(this.#scrollEnd);
      this.#scrollEnd = setTimeout(() => void this.#dropCovered(), SCROLL_END_MS);
      const spare = innerHeight * (BAND_SCREENS - SPARE_SCREENS);
      if (Math.abs(scrollY - this.#bandTop) > spare) this.redraw();
      else if (this.measured.some(({ place }) => place.sticky)) this.#redrawSticky();
    }
  }

  /** What sticks moves against the page while it scrolls: it alone is drawn again for every frame. */
  #redrawSticky(): void {
    if (this.#stickyWanted) return;
    this.#stickyWanted = true;
    atCleanLayout(() => {
      this.#stickyWanted = false;
      this.#from.meter.time(() => {
        const measuring = this.#measuring();
        this.measured = this.measured.flatMap((one) =>
          one.place.sticky ? (measure(one.mark, measuring) ?? []) : one,
        );
        release(measuring);
      });
      this.#draw();
    });
  }

  #onNestedScroll(scroller: Element): void {
    const timer = this.#moving.get(scroller);
    clearTimeout(timer);
    const ended = (): void => {
      this.#moving.delete(scroller);
      this.redraw();
    };
    this.#moving.set(scroller, setTimeout(ended, SCROLL_END_MS));
    if (timer === undefined) this.#draw();
  }
}
