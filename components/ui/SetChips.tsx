import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { SetsModelInstance } from '@/lib/state/sets-model';
import { Button } from './Button';
import css from './Chips.module.css';

/** The sets of archives, each switched to with one press; nothing where there is none. */
export function SetChips({ sets }: { sets: SetsModelInstance }): JSX.Element | null {
  const choices = sets.choices.value;
  if (choices.length === 0 && !sets.hasBoth.value) return null;
  return (
    <fieldset class={css['chips']} aria-label={i18n.t('sets.label')}>
      <Button look="quiet" pressed={sets.isAllOn.value} onClick={() => void sets.switchToAll()}>
        {i18n.t('sets.all')}
      </Button>
      {sets.hasBoth.value && (
        <Button look="quiet" pressed={sets.isOwnOn.value} onClick={() => void sets.switchToOwn()}>
          {i18n.t('sets.own')}
        </Button>
      )}
      {choices.map((set) => (
        <Button
          key={set.name}
          look="quiet"
          pressed={set.isOn}
          onClick={() => void sets.switchTo(set)}
        >
          <bdi>{set.name}</bdi>
        </Button>
      ))}
    </fieldset>
  );
}
