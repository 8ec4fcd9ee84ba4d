import type { Edges } from './block-range';

/** Middle of the line below the text's box, px: it neither touches letters nor the line below. */
const BELOW_PX = 1;
/** Underlines shorter than this are noise, px. */
const MIN_LENGTH_PX = 3;

/** Path data of the underlines of a mention, one stroke a line. */
export function underlinePath(rects: readonly Edges[], vertical: boolean): string {
  let path = '';
  for (const { left, top, right, bottom } of rects) {
    if (vertical) path += stroke(round(right + BELOW_PX), round(top), 'v', bottom - top);
    else path += stroke(round(left), round(bottom + BELOW_PX), 'h', right - left);
  }
  return path;
}

function stroke(x: number, y: number, direction: 'h' | 'v', length: number): string {
  return length < MIN_LENGTH_PX ? '' : `M${x} ${y}${direction}${round(length)}`;
}

/** To half pixels: finer differences are not seen, and equal paths are not drawn again. */
function round(value: number): number {
  return Math.round(value * 2) / 2;
}
