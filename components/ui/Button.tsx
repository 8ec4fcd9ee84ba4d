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
  /** For a button that is on or off. */
  readonly pressed?: boolean;
  /** For one that shows more, with the id of what it shows. */
  readonly expands?: { readonly open: boolean; readonly id: string };
  readonly onClick: () => void;
  readonly children?: ComponentChildren;
};

/** A button with words, an icon, or both. Without words it needs a `label`. */
export function Button(props: ButtonProps): JSX.Element {
  const { icon, flips = false, disabled = false, onClick, children } = props;
  return (
    <button
      type="button"
      class={classOf(props)}
      {...statesOf(props)}
      // Not `disabled`: a button that vanishes from the order of focus takes the reader's place away.
      aria-disabled={disabled}
      onClick={disabled ? undefined : onClick}
    >
      {icon && <Icon name={icon} flips={flips} />}
      {children !== undefined && <span class={css['words']}>{children}</span>}
    </button>
  );
}

function classOf({ look = 'plain', children }: ButtonProps): string {
  const bare = children === undefined ? (css['bare'] ?? '') : '';
  return `${css['button'] ?? ''} ${css[look] ?? ''} ${bare}`;
}

/** What is said of a button beside its words. */
function statesOf({ label, children, pressed, expands }: ButtonProps): ButtonStates {
  return {
    'aria-label': label,
    title: children === undefined ? label : undefined,
    'aria-pressed': pressed,
    'aria-expanded': expands?.open,
    'aria-controls': expands?.open === true ? expands.id : undefined,
  };
}

type ButtonStates = Pick<
  JSX.IntrinsicElements['button'],
  'aria-label' | 'title' | 'aria-pressed' | 'aria-expanded' | 'aria-controls'
>;
