import { decode } from 'fast-png';
import { until, type Tab } from '@/scripts/browsers/driver';

/** How far an underline's ends and middle may be from where they belong, px. */
const TOLERANCE_PX = 1;
/** Dots stand this far apart: so much of a line's end may be without one, px. */
const DOT_GAP_PX = 4;
/** Where the middle of an underline belongs, from the bottom of the text's box, px. */
const BELOW_PX = 1;
/** How far around a line of text its underline is looked for, px. */
const REACH_PX = 4;
/** So near to an edge of the screen nothing is looked at, px. */
const EDGE_PX = 14;
/** Long enough for a page to be read again and drawn, ms. */
const SETTLE_MS = 9_000;

/** A line of a name on the page: `data-marked` must be underlined, `data-bare` must not. */
type Line = {
  readonly words: string;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly isMarked: boolean;
};

/** Waits until the screen shows an underline under every visible name and none anywhere else. */
export async function untilUnderlined(tab: Tab, least = 1, timeoutMs = SETTLE_MS): Promise<void> {
  let wrong: readonly string[] = [];
  await until(
    'right underlines',
    async () => {
      wrong = await wrongUnderlines(tab, least);
      return wrong.length === 0;
    },
    timeoutMs,
  ).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${wrong.join('\n')}`);
  });
}

/**
 * What is wrong with the underlines on the present screen, as painted: a screenshot is searched for
 * their colour, which nothing else on these pages has.
 *
 * @param least so many names at least must be there to look at
 */
export async function wrongUnderlines(tab: Tab, least: number): Promise<readonly string[]> {
  const lines = await tab.evaluate(visibleLines);
  const screen = new Screen(await tab.screenshot());
  const wrong = lines.flatMap((line) => {
    const fault = faultOf(line, screen);
    return fault === undefined ? [] : [`${line.words}: ${fault}`];
  });
  const marked = lines.filter(({ isMarked }) => isMarked);
  if (marked.length < least) wrong.push(`only ${marked.length} names in sight, not ${least}`);
  for (const { left, right, bottom } of marked) screen.clear(left, right, bottom);
  // A line at the very edge may show its underline and not itself.
  const edges = { top: EDGE_PX, bottom: screen.height - EDGE_PX };
  const stray = screen.find({ left: 0, right: screen.width, ...edges });
  if (stray) wrong.push(`stray underlines at ${JSON.stringify(stray)}`);
  return wrong;
}

function faultOf({ left, right, bottom, isMarked }: Line, screen: Screen): string | undefined {
  const top = Math.floor(bottom - REACH_PX / 2);
  const seen = screen.find({
    left: Math.floor(left - REACH_PX),
    top,
    right: Math.ceil(right + REACH_PX),
    bottom: Math.ceil(bottom + REACH_PX),
  });
  if (!isMarked) return seen && 'underlined';
  if (!seen) return 'not underlined';
  const middle = (seen.top + seen.bottom) / 2;
  // A dot is a round cap, which reaches one pixel to both sides of its place.
  const faults = [
    ['starts', seen.left - (left - 1), TOLERANCE_PX],
    ['ends', seen.right - (right + 1), DOT_GAP_PX + TOLERANCE_PX],
    ['lies', middle - (bottom + BELOW_PX), TOLERANCE_PX],
  ] as const;
  const fault = faults.find(([, off, allowed]) => Math.abs(off) > allowed + 0.5);
  return fault && `${fault[0]} ${fault[1].toFixed(1)} px off`;
}

/** Runs in the page: every line of a name that can be seen whole. */
function visibleLines(): Line[] {
  const { roots = [] } = window as unknown as { roots?: ShadowRoot[] };
  const names = [document, ...roots].flatMap((root) => [
    ...root.querySelectorAll<HTMLElement>('[data-marked], [data-bare]'),
  ]);
  return names.flatMap((name) => {
    const root = name.getRootNode() as Document | ShadowRoot;
    const range = new Range();
    range.selectNodeContents(name);
    const isHit = (x: number, y: number): boolean => {
      const hit = root.elementFromPoint(x, y);
      return hit !== null && (hit === name || name.contains(hit));
    };
    return [...range.getClientRects()].flatMap(({ left, right, top, bottom, width }) => {
      const y = (top + bottom) / 2;
      const isOnScreen = top > 2 && bottom < innerHeight - 6 && left > 6 && right < innerWidth - 6;
      if (width < 8 || !isOnScreen || !isHit(left + 2, y) || !isHit(right - 2, y)) return [];
      const isMarked = name.dataset['marked'] !== undefined;
      return [{ words: name.textContent ?? '', left, right, bottom, isMarked }];
    });
  });
}

type Box = { left: number; top: number; right: number; bottom: number };

/** A screenshot, of which only underline-coloured pixels count. */
class Screen {
  readonly width: number;
  readonly height: number;
  readonly #ours: Uint8Array;

  constructor(png: Buffer) {
    const { width, height, data, channels } = decode(png);
    this.width = width;
    this.height = height;
    this.#ours = new Uint8Array(width * height);
    for (let at = 0; at < this.#ours.length; at += 1) {
      const [red = 0, green = 0, blue = 0] = data.subarray(at * channels, at * channels + 3);
      // A teal, also where it is mixed with white at an edge. Text smoothed by colour is not.
      if (blue - red > 45 && green - red > 35) this.#ours[at] = 1;
    }
  }

  /** The box around all underline pixels in `box`; undefined when there are none. */
  find({ left, top, right, bottom }: Box): Box | undefined {
    const found = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    for (let y = Math.max(0, top); y < Math.min(this.height, bottom); y += 1)
      for (let x = Math.max(0, left); x < Math.min(this.width, right); x += 1) {
        if (this.#ours[y * this.width + x] !== 1) continue;
        found.left = Math.min(found.left, x);
        found.right = Math.max(found.right, x + 1);
        found.top = Math.min(found.top, y);
        found.bottom = Math.max(found.bottom, y + 1);
      }
    return found.right > 0 ? found : undefined;
  }

  /** Forgets the pixels under a line of text. */
  clear(left: number, right: number, bottom: number): void {
    for (let y = Math.floor(bottom - REACH_PX); y < bottom + REACH_PX; y += 1)
      for (let x = Math.floor(left - REACH_PX); x < right + REACH_PX; x += 1)
        this.#ours[y * this.width + x] = 0;
  }
}
