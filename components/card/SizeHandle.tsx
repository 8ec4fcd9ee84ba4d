import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { CardModelInstance } from '@/lib/state/card-model';
import css from './SizeHandle.module.css';
import { useDrag } from './use-drag';

/** What one press of an arrow key adds or takes, CSS pixels. */
const STEP_PX = 24;

/** The corner that a card is made larger or smaller by, with pointer or arrow keys. */
export function SizeHandle({ model }: { model: CardModelInstance }): JSX.Element {
  /** The size asked for so far: the frame itself follows a moment later. */
  const sizeRef = useRef({ width: 0, height: 0 });
  const start = (): void => {
    // Its frame may be taller than what is seen of it.
    sizeRef.current = { width: innerWidth, height: document.body.offsetHeight };
  };
  const resize = (dx: number, dy: number): void => {
    const isRtl = document.documentElement.dir === 'rtl';
    const { width, height } = sizeRef.current;
    sizeRef.current = { width: width + (isRtl ? -dx : dx), height: height + dy };
    model.size(sizeRef.current.width, sizeRef.current.height);
  };
  const drag = useDrag(resize, start);
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowRight: [STEP_PX, 0],
    ArrowLeft: [-STEP_PX, 0],
    ArrowDown: [0, STEP_PX],
    ArrowUp: [0, -STEP_PX],
  };
  return (
    <button
      type="button"
      class={css['handle']}
      aria-label={i18n.t('card.resize')}
      title={i18n.t('card.resize')}
      {...drag}
      onKeyDown={(event) => {
        const step = steps[event.key];
        if (!step) return;
        event.preventDefault();
        start();
        resize(...step);
      }}
    />
  );
}
