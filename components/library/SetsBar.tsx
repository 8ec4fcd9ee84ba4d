import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { MAX_SET_CHARS, type SetsModelInstance } from '@/lib/state/sets-model';
import { Button } from '@/components/ui/Button';
import field from '@/components/ui/field.module.css';
import { SetChips } from '@/components/ui/SetChips';
import { useRowFocus } from '@/components/ui/use-row-focus';
import section from './section.module.css';
import css from './SetsBar.module.css';

/** The sets of archives: switched to, made of what is in use now, and forgotten. */
export function SetsBar({ sets }: { sets: SetsModelInstance }): JSX.Element {
  const choices = sets.choices.value;
  const shown = choices.find(({ isOn }) => isOn);
  // Whoever kept a set goes on from it.
  useRowFocus('sets', choices, '[aria-pressed="true"]');
  return (
    <div class={css['sets']} data-rows="sets">
      <SetChips sets={sets} />
      {sets.canKeep.value && <KeepSet sets={sets} />}
      {shown && (
        <Button look="quiet" icon="close" onClick={() => void sets.forget(shown.name)}>
          {i18n.t('sets.forget', [shown.name])}
        </Button>
      )}
    </div>
  );
}

/** Keeps the archives that are switched on under a name. */
function KeepSet({ sets }: { sets: SetsModelInstance }): JSX.Element {
  const [name, setName] = useState('');
  const id = useId();
  return (
    <form
      class={css['keep']}
      onSubmit={(event) => {
        event.preventDefault();
        void sets.keep(name);
        setName('');
      }}
    >
      <label for={id} class={section['hint']}>
        {i18n.t('sets.keep_label')}
      </label>
      <input
        id={id}
        class={field['field']}
        type="text"
        dir="auto"
        maxLength={MAX_SET_CHARS}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <Button
        disabled={name.trim() === ''}
        onClick={() => {
          void sets.keep(name);
          setName('');
        }}
      >
        {i18n.t('sets.keep')}
      </Button>
    </form>
  );
}
