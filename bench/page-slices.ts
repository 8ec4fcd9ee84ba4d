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

/**
 * One uninterrupted piece of script on the main thread: `ms` from its start to its end, `cpuMs` of
 * it at work. What lies between the two was other processes' turn on the machine's cores.
 */
export type Slice = {
  readonly ms: number;
  readonly cpuMs: number;
  /** The events in it, with their share: "v8.compile 2.1". */
  readonly parts: readonly string[];
};

/**
 * The pieces of script that ran in the page's process. On a page that runs no script of its own
 * they are the extension's, but for those of the browser's own error pages, in frames that were
 * refused: these are left out.
 */
export function scriptSlices(events: readonly TraceEvent[], extensionOrigin: string): Slice[] {
  const mine = (event: TraceEvent): boolean =>
    urlOf(event).startsWith(extensionOrigin) && urlOf(event).endsWith('/page.js');
  const threads = new Set(events.filter(mine).map(threadOf));
  const running = events
    .filter((event) => event.ph === 'X' && threads.has(threadOf(event)))
    .filter(({ name }) => SCRIPT_EVENTS.has(name))
    .toSorted((a, b) => a.pid - b.pid || a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const slices: (Slice & { parts: string[]; ofBrowser: boolean })[] = [];
  let end = -1;
  let thread = '';
  for (const event of running) {
    const ofBrowser = urlOf(event).startsWith('chrome-error:');
    const outer = slices.at(-1);
    if (threadOf(event) === thread && event.ts < end) {
      if (outer && ofBrowser) outer.ofBrowser = true;
      outer?.parts.push(partOf(event));
      continue;
    }
    thread = threadOf(event);
    end = event.ts + (event.dur ?? 0);
    const [ms, cpuMs] = [(event.dur ?? 0) / 1_000, (event.tdur ?? 0) / 1_000];
    slices.push({ ms, cpuMs, parts: [partOf(event)], ofBrowser });
  }
  return slices.filter(({ ofBrowser }) => !ofBrowser);
}

function partOf(event: TraceEvent): string {
  return `${event.name} ${((event.dur ?? 0) / 1_000).toFixed(1)}`;
}

function urlOf({ args }: TraceEvent): string {
  return args?.data?.url ?? '';
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid}/${tid}`;
}

/** The value below which a share of the values lies; 0 for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
