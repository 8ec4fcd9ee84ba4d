import type { JSX } from 'preact';

/** Outlines on a 16 × 16 grid, drawn with the colour of the text around them. */
const PATHS = {
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.4 10.4 14 14',
  close: 'm4 4 8 8M12 4l-8 8',
  previous: 'm9.5 3.5-4.5 4.5 4.5 4.5',
  next: 'm6.5 3.5 4.5 4.5-4.5 4.5',
  up: 'M8 13V3.5M4 7l4-4 4 4',
  down: 'M8 3v9.5M4 9l4 4 4-4',
  external: 'M6.5 3.5h-3v9h9v-3M9 3h4v4M13 3 7.5 8.5',
  trash: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.800l.6-8.5M7 7v3.5M9 7v3.5',
  off: 'M8 2.5v5M4.700 4.300a5 5 0 1 0 6.600 0',
  archive: 'M2.5 3h11v3h-11zM3.5 6v7h9V6M6.5 8.5h3',
  panel: 'M2.5 3h11v10h-11zM10 3v10',
  import: 'M8 2.5v7M5 7l3 3 3-3M2.5 10.5v3h11v-3',
  warning: 'M8 2.5 14 13H2L8 2.5ZM8 6.5v3M8 11.200v.3',
} as const;

/** An icon. Always beside words or in a control with a name, hence hidden from screen readers. */
export function Icon({ name, flips }: { name: keyof typeof PATHS; flips?: boolean }): JSX.Element {
  return (
    <svg
      class={flips ? 'flips' : undefined}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
