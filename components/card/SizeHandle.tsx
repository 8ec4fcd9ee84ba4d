import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { CardModelInstance } from '@/lib/state/card-model';
import css from './SizeHandle.module.css';
import { useDrag } from './use-drag';

/** What one press of an arrow key adds or takes, CSS pixels. */
const STEP_PX = 24;

/** The corner that a card is made larger or smaller by, with pointer or arrow keys. */
export function SizeHandle({ model }: { model: CardModelInstance }): JSX.Element {
  const resize = (dx: number, dy: number): void => {
    const isRtl = document.documentElement.dir === 'rtl';
    model.size(innerWidth + (isRtl ? -dx : dx), innerHeight + dy);
  };
  const drag = useDrag(resize);
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
        resize(...step);
      }}
    />
  );
}
