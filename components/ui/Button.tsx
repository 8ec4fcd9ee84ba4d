import type { ComponentChildren, JSX } from 'preact';
import css from './Button.module.css';
import { Icon } from './Icon';

type IconName = Parameters<typeof Icon>[0]['name'];

type ButtonProps = {
  /** `primary` is the one thing to do next, `quiet` has no border, `danger` destroys. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  /** The icon points along the line of reading. */
  readonly flips?: boolean;
  /** Accessible name, where the words alone do not say enough. */
  readonly label?: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children?: ComponentChildren;
};

/** A button with words, an icon, or both. Without words it needs a `label`. */
export function Button(props: ButtonProps): JSX.Element {
  const { look = 'plain', icon, flips = false, label, disabled = false, onClick, children } = props;
  return (
    <button
      type="button"
      class={`${css['button'] ?? ''} ${css[look] ?? ''} ${children === undefined ? (css['bare'] ?? '') : ''}`}
      aria-label={label}
      title={children === undefined ? label : undefined}
      // Not `disabled`: a button that vanishes from the order of focus takes the reader's place away.
      aria-disabled={disabled}
      onClick={disabled ? undefined : onClick}
    >
      {icon && <Icon name={icon} flips={flips} />}
      {children !== undefined && <span class={css['words']}>{children}</span>}
    </button>
  );
}
