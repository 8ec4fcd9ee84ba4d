import { rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { launchChromium } from '@/scripts/browsers/chromium';
import type { Tab } from '@/scripts/browsers/driver';
import { QUERIES, type BenchQuery } from '@/bench/search/queries';
import { PEERS, peersExtension, type PeerName } from './extension';
import type { PeerAnswer, PeerMessage } from './peer';

/** What one engine cost; times in ms. */
export type PeerFigures = {
  readonly name: string;
  readonly buildSeconds: number;
  readonly bytes: number;
  /** A worker that starts, opens the stored index and answers one query. */
  readonly cold: readonly number[];
  readonly warm: readonly number[];
  /** What page and worker hold with the index open, after the warm queries, MB. */
  readonly memory: number;
  /** Load of the machine when it was done. */
  readonly load: number;
};

/** Every n-th query is asked of a cold engine: loading a whole index takes seconds. */
const COLD_EVERY = 19;

/** Measures each of `names` over `documents` generated documents, one browser each. */
export async function measurePeers(
  documents: number,
  names: readonly PeerName[],
  say: (text: string) => void,
): Promise<PeerFigures[]> {
  const folder = await peersExtension();
  const figures: PeerFigures[] = [];
  try {
    for (const name of names) {
      figures.push(await measurePeer(folder, name, documents));
      say(`${documents} ${PEERS[name]}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return figures;
}

async function measurePeer(
  extension: string,
  name: PeerName,
  documents: number,
): Promise<PeerFigures> {
  const browser = await launchChromium({
    file: process.env['BACKFILE_CHROMIUM'] ?? '/usr/lib/chromium/chromium',
    extension,
    headless: true,
    args: ['--enable-blink-features=ForceEagerMeasureMemory'],
  });
  try {
    const tab = await browser.open(`${browser.origin}/peers.html`);
    const built = await askFresh(tab, name, [{ ask: 'build', documents }]);
    const queries = Object.values(QUERIES).flat();
    const cold: number[] = [];
    for (let i = 0; i < queries.length; i += COLD_EVERY)
      cold.push((await askFresh(tab, name, [searchFor(queries.slice(i, i + 1))])).tookMs);
    const warm = await askFresh(tab, name, [searchFor(queries), searchFor(queries)]);
    return {
      name: PEERS[name],
      buildSeconds: built.answer.ms / 1000,
      bytes: built.answer.bytes,
      cold,
      warm: warm.answer.searchMs,
      memory: warm.memory,
      load: loadavg()[0] ?? 0,
    };
  } finally {
    await browser.close();
  }
}

function searchFor(queries: readonly BenchQuery[]): PeerMessage {
  return { ask: 'search', queries };
}

type Asked = { readonly answer: PeerAnswer; readonly tookMs: number; readonly memory: number };

/** Asks a worker that has just been started, and ends it. @returns its last answer */
async function askFresh(
  tab: Tab,
  name: PeerName,
  messages: readonly PeerMessage[],
): Promise<Asked> {
  const asked = await tab.evaluate(
    async (given: { script: string; messages: readonly PeerMessage[] }): Promise<Asked> => {
      // What the last worker held is free by then.
      await new Promise((done) => setTimeout(done, 500));
      const from = performance.now();
      const worker = new Worker(given.script, { type: 'module' });
      let answer: PeerAnswer | undefined;
      for (const message of given.messages) {
        answer = await new Promise<PeerAnswer>((done, failed) => {
          worker.addEventListener('message', ({ data }) => done(data), { once: true });
          worker.addEventListener('error', ({ message: cause }) => failed(new Error(cause)));
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one page
          worker.postMessage(message);
        });
      }
      const tookMs = performance.now() - from;
      const { performance: measured } = globalThis as unknown as {
        performance: { measureUserAgentSpecificMemory(): Promise<{ bytes: number }> };
      };
      const { bytes } = await measured.measureUserAgentSpecificMemory();
      worker.terminate();
      if (!answer) throw new Error('no message');
      return { answer, tookMs, memory: bytes / 1_000_000 };
    },
    { script: `/${name}.js`, messages },
  );
  if (asked.answer.error !== undefined) throw new Error(`${PEERS[name]}: ${asked.answer.error}`);
  return asked;
}
