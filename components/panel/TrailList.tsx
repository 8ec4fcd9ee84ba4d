import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
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
const ROWS = { shown: 40, more: 80 };
const ICONS = { search: 'search', entity: 'name', document: 'document' } as const;

/** What was searched for and opened, the newest first, and the way to forget it. */
export function TrailList({ kept, openStep }: TrailListProps): JSX.Element {
  const steps = kept.steps.value;
  const { to } = useGrowingRange({ count: steps.length, ...ROWS });
  useRowFocus(KEPT_ROWS, steps);
  // Those that stand there are not drawn again when others come.
  const drawn = useMemo(
    () => steps.map((step) => <Row key={step.id} step={step} kept={kept} openStep={openStep} />),
    [steps, kept, openStep],
  );
  return (
    <section aria-label={i18n.t('kept.trail')} data-rows={KEPT_ROWS}>
      {!kept.isTrailOn.value && <p class={css['nothing']}>{i18n.t('kept.trail_off')}</p>}
      {kept.isTrailOn.value && steps.length === 0 && (
        <p class={css['nothing']}>{i18n.t('kept.no_trail')}</p>
      )}
      <ol>{drawn.slice(0, to)}</ol>
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

type RowProps = TrailListProps & { readonly step: KeptStep };

function Row({ step, kept, openStep }: RowProps): JSX.Element {
  return (
    <li data-row={step.id} class={rows['row']}>
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
  );
}
