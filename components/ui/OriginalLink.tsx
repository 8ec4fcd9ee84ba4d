import type { ComponentChildren, JSX } from 'preact';
import css from './OriginalLink.module.css';
import { Icon } from './Icon';

type OriginalLinkProps = {
  /** As `webAddress` let through. */
  readonly address: string;
  readonly label: string;
  readonly children: ComponentChildren;
};

/** A link to where a document was published. The site is not told where the reader came from. */
export function OriginalLink({ address, label, children }: OriginalLinkProps): JSX.Element {
  return (
    <a
      class={css['link']}
      href={address}
      target="_blank"
      rel="noreferrer noopener"
      aria-label={label}
    >
      {children}
      <Icon name="external" flips />
    </a>
  );
}
