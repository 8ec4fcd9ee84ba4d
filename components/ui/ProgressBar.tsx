import type { JSX } from 'preact';
import css from './ProgressBar.module.css';

type ProgressBarProps = {
  /** What is done, 0 to 1; without it the bar shows that something is going on, not how far it is. */
  readonly share: number | undefined;
  /** What it is about, where no label is around it. */
  readonly label?: string;
};

/** How far long work has come. */
export function ProgressBar({ share, label }: ProgressBarProps): JSX.Element {
  return <progress class={css['bar']} max={1} value={share} aria-label={label} />;
}

/** The share of `expected` that is done, 0 to 1; undefined while nothing is known. */
export function shareOf(
  progress: { readonly done: number; readonly expected: number } | undefined,
): number | undefined {
  return progress && Math.min(1, progress.done / Math.max(1, progress.expected));
}
