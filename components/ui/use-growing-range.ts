import { useEffect, useState } from 'preact/hooks';

/** A long list that is drawn in steps. */
type GrowingList = {
  readonly count: number;
  /** What it is a list of: another one begins anew. */
  readonly of?: unknown;
  /** Index of what is to be seen at once. */
  readonly first?: number;
  /** How many are drawn at once, from `first` on; one more is drawn above it. */
  readonly shown: number;
  /** How many each further frame adds. */
  readonly more: number;
};

/** Between two steps where no frame comes, ms. */
const UNSEEN_MS = 200;

type Range = { readonly from: number; readonly to: number };

/**
 * Which part of a long list is drawn: at first what is to be seen, then more with every frame, what
 * stands above last. So there is something to read at once, however long the list is.
 */
export function useGrowingRange({ count, of, first = 0, shown, more }: GrowingList): Range {
  const begin = { of, from: Math.max(0, first - 1), to: first + shown };
  const [grown, setGrown] = useState(begin);
  const { from, to } = grown.of === of ? grown : begin;
  useEffect(() => {
    if (from === 0 && to >= count) return undefined;
    const grow = (): void =>
      setGrown(to < count ? { of, from, to: to + more } : { of, from: 0, to });
    // After the frame that shows what there is; a page that nobody sees has no frames.
    let timer = setTimeout(grow, UNSEEN_MS);
    const frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      timer = setTimeout(grow);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [of, from, to, count, more]);
  return { from, to };
}
