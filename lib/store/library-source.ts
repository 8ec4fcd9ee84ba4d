import type { LibraryView } from '@/lib/model/segment';
import { sayReading } from './give-way';

/** How long a view that was replaced keeps its lease, ms: work that began on it may end on it. */
const LINGER_MS = 20_000;

/** Where views come from, and when they are out of date. */
export type LibrarySourceOptions = {
  readonly open: () => Promise<LibraryView>;
  /** Calls its argument after each change; returns what stops it. */
  readonly onChange: (listener: () => void) => () => void;
  /** Called when a view that was replaced is given up: what it alone read may be swept. */
  readonly onRelease?: () => void;
  /** For tests; else 20 s. */
  readonly lingerMs?: number;
};

/** Keeps one view of the library until the library changes. */
export type KeptLibrary = {
  /** The enabled archives as they are now. Cheap when nothing changed. Callers never release it. */
  current(): Promise<LibraryView>;
  /** Forgets the view at hand: the next call reads the library again. */
  refresh(): void;
  /** Gives up the view and stops listening. */
  close(): void;
};

/** A source of views over `open`: one view serves everybody until `onChange` tells otherwise. */
export function createLibrarySource(options: LibrarySourceOptions): KeptLibrary {
  const { open, onChange, onRelease, lingerMs = LINGER_MS } = options;
  let kept: Promise<LibraryView> | undefined;

  const refresh = (): void => {
    const old = kept;
    kept = undefined;
    const release = (view: LibraryView): void => {
      view.release();
      onRelease?.();
    };
    // A view that failed to open holds nothing.
    old?.then((view) => setTimeout(() => release(view), lingerMs)).catch(() => undefined);
  };
  const stop = onChange(refresh);
  return {
    current() {
      sayReading();
      if (!kept) {
        const opening = open();
        kept = opening;
        // The next caller tries again instead of meeting the same failure for ever.
        opening.catch(() => {
          if (kept === opening) kept = undefined;
        });
      }
      return kept;
    },
    refresh,
    close() {
      stop();
      refresh();
    },
  };
}
