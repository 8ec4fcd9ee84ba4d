import type { ImportProgress, ImportStage } from '@/lib/model/answers';

/** Reports come at most this often, ms; the first and the last of a stage always come. */
const REPORT_EVERY_MS = 100;
/** The rate is taken over so many ms: long enough to be calm, short enough to be true. */
const RATE_WINDOW_MS = 5_000;

/** Turns steps of an import into progress reports. */
export type ImportMeter = {
  stage(stage: ImportStage): void;
  /** So many documents are done. */
  documents(count: number): void;
};

/** What a meter works with. */
export type ImportMeterOptions = {
  readonly now: () => number;
  readonly onProgress: (progress: ImportProgress) => void;
  /** Documents to come; undefined when unknown. */
  readonly expected?: number;
};

/** A meter that stands at the first stage. */
export function createImportMeter({ now, onProgress, expected }: ImportMeterOptions): ImportMeter {
  let stage: ImportStage = 'copying';
  let done = 0;
  let reportedAt = -Infinity;
  /** Points [ms, documents] of the last seconds, the oldest first. */
  let points: [at: number, count: number][] = [];

  const send = (): void => {
    reportedAt = now();
    const rate = rateOf(points);
    const left = expected !== undefined && rate > 0 ? (expected - done) / rate : undefined;
    onProgress({
      stage,
      documents: done,
      rate,
      ...(expected !== undefined && { expected }),
      ...(stage === 'documents' && left !== undefined && { secondsLeft: Math.max(0, left) }),
    });
  };
  return {
    stage(next) {
      stage = next;
      points = [[now(), done]];
      send();
    },
    documents(count) {
      done = count;
      const at = now();
      if (at - reportedAt < REPORT_EVERY_MS) return;
      points = [...points.filter(([then]) => at - then <= RATE_WINDOW_MS), [at, count]];
      send();
    },
  };
}

/** Documents a second between the first and the last point. */
function rateOf(points: readonly (readonly [number, number])[]): number {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || last[0] <= first[0]) return 0;
  return ((last[1] - first[1]) * 1_000) / (last[0] - first[0]);
}
