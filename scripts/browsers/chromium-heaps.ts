import type { Channel } from './channel';
import type { Heap } from './driver';

type Target = { readonly targetId: string; readonly type: string; readonly url: string };

const MEASURED = new Set(['page', 'iframe', 'service_worker']);

/** Collects garbage everywhere and reads what is left. A worker must be awake to be seen. */
export async function readHeaps(channel: Channel): Promise<readonly Heap[]> {
  const { targetInfos } = await channel.send<{ targetInfos: readonly Target[] }>(
    'Target.getTargets',
    { filter: [{}] },
  );
  const heaps: Heap[] = [];
  for (const target of targetInfos)
    if (MEASURED.has(target.type)) heaps.push(await readHeap(channel, target));
  return heaps;
}

/** What dedicated workers hold at this moment, garbage and buffers included, bytes each. */
export async function readWorkers(channel: Channel): Promise<readonly number[]> {
  const { targetInfos } = await channel.send<{ targetInfos: readonly Target[] }>(
    'Target.getTargets',
    { filter: [{}] },
  );
  const workers = targetInfos.filter(({ type }) => type === 'worker');
  return Promise.all(workers.map(({ targetId }) => readWorker(channel, targetId)));
}

/** What `Runtime.getHeapUsage` answers, bytes. */
type HeapUsage = {
  readonly totalSize: number;
  readonly embedderHeapUsedSize?: number;
  readonly backingStorageSize?: number;
};

async function readWorker(channel: Channel, targetId: string): Promise<number> {
  const { sessionId } = await channel.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  const {
    totalSize,
    embedderHeapUsedSize = 0,
    backingStorageSize = 0,
  } = await channel.send<HeapUsage>('Runtime.getHeapUsage', {}, sessionId);
  await channel.send('Target.detachFromTarget', { sessionId });
  return totalSize + embedderHeapUsedSize + backingStorageSize;
}

async function readHeap(channel: Channel, { targetId, type, url }: Target): Promise<Heap> {
  const { sessionId } = await channel.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  const ask = <T>(method: string): Promise<T> => channel.send<T>(method, {}, sessionId);
  // Weak references and finalisers need more than one round.
  for (let round = 0; round < 3; round++) await ask('HeapProfiler.collectGarbage');
  const { usedSize } = await ask<{ usedSize: number }>('Runtime.getHeapUsage');
  const listeners =
    type === 'service_worker'
      ? 0
      : (await ask<{ jsEventListeners: number }>('Memory.getDOMCounters')).jsEventListeners;
  await channel.send('Target.detachFromTarget', { sessionId });
  return { type, url, bytes: usedSize, listeners };
}
