import type { ComponentChildren, JSX } from 'preact';
import { ROWS_ID } from './row-id';

/** The list that the search box controls. @param label its accessible name */
export function Rows({
  label,
  children,
}: {
  label: string;
  children: ComponentChildren;
}): JSX.Element {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot show excerpts
    <div id={ROWS_ID} role="listbox" aria-label={label} tabIndex={-1}>
      {children}
    </div>
  );
}
