import type { TargetedPointerEvent } from 'preact';
import { useRef } from 'preact/hooks';

/** What a dragged element listens to. */
type DragHandlers = {
  readonly onPointerDown: (event: TargetedPointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
};

/**
 * Dragging with the main button, a pen or a finger. Distances are those on the screen: what is dragged
 * may itself move under the pointer.
 *
 * @param onDrag told how far the pointer went since the last time, CSS pixels
 * @param onStart told that a drag begins
 */
export function useDrag(
  onDrag: (dx: number, dy: number) => void,
  onStart: () => void = () => {},
): DragHandlers {
  const lastRef = useRef<{ x: number; y: number } | undefined>(undefined);
  const end = (): void => {
    lastRef.current = undefined;
  };
  return {
    onPointerDown(event) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      lastRef.current = { x: event.screenX, y: event.screenY };
      onStart();
    },
    onPointerMove(event) {
      const from = lastRef.current;
      if (!from) return;
      const [dx, dy] = [event.screenX - from.x, event.screenY - from.y];
      if (dx === 0 && dy === 0) return;
      lastRef.current = { x: event.screenX, y: event.screenY };
      onDrag(dx, dy);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
