import type { ComponentChildren, JSX } from 'preact';
import css from './QuotedName.module.css';

/** A name in an excerpt that leads to its own card. It breaks across lines as the words around it do. */
export function QuotedName({
  onFollow,
  children,
}: {
  onFollow: () => void;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <span
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a button is one box: lines would break before the comma behind it
      role="button"
      tabIndex={0}
      class={css['name']}
      onClick={onFollow}
      onKeyDown={(event) => {
        if (event.repeat || (event.key !== 'Enter' && event.key !== ' ')) return;
        event.preventDefault();
        onFollow();
      }}
    >
      {children}
    </span>
  );
}
