import type { Meter } from './meter';

/** Longest work at once, ms; half of what a page may notice, because one step can overrun. */
const SLICE_MS = 4;
/** The same once so many slices were not enough: on a very long page collections of garbage come on top, ms. */
const LONG_SLICE_MS = 3;
const MANY_SLICES = 20;
/** After this long without an idle moment the next slice runs anyway, ms. */
const IDLE_TIMEOUT_MS = 200;
/** How soon an exchange of the root element is noticed, ms. */
const ROOT_LOOK_MS = 500;

/** Work that can be cut anywhere: does some until `outOfTime`, and says whether it is done. */
export type SlicedWork = (outOfTime: () => boolean) => boolean;

/**
 * Does `work` in slices of a few ms, each in a frame after an idle moment, when the page's styles
 * and layout are clean so that asking for them does not force them. Nothing runs while the page is
 * hidden.
 *
 * @returns whether it was done; false when `signal` ended it first
 */
export function inSlices(
  work: SlicedWork,
  { meter, signal }: { readonly meter: Meter; readonly signal: AbortSignal },
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let slices = 0;
    const slice = (): void => {
      if (signal.aborted) return resolve(false);
      const end = performance.now() + (++slices > MANY_SLICES ? LONG_SLICE_MS : SLICE_MS);
      let done: boolean;
      try {
        done = meter.time(() => work(() => performance.now() >= end));
      } catch (error) {
        return reject(error);
      }
      if (done) resolve(true);
      else whenIdle(slice);
    };
    whenIdle(slice);
  });
}

/** Does `work` in a slice of its own. @returns undefined when `signal` ended it first */
export function inSlice<T>(
  work: () => T | Promise<T>,
  { meter, signal }: { readonly meter: Meter; readonly signal: AbortSignal },
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    whenIdle(() => {
      let result: T | Promise<T> | undefined;
      try {
        result = signal.aborted ? undefined : meter.time(work);
      } catch (error) {
        return reject(error);
      }
      resolve(result);
    });
  });
}

/** Calls `then` in the first frame after an idle moment, at clean layout. */
function whenIdle(then: () => void): void {
  requestIdleCallback(() => atCleanLayout(then), { timeout: IDLE_TIMEOUT_MS });
}

let waiting: (() => void)[] = [];
let observer: ResizeObserver | undefined;
let observed: Element | undefined;
/** Inside of a resize callback, or its microtasks. */
let calling = false;
let looking = false;

/**
 * Calls `then` in the next frame right after the browser has done the page's style and layout:
 * the one moment when asking for them never forces them, whatever the page is about to change.
 * A document that is not rendered waits until it is.
 */
export function atCleanLayout(then: () => void): void {
  waiting.push(then);
  // Never from inside a resize callback: what is observed there is not delivered in time, and the
  // page would be told so by an error event.
  if (!calling) observe();
}

function observe(): void {
  const root = document.documentElement;
  if (waiting.length === 0 || !root) return;
  if (root !== observed) observer?.disconnect();
  observed = root;
  observer ??= new ResizeObserver(callWaiting);
  // A first observation is always delivered.
  observer.observe(root);
  if (looking) return;
  looking = true;
  // The page may exchange its root before the next frame.
  setTimeout(() => {
    looking = false;
    if (document.documentElement !== observed) observe();
  }, ROOT_LOOK_MS);
}

function callWaiting(): void {
  observer?.disconnect();
  const calls = waiting;
  waiting = [];
  calling = true;
  setTimeout(() => {
    calling = false;
    observe();
  }, 0);
  for (const call of calls) call();
}

/** The next idle moment. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: IDLE_TIMEOUT_MS });
  });
}
