import type { JSX } from 'preact';
import css from './Switch.module.css';

type SwitchProps = {
  readonly on: boolean;
  /** Accessible name: what is on or off. */
  readonly label: string;
  readonly busy?: boolean;
  readonly onChange: (on: boolean) => void;
};

/** Something that is on or off, and switches at once. */
export function Switch({ on, label, busy = false, onChange }: SwitchProps): JSX.Element {
  return (
    <button
      type="button"
      role="switch"
      class={css['switch']}
      aria-checked={on}
      aria-label={label}
      aria-busy={busy}
      title={label}
      onClick={() => {
        if (!busy) onChange(!on);
      }}
    >
      <span class={css['knob']} />
    </button>
  );
}
