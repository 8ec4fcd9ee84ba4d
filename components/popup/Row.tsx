import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import css from './Row.module.css';
import { rowId } from './row-id';

type RowProps = {
  readonly index: number;
  readonly active: boolean;
  readonly onOpen: () => void;
  readonly children: ComponentChildren;
};

/** One row of the popup's list. The search box keeps the focus and handles the keys. */
export function Row({ index, active, onOpen, children }: RowProps): JSX.Element {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    // The combobox that owns the list has the focus and handles the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      ref={row}
      id={rowId(index)}
      class={css['row']}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option holds plain text only
      role="option"
      aria-selected={active}
      onClick={onOpen}
      // A press must not take the focus out of the search box.
      onMouseDown={(event) => event.preventDefault()}
    >
      {children}
    </div>
  );
}
