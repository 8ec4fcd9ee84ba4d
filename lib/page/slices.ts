import type { Meter } from './meter';

/** Longest work at once, ms; half of what a page may notice, because one step can overrun. */
const SLICE_MS = 4;
/** After this long without an idle moment the next slice runs anyway, ms. */
const IDLE_TIMEOUT_MS = 200;

/** Work that can be cut anywhere: does some until `outOfTime`, and says whether it is done. */
export type SlicedWork = (outOfTime: () => boolean) => boolean;

/**
 * Does `work` in slices of a few ms, each in an idle moment right after a frame, when the page's
 * styles and layout are clean so that asking for them does not force them. Nothing runs while the
 * page is hidden.
 *
 * @returns whether it was done; false when `signal` ended it first
 */
export async function inSlices(
  work: SlicedWork,
  { meter, signal }: { readonly meter: Meter; readonly signal: AbortSignal },
): Promise<boolean> {
  for (;;) {
    await idleAfterFrame();
    if (signal.aborted) return false;
    const done = meter.time(() => {
      const end = performance.now() + SLICE_MS;
      return work(() => performance.now() >= end);
    });
    if (done) return true;
  }
}

/** The first idle moment after the next painted frame. Never comes while the page is hidden. */
export function idleAfterFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestIdleCallback(() => resolve(), { timeout: IDLE_TIMEOUT_MS }));
  });
}

/** Does `work` in a slice of its own. @returns undefined when `signal` ended it first */
export async function inSlice<T>(
  work: () => T,
  { meter, signal }: { readonly meter: Meter; readonly signal: AbortSignal },
): Promise<T | undefined> {
  await idleAfterFrame();
  return signal.aborted ? undefined : meter.time(work);
}

/** Calls `then` once after the next painted frame, when reading layout costs nothing extra. */
export function afterFrame(then: () => void): void {
  requestAnimationFrame(() => setTimeout(then, 0));
}
