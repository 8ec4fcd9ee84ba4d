import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { CardAnswer } from '@/lib/model/card';
import { timelineBars } from '@/lib/state/timeline';
import css from './Timeline.module.css';

/** Width of a bar with the gap after it, and height of the tallest, CSS pixels. */
const MAX_STEP = 7;
const WIDTH = 96;
const HEIGHT = 24;
const GAP = 1;
/** A year with any document shows at least this much. */
const LEAST_BAR = 2;

/** Documents per year as small bars; nothing when there is only one year. */
export function Timeline({ years }: Pick<CardAnswer, 'years'>): JSX.Element | null {
  const bars = timelineBars(years);
  const first = bars[0];
  const last = bars.at(-1);
  if (!first || !last) return null;
  const step = Math.min(MAX_STEP, WIDTH / bars.length);
  return (
    <svg
      class={css['timeline']}
      width={step * bars.length}
      height={HEIGHT}
      role="img"
      aria-label={i18n.t('card.timeline', [String(first.from), String(last.to)])}
    >
      {bars.map((bar) => {
        const height = bar.documents === 0 ? 1 : Math.max(LEAST_BAR, bar.share * HEIGHT);
        return (
          <rect
            key={bar.from}
            class={bar.documents === 0 ? css['empty'] : css['bar']}
            x={((bar.from - first.from) / (first.to - first.from + 1)) * step}
            y={HEIGHT - height}
            width={Math.max(1, step - GAP)}
            height={height}
          >
            <title>{barWords(bar.from, bar.to, bar.documents)}</title>
          </rect>
        );
      })}
    </svg>
  );
}

function barWords(from: number, to: number, documents: number): string {
  const years = from === to ? String(from) : `${from}–${to}`;
  return i18n.t('card.timeline_bar', [years, i18n.t('card.documents', documents)]);
}
