import { nodeSpans } from './block-range';
import { flatContains, flatParent } from './flat-tree';
import type { Mark } from './marks';
import { type Measured, toViewport } from './measure-mark';
import type { Anchor, LayerOrigin } from './overlay';

/** Most mentions that are looked at, and most time for it, ms. */
const MAX_LOOKS = 60;
const MAX_MS = 3;
/** Elements on top of each other that are looked through. */
const MAX_DEPTH = 6;

const OPAQUE = new Set(['IMG', 'VIDEO', 'CANVAS', 'IFRAME', 'OBJECT', 'EMBED']);

/** The mentions in the viewport that something of the page stands in front of. A sample, bounded in time. */
export function findCovered(
  measured: readonly Measured[],
  origins: Readonly<Record<Anchor, LayerOrigin>>,
): Set<Mark> {
  const covered = new Set<Mark>();
  const end = performance.now() + MAX_MS;
  let looks = 0;
  for (const { mark, place, rects } of measured) {
    const first = rects[0];
    if (!first || !mark.drawn) continue;
    const { left, top, right, bottom } = toViewport(first, origins[place.anchor]);
    const x = (left + right) / 2;
    const y = (top + bottom) / 2;
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
    if (++looks > MAX_LOOKS || performance.now() > end) break;
    if (isCovered(mark, x, y)) covered.add(mark);
  }
  return covered;
}

/** Whether something opaque stands in front of a mention's text at a point of the viewport. */
export function isCovered({ block, start, end }: Mark, x: number, y: number): boolean {
  const text = nodeSpans(block, start, end)[0]?.node;
  const tree = text?.getRootNode();
  if (!text || !(tree instanceof Document || tree instanceof ShadowRoot)) return true;
  const top = tree.elementFromPoint(x, y);
  if (!top || flatContains(top, text)) return false;
  for (const hit of tree.elementsFromPoint(x, y).slice(0, MAX_DEPTH)) {
    if (flatContains(hit, text)) return false;
    if (isOpaque(hit, text)) return true;
  }
  return false;
}

/** Whether `hit`, or a box around it that is not around the text, hides what is behind. */
function isOpaque(hit: Element, text: Text): boolean {
  for (let at: Element | null = hit; at && !flatContains(at, text); at = flatParent(at)) {
    if (OPAQUE.has(at.tagName)) return true;
    const style = getComputedStyle(at);
    if (style.backgroundImage !== 'none' && style.backgroundImage !== '') return true;
    if (alphaOf(style.backgroundColor) > 0.5) return true;
  }
  return false;
}

/** Alpha of a computed colour, 0 to 1. */
export function alphaOf(colour: string): number {
  if (colour === 'transparent') return 0;
  const alpha = /^rgba\(.*,\s*([\d.]+)\)$|\/\s*([\d.]+)(%?)\s*\)$/.exec(colour);
  if (!alpha) return colour === '' ? 0 : 1;
  return Number(alpha[1] ?? alpha[2]) / (alpha[3] === '%' ? 100 : 1);
}
