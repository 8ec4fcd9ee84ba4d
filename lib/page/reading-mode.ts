import type { FoundMention } from './mention-at-point';
import type { Mark } from './marks';
import type { Overlay } from './overlay';
import type { Rect } from './ports';

/** How far around a name its ring is drawn, px. */
const RING_PX = 3;
/** A name nearer than this to an edge of the viewport is brought to its middle, px. */
const MARGIN_PX = 60;

/** What going from name to name needs. */
export type ReadingPorts = {
  readonly overlay: Overlay;
  /** The page's underlined names, in reading order. */
  readonly names: () => readonly Mark[];
  /** Where a name is now; undefined when no part of it shows. */
  readonly find: (mark: Mark) => FoundMention | undefined;
};

/** Goes from name to name by keys: a ring without words shows where the reader is. */
export class ReadingMode {
  readonly #from: ReadingPorts;
  #at: Mark | undefined;

  constructor(from: ReadingPorts) {
    this.#from = from;
  }

  /** The name with the ring, if it still is on the page. */
  get found(): FoundMention | undefined {
    return this.#at && this.#from.find(this.#at);
  }

  /** Goes to the next or previous name that can be shown, and brings it into view. */
  step(by: 1 | -1): FoundMention | undefined {
    const names = this.#from.names();
    let at = this.#at ? names.indexOf(this.#at) : -1;
    if (at < 0) at = this.#firstInSight(names, by) - by;
    for (let tries = 0; tries < names.length; tries++) {
      at = (at + by + names.length) % names.length;
      const mark = names[at];
      if (!mark) return undefined;
      bringIntoView(mark, () => this.#from.find(mark)?.line);
      const found = this.#from.find(mark);
      if (!found) continue;
      this.#at = mark;
      this.redraw();
      return found;
    }
    return undefined;
  }

  /** Draws the ring where its name is now. */
  redraw(): void {
    const { overlay } = this.#from;
    const found = this.found;
    if (!found) {
      overlay.ring(undefined);
      return;
    }
    const { anchor } = found.place;
    const { x, y, scale } = overlay.origin(anchor);
    const { line } = found;
    overlay.ring({
      anchor,
      path: ringPath({
        x: (line.x - x) / scale,
        y: (line.y - y) / scale,
        width: line.width / scale,
        height: line.height / scale,
      }),
    });
  }

  /** Takes the ring away. */
  end(): void {
    this.#at = undefined;
    this.#from.overlay.ring(undefined);
  }

  #firstInSight(names: readonly Mark[], by: 1 | -1): number {
    const isInSight = (mark: Mark): boolean => {
      const line = this.#from.find(mark)?.line;
      return line !== undefined && line.y >= 0 && line.y + line.height <= innerHeight;
    };
    const at = by === 1 ? names.findIndex(isInSight) : names.findLastIndex(isInSight);
    return at >= 0 ? at : by === 1 ? 0 : names.length - 1;
  }
}

/** Scrolls by as little as shows the name with room around it. The page's focus stays where it is. */
function bringIntoView(mark: Mark, lineOf: () => Rect | undefined): void {
  const isNear = (line: Rect | undefined): boolean =>
    line !== undefined && line.y > MARGIN_PX && line.y + line.height < innerHeight - MARGIN_PX;
  if (isNear(lineOf())) return;
  mark.block.owner.scrollIntoView({ block: 'center', behavior: 'instant' });
  const line = lineOf();
  if (line && !isNear(line)) scrollBy({ top: line.y - innerHeight / 2, behavior: 'instant' });
}

function ringPath({ x, y, width, height }: Rect): string {
  const [w, h] = [width + 2 * RING_PX, height + 2 * RING_PX];
  return `M${x - RING_PX} ${y - RING_PX}h${w}v${h}h${-w}z`;
}
