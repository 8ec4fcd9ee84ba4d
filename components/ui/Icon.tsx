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
  read: 'M8 4.2C6.5 3 4.500 2.800 2 3v9.300c2.500-.2 4.500 0 6 1.200 1.500-1.200 3.500-1.400 6-1.200V3c-2.500-.2-4.500 0-6 1.200Zm0 0v9.300',
  trash:
    'M3 4.500h10M6.500 4.500V3h3v1.500M4.500 4.500l.6 8.500h5.800l.6-8.500M7 7v3.500M9 7v3.500',
  off: 'M8 2.500v5M4.700 4.300a5 5 0 1 0 6.600 0',
  archive: 'M2.500 3h11v3h-11zM3.500 6v7h9V6M6.500 8.500h3',
  import: 'M8 2.500v7M5 7l3 3 3-3M2.500 10.500v3h11v-3',
  check: 'm3 8.500 3.500 3.500L13 4.500',
  warning: 'M8 2.500 14 13H2L8 2.500ZM8 6.500v3M8 11.200v.3',
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
