import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * Tells the height of an element, CSS pixels, rounded up: at first, whenever it changes, and once
 * more for each new `occasion`, even if it is as tall as before.
 *
 * @param onHeight must stay the same function
 */
export function useHeight(
  element: RefObject<HTMLElement | null>,
  occasion: string,
  onHeight: (height: number) => void,
): void {
  // Before the first paint, and at once: each frame that is waited for is one in which nothing shows.
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const tell = (): void => onHeight(Math.ceil(current.getBoundingClientRect().height));
    tell();
    const observer = new ResizeObserver(tell);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, occasion, onHeight]);
}
