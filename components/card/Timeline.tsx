import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { CardAnswer, Years } from '@/lib/model/card';
import { formatCount, formatNumeral } from '@/lib/state/format';
import { timelineBars, type TimelineBar } from '@/lib/state/timeline';
import css from './Timeline.module.css';

/** Width of a bar with the gap after it, and height of the tallest, CSS pixels. */
const MAX_STEP = 7;
const WIDTH = 96;
const HEIGHT = 24;
const GAP = 1;
/** A year with any document shows at least this much. */
const LEAST_BAR = 2;

type TimelineProps = Pick<CardAnswer, 'years'> & {
  /** The years that are shown alone; undefined for all. */
  readonly chosen?: Years | undefined;
  /** Without it the bars only show. */
  readonly onChoose?: ((years: Years | undefined) => void) | undefined;
};

/**
 * Documents per year as small bars; nothing when there is only one year. A click on a bar shows its
 * years alone; by keys the list beside it does the same.
 */
export function Timeline({ years, chosen, onChoose }: TimelineProps): JSX.Element | null {
  const bars = timelineBars(years);
  const first = bars[0];
  const last = bars.at(-1);
  if (!first || !last) return null;
  const step = Math.min(MAX_STEP, WIDTH / bars.length);
  const isChosen = ({ from, to }: Years): boolean => chosen?.from === from && chosen.to === to;
  const choose = (bar: TimelineBar): void =>
    onChoose?.(isChosen(bar) ? undefined : { from: bar.from, to: bar.to });
  return (
    <div class={css['years']}>
      <svg
        class={css['timeline']}
        width={step * bars.length}
        height={HEIGHT}
        role="img"
        aria-label={i18n.t('card.timeline', [formatNumeral(first.from), formatNumeral(last.to)])}
      >
        {bars.map((bar, at) => {
          const height = bar.documents === 0 ? 1 : Math.max(LEAST_BAR, bar.share * HEIGHT);
          const look = bar.documents === 0 ? css['empty'] : css['bar'];
          return (
            <g key={bar.from} onClick={() => bar.documents > 0 && choose(bar)}>
              <title>{barWords(bar)}</title>
              {/* The whole height takes the pointer: a bar of two pixels is no target. */}
              <rect
                class={`${css['target'] ?? ''} ${onChoose ? (css['choosable'] ?? '') : ''}`}
                x={at * step}
                width={step}
                height={HEIGHT}
              />
              <rect
                class={`${look ?? ''} ${chosen && !isChosen(bar) ? (css['other'] ?? '') : ''}`}
                x={at * step}
                y={HEIGHT - height}
                width={Math.max(1, step - GAP)}
                height={height}
              />
            </g>
          );
        })}
      </svg>
      {onChoose && <YearChoice bars={bars} chosen={chosen} onChoose={onChoose} />}
    </div>
  );
}

type YearChoiceProps = {
  readonly bars: readonly TimelineBar[];
  readonly chosen: Years | undefined;
  readonly onChoose: (years: Years | undefined) => void;
};

function YearChoice({ bars, chosen, onChoose }: YearChoiceProps): JSX.Element {
  return (
    <select
      class={css['choice']}
      aria-label={i18n.t('card.years')}
      value={chosen ? String(chosen.from) : ''}
      onChange={({ currentTarget: { value } }) => {
        const bar = bars.find(({ from }) => String(from) === value);
        onChoose(bar && { from: bar.from, to: bar.to });
      }}
    >
      <option value="">{i18n.t('card.all_years')}</option>
      {bars
        .filter(({ documents }) => documents > 0)
        .map((bar) => (
          <option key={bar.from} value={String(bar.from)}>
            {barWords(bar)}
          </option>
        ))}
    </select>
  );
}

function barWords({ from, to, documents }: TimelineBar): string {
  const start = formatNumeral(from);
  const years = from === to ? start : `${start}–${formatNumeral(to)}`;
  const words = i18n.t('card.documents', documents, [formatCount(documents)]);
  return i18n.t('card.timeline_bar', [years, words]);
}
