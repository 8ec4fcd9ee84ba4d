import { useEffect, useState } from 'preact/hooks';

/** A long list that is drawn in steps. */
type GrowingList = {
  readonly count: number;
  /** Index of what is to be seen at once. */
  readonly first?: number;
  /** How many are drawn at once, from `first` on; one more is drawn above it. */
  readonly shown: number;
  /** How many each further frame adds. */
  readonly more: number;
};

type Range = { readonly from: number; readonly to: number };

/**
 * Which part of a long list is drawn: at first what is to be seen, then more with every frame, what
 * stands above last. So there is something to read at once, however long the list is.
 */
export function useGrowingRange({ count, first = 0, shown, more }: GrowingList): Range {
  const [range, setRange] = useState<Range>({ from: Math.max(0, first - 1), to: first + shown });
  useEffect(() => {
    if (range.from === 0 && range.to >= count) return undefined;
    // After the frame that shows what there is.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() =>
        setRange(({ from, to }) => (to < count ? { from, to: to + more } : { from: 0, to })),
      );
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [range, count, more]);
  return range;
}
