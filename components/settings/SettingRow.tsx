import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import field from '@/components/ui/field.module.css';
import css from './SettingRow.module.css';
import { useIsFound } from './search-context';

type SettingRowProps = {
  /** Of the control. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** More words that it is found by: what can be chosen. */
  readonly words?: readonly string[];
  readonly children: ComponentChildren;
};

/** One setting: what it is called, its control, and what to know of it. Nothing while others are looked for. */
export function SettingRow(props: SettingRowProps): JSX.Element | null {
  const { id, label, hint, words = [], children } = props;
  if (!useIsFound([label, hint ?? '', ...words])) return null;
  return (
    <div class={css['row']}>
      <label for={id}>{label}</label>
      {children}
      {hint !== undefined && (
        <p id={hintOf(id)} class={css['hint']}>
          {hint}
        </p>
      )}
    </div>
  );
}

function hintOf(id: string): string {
  return `${id}-hint`;
}

type ChoiceProps<T extends string> = {
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly (readonly [T, string])[];
  readonly value: T;
  readonly onChoose: (value: T) => void;
};

/** A setting that is one of several. */
export function Choice<T extends string>(props: ChoiceProps<T>): JSX.Element {
  const { label, hint, options, value, onChoose } = props;
  const id = useId();
  return (
    <SettingRow id={id} label={label} hint={hint} words={options.map(([, words]) => words)}>
      <select
        id={id}
        class={`${field['field'] ?? ''} ${css['select'] ?? ''}`}
        value={value}
        aria-describedby={hint === undefined ? undefined : hintOf(id)}
        onChange={({ currentTarget }) => {
          const chosen = options[currentTarget.selectedIndex];
          if (chosen) onChoose(chosen[0]);
        }}
      >
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </SettingRow>
  );
}
