import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { CardModelInstance } from '@/lib/state/card-model';

/**
 * Escape closes the card, P pins it, Backspace goes back; the arrows along the line of reading go from excerpt to excerpt. When the
 * frame is given the focus from the page, the card itself takes it, so that both work at once.
 */
export function useCardKeys(
  model: CardModelInstance,
  surface: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    window.addEventListener('keydown', (event) => handleKey(model, event), { signal });
    window.addEventListener('focus', () => focusCard(surface.current), { signal });
    if (document.hasFocus()) focusCard(surface.current);
    return () => ended.abort();
  }, [model, surface]);
}

function focusCard(surface: HTMLElement | null): void {
  if (document.activeElement === document.body) surface?.focus({ preventScroll: true });
}

function handleKey(model: CardModelInstance, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  switch (event.key) {
    case 'Escape':
      model.close();
      break;
    case 'Backspace':
      model.back();
      break;
    case 'p':
      model.pin();
      break;
    case 'ArrowLeft':
    case 'ArrowRight':
      model.step(event.key === forward ? 1 : -1);
      break;
    default:
      return;
  }
  event.preventDefault();
}
