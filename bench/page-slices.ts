import type { TraceEvent } from '@/scripts/browsers/driver';

/** Trace events that are JavaScript at work, with whatever it forces inside them. */
const SCRIPT_EVENTS = new Set([
  'EvaluateScript',
  'FunctionCall',
  'RunMicrotasks',
  'FireAnimationFrame',
  'FireIdleCallback',
  'TimerFire',
  'V8.RunMicrotasks',
  'v8.run',
  'v8.callFunction',
  'v8.compile',
]);

/** One uninterrupted piece of script on the main thread, ms. */
export type Slice = { readonly ms: number; readonly name: string };

/**
 * The pieces of script that ran in the page's process. On a page that runs no script of its own
 * they are the extension's.
 */
export function scriptSlices(events: readonly TraceEvent[], extensionOrigin: string): Slice[] {
  const mine = (event: TraceEvent): boolean =>
    event.args?.data?.url?.startsWith(extensionOrigin) === true &&
    event.args.data.url.endsWith('/page.js');
  const threads = new Set(events.filter(mine).map(({ pid, tid }) => `${pid}/${tid}`));
  const running = events
    .filter(
      ({ name, ph, pid, tid }) =>
        ph === 'X' && SCRIPT_EVENTS.has(name) && threads.has(`${pid}/${tid}`),
    )
    .toSorted((a, b) => a.pid - b.pid || a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const slices: Slice[] = [];
  let end = -1;
  let pid = -1;
  for (const event of running) {
    if (event.pid === pid && event.ts < end) continue;
    pid = event.pid;
    end = event.ts + (event.dur ?? 0);
    slices.push({ ms: (event.dur ?? 0) / 1_000, name: event.name });
  }
  return slices;
}

/** The value below which a share of the values lies; 0 for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
