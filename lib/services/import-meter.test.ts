import { expect, it } from 'vitest';
import type { ImportProgress } from '@/lib/model/answers';
import { createImportMeter } from './import-meter';

function bench(expected?: number) {
  const clock = { ms: 0 };
  const seen: ImportProgress[] = [];
  const meter = createImportMeter({
    now: () => clock.ms,
    onProgress: (progress) => seen.push(progress),
    ...(expected !== undefined && { expected }),
  });
  return { clock, seen, meter };
}

it('tells rate and time left from the last seconds', () => {
  const { clock, seen, meter } = bench(10_000);
  meter.stage('documents');
  // Ten seconds at 100 a second, then ten at 500.
  for (let second = 1; second <= 20; second++) {
    clock.ms = second * 1_000;
    meter.documents(second <= 10 ? second * 100 : 1_000 + (second - 10) * 500);
  }
  expect(seen.at(-1)).toEqual({
    stage: 'documents',
    documents: 6_000,
    expected: 10_000,
    rate: 500,
    secondsLeft: 8,
  });
});

it('reports at most every tenth of a second, and each stage at once', () => {
  const { clock, seen, meter } = bench();
  meter.stage('documents');
  for (let i = 1; i <= 1_000; i++) {
    clock.ms = i;
    meter.documents(i);
  }
  expect(seen.length).toBe(1 + 10);
  meter.stage('names');
  expect(seen.at(-1)).toEqual({ stage: 'names', documents: 1_000, rate: 0 });
});
