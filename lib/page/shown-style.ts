import type { PageSettings } from './ports';

/** A strict reader sees nothing before asking, so that a page cannot either. */
export function shownStyle({ trigger, underline }: PageSettings): PageSettings['underline'] {
  return trigger === 'strict' || trigger === 'off' ? 'none' : underline;
}
