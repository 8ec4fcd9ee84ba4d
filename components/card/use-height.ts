import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

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
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) onHeight(Math.ceil(entry.target.getBoundingClientRect().height));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, occasion, onHeight]);
}
