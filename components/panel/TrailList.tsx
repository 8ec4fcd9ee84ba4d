import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { KeptStep } from '@/lib/model/kept';
import type { KeptModelInstance } from '@/lib/state/kept-model';
import { formatMoment } from '@/lib/state/format';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import { KEPT_ROWS } from './KeptViews';
import css from './KeptLists.module.css';
import rows from './rows.module.css';
import { SaveKept } from './SaveKept';
import { stepWords } from '@/components/ui/step-words';
import { useGrowingRange } from '@/components/ui/use-growing-range';
import { useRowFocus } from '@/components/ui/use-row-focus';

type TrailListProps = {
  readonly kept: KeptModelInstance;
  readonly openStep: (step: KeptStep) => void;
};

/** Rows that are drawn at once, and that a frame adds. */
const FIRST_ROWS = 60;
const MORE_ROWS = 240;
const ICONS = { search: 'search', entity: 'name', document: 'document' } as const;

/** What was searched for and opened, the newest first, and the way to forget it. */
export function TrailList({ kept, openStep }: TrailListProps): JSX.Element {
  const steps = kept.steps.value;
  const { to } = useGrowingRange({ count: steps.length, shown: FIRST_ROWS, more: MORE_ROWS });
  useRowFocus(KEPT_ROWS, steps);
  return (
    <section aria-label={i18n.t('kept.trail')} data-rows={KEPT_ROWS}>
      {!kept.isTrailOn.value && <p class={css['nothing']}>{i18n.t('kept.trail_off')}</p>}
      {kept.isTrailOn.value && steps.length === 0 && (
        <p class={css['nothing']}>{i18n.t('kept.no_trail')}</p>
      )}
      <ol>
        {steps.slice(0, to).map((step) => (
          <li key={step.id} data-row={step.id} class={rows['row']}>
            <button type="button" class={css['step']} onClick={() => openStep(step)}>
              <Icon name={ICONS[step.did]} />
              <span class={css['words']}>{stepWords(step)}</span>
              <time class={css['moment']} dateTime={new Date(step.at).toISOString()}>
                {formatMoment(step.at)}
              </time>
            </button>
            <Button
              look="quiet"
              icon="close"
              label={i18n.t('kept.forget', [step.words])}
              onClick={() => void kept.remove([step.id])}
            />
          </li>
        ))}
      </ol>
      {steps.length > 0 && (
        <>
          <SaveKept kept={{ pins: kept.pins.value, notes: kept.notes.value, steps }} />
          <div class={css['end']}>
            <Button icon="trash" onClick={() => void kept.remove(steps.map(({ id }) => id))}>
              {i18n.t('kept.wipe')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
