import type { JSX } from 'preact';
import type { ImportProgress } from '@/lib/model/answers';
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

/** The share of an import that is done, 0 to 1; undefined while its end is not known. */
export function shareOfImport(progress: ImportProgress | undefined): number | undefined {
  if (progress?.expected === undefined || progress.expected === 0) return undefined;
  return progress.stage === 'copying' || progress.stage === 'checking'
    ? undefined
    : Math.min(1, progress.documents / progress.expected);
}
