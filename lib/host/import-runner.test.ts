import { expect, it } from 'vitest';
import type { ImportProgress } from '@/lib/model/answers';
import { createImportRunner, type ImportWorker } from './import-runner';
import type { FromImportWorker, ToImportWorker } from './import-protocol';

/** A worker that notes what it is sent. */
function fakeWorker() {
  const target = new EventTarget();
  const sent: ToImportWorker[] = [];
  const state = { terminated: false };
  const worker: ImportWorker = {
    postMessage: (message: ToImportWorker) => void sent.push(message),
    terminate: () => void (state.terminated = true),
    addEventListener: target.addEventListener.bind(target),
  };
  const post = (data: FromImportWorker): void =>
    void target.dispatchEvent(Object.assign(new Event('message'), { data }));
  const fail = (message: string): void =>
    void target.dispatchEvent(Object.assign(new Event('error'), { message }));
  return { worker, sent, state, post, fail };
}

const progress: ImportProgress = { stage: 'documents', documents: 5, rate: 1 };
const cancelled = { ok: false, error: { kind: 'cancelled', message: 'cancelled' } } as const;
const quiet = { onProgress: () => undefined, signal: new AbortController().signal };

it('passes progress on, sends a cancel, and ends the worker when it is idle', async () => {
  const fake = fakeWorker();
  const runner = createImportRunner(() => fake.worker);
  const controller = new AbortController();
  const seen: ImportProgress[] = [];
  const result = runner.run(
    { kind: 'resume', id: 3 },
    { onProgress: (one) => seen.push(one), signal: controller.signal },
  );
  fake.post({ kind: 'progress', call: 0, progress });
  controller.abort();
  fake.post({ kind: 'imported', call: 0, result: cancelled });
  expect(await result).toEqual(cancelled);
  expect(seen).toEqual([progress]);
  expect(fake.sent.map((message) => message.kind)).toEqual(['import', 'cancel']);
  expect(fake.state.terminated).toBe(false);
  fake.post({ kind: 'idle' });
  expect(fake.state.terminated).toBe(true);
});

it('has the library tended by a worker that ends with it', () => {
  const fake = fakeWorker();
  createImportRunner(() => fake.worker).tend();
  expect(fake.sent).toEqual([{ kind: 'tend' }]);
  fake.post({ kind: 'idle' });
  expect(fake.state.terminated).toBe(true);
});

it('keeps the worker while a call is open', async () => {
  const fake = fakeWorker();
  const runner = createImportRunner(() => fake.worker);
  const first = runner.run({ kind: 'resume', id: 1 }, quiet);
  const second = runner.preview(new Blob([]));
  fake.post({ kind: 'imported', call: 0, result: cancelled });
  await first;
  fake.post({ kind: 'idle' });
  expect(fake.state.terminated).toBe(false);
  fake.post({ kind: 'previewed', call: 1, result: cancelled });
  expect(await second).toEqual(cancelled);
});

it('answers every open call when the worker dies, and starts another for the next', async () => {
  const workers = [fakeWorker(), fakeWorker()];
  const [first, second] = workers;
  const runner = createImportRunner(() => workers.shift()!.worker);
  const results = [runner.run({ kind: 'resume', id: 1 }, quiet), runner.preview(new Blob([]))];
  first?.fail('out of memory');
  for (const result of await Promise.all(results))
    expect(result).toMatchObject({ ok: false, error: { kind: 'failed' } });
  void runner.preview(new Blob([]));
  expect(second?.sent).toHaveLength(1);
});
