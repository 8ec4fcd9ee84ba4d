import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { aDocument } from './library';
import { aStore, showCorpus } from './segment-store';
import type { ToImportWorker } from '@/lib/host/import-protocol';
import { createImportRunner, type ImportWorker } from '@/lib/host/import-runner';
import { tendHere } from '@/lib/host/tend-here';

it('starts a worker only where something waits to be mended', async () => {
  const { store } = await shown();
  const sent: ToImportWorker[] = [];
  let started = 0;
  const worker: ImportWorker = {
    postMessage: (message: ToImportWorker) => void sent.push(message),
    terminate: () => undefined,
    addEventListener: () => undefined,
  };
  const runner = createImportRunner(() => {
    started++;
    return worker;
  });
  await tendHere(store, runner);
  expect(started).toBe(0);
  await store.health.suspect((await store.health.shown()).map(({ id }) => id));
  await tendHere(store, runner);
  expect(sent).toEqual([{ kind: 'tend' }]);
});

async function shown() {
  const bench = aStore();
  await showCorpus(bench, [
    [[{ document: aDocument({ id: '1', text: 'The harvest was rich.' }) }]],
  ]);
  return bench;
}
