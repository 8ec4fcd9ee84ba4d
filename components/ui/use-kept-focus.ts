import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Catches the focus when what had it is gone: people who go by keyboard would have to start over
 * at the top of the page. Does nothing at first, and nothing while the focus is anywhere.
 *
 * @param place takes the focus; it needs a `tabIndex`
 * @param occasion a new one means that something may have gone
 */
export function useKeptFocus(place: RefObject<HTMLElement | null>, occasion: unknown): void {
  const lastRef = useRef(occasion);
  useEffect(() => {
    if (lastRef.current === occasion) return;
    lastRef.current = occasion;
    if (document.activeElement === document.body) place.current?.focus();
  }, [place, occasion]);
}
