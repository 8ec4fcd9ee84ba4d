// An import as a reader sees it: by the library's own page, with what it does to that page, to memory and to the
// disk; and searches of another archive while it runs.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import os, { tmpdir } from 'node:os';
import path from 'node:path';
import { openPageWith, callPage } from '@/bench/extension-page';
import { quantile } from '@/bench/page-slices';
import { bundled } from '@/bench/search/extension';
import { QUERIES } from '@/bench/search/queries';
import type { BenchAnswer } from '@/bench/search/worker';
import { wait, type Browser, type Tab } from '@/scripts/browsers/driver';
import { newsDocument } from '@/tests/generated-news';
import { openLibraryPage, press } from '@/tests/e2e/library-page';
import { ask, openPage, type BenchLibrary } from './bench-library';
import { imported } from './interruptions';
import { largestPageProcess } from './process-memory';

const MB = 1_000_000;
const SAMPLE_MS = 200;
/** Until the tabs that a new profile opens are there, ms. */
const SETTLE_MS = 2_000;
/** Longest import, ms. */
const LONGEST_MS = 1_200_000;
/** Between two queries of a reader, and how often all are asked of a library at rest. */
const PAUSE_MS = 30;
const IDLE_ROUNDS = 3;
/** Documents whose text stands for all, and words of each. */
const [SAMPLED, WORDS] = [2_000, 250];
const SEARCHES = 'bench-worker.js';

/** What is imported. */
export type Watched = {
  readonly library: BenchLibrary;
  /** A bundle on the disk, and under which name pages of the extension can read it. */
  readonly file: string;
  readonly name: string;
  readonly documents: number;
};

/** Imports by the library page and prints its longest block, the most memory, and the disk beside the plain text. */
export async function watchImport({ library, file, documents }: Watched): Promise<void> {
  const profile = mkdtempSync(path.join(tmpdir(), 'backfile-import-profile-'));
  const browser = await library.start(profile);
  try {
    const tab = await openLibraryPage(browser, (url) => browser.open(url));
    // Timers of a tab behind another are slowed down; the page that greets whoever installs comes a moment later.
    await wait(SETTLE_MS);
    await tab.bringToFront();
    await tab.evaluate(watchTurns);
    const before = largestPageProcess(browser.processId);
    await tab.chooseFiles('input[type=file]', [file]);
    await press(tab, 'Import');
    const most = await untilImported(browser, tab);
    const { longTasks, longestGapMs, wasHidden } = await tab.evaluate(readTurns);
    if (wasHidden)
      throw new Error('another tab came before the library page: nothing is known of its turns');
    const { usage = 0 } = await tab.evaluate(() => navigator.storage.estimate());
    const plain = plainBytes(documents);
    await browser.close();
    const rows = sizeOf(profile, /IndexedDB|storage\/default/);
    const tasks = longTasks.map((ms) => ms.toFixed(0)).join(', ');
    console.log(
      `  library page: long tasks (ms) ${tasks || (library.engine === 'firefox' ? 'not told' : 'none')}; longest time between two turns ${longestGapMs.toFixed(0)} ms`,
    );
    console.log(
      `  memory: worker, heap and buffers ${library.engine === 'firefox' ? 'not told' : `${megabytes(most.worker)} MB at most`}; process of pages ${megabytes(before)} MB before, ${megabytes(most.process)} at most`,
    );
    console.log(
      `  disk: ${megabytes(rows)} MB of files, the browser says ${megabytes(usage)}; plain text ${megabytes(plain)} MB: ${(rows / plain).toFixed(2)} ×`,
    );
  } finally {
    await browser.close();
    remove(profile);
  }
}

/** Imports while another archive is searched, and prints how long searches take at rest and meanwhile. */
export async function searchWhileImporting(
  { library, name }: Watched,
  other: string,
): Promise<void> {
  const profile = mkdtempSync(path.join(tmpdir(), 'backfile-import-profile-'));
  library.replace(SEARCHES, await bundled('bench/search/worker.ts'));
  const browser = await library.start(profile);
  try {
    const importing = await openPage(browser);
    await imported(importing, other);
    const searching = await openPageWith(browser, SEARCHES);
    const idle: number[] = [];
    await searchAll(searching);
    for (let round = 0; round < IDLE_ROUNDS; round++) idle.push(...(await searchAll(searching)));
    await ask(importing, 'begin', name);
    const state = { isDone: false };
    const outcome = ask(importing, 'outcome').finally(() => (state.isDone = true));
    const meanwhile: number[] = [];
    while (!state.isDone) meanwhile.push(...(await searchAll(searching, () => state.isDone)));
    const { problem, message } = await outcome;
    if (problem) throw new Error(message);
    const both = (times: number[]): string =>
      [0.5, 0.95].map((q) => quantile(times, q).toFixed(1)).join(' / ');
    const times = quantile(meanwhile, 0.95) / quantile(idle, 0.95);
    console.log(
      `  searches (p50 / p95): at rest ${both(idle)} ms of ${idle.length}, while importing ${both(meanwhile)} of ${meanwhile.length}: ${times.toFixed(1)} × at p95; load ${(os.loadavg()[0] ?? 0).toFixed(1)}`,
    );
  } finally {
    await browser.close();
    remove(profile);
  }
}

async function searchAll(tab: Tab, isOver = (): boolean => false): Promise<number[]> {
  const times: number[] = [];
  for (const query of Object.values(QUERIES).flat()) {
    if (isOver()) break;
    const { insideMs, error } = await callPage<BenchAnswer>(tab, {
      holder: 'globalThis',
      name: 'answerBench',
      argument: { bench: 'warm', queries: [query], isWhole: true },
    });
    if (error !== undefined) throw new Error(error);
    times.push(...insideMs);
    await wait(PAUSE_MS);
  }
  return times;
}

async function untilImported(
  browser: Browser,
  tab: Tab,
): Promise<{ readonly worker: number; readonly process: number }> {
  const most = { worker: 0, process: 0 };
  for (const from = Date.now(); Date.now() - from < LONGEST_MS; await wait(SAMPLE_MS)) {
    const workers = await (browser.workers?.() ?? []);
    most.worker = Math.max(most.worker, ...workers);
    most.process = Math.max(most.process, largestPageProcess(browser.processId));
    // `innerText` would lay the page out.
    if (await tab.evaluate(() => document.body.textContent?.includes('is in your library')))
      return most;
  }
  throw new Error('the import did not end');
}

type Turns = {
  readonly longTasks: readonly number[];
  readonly longestGapMs: number;
  readonly wasHidden: boolean;
};

/** Notes tasks of 50 ms and more, where the browser tells them, and gaps between turns. Runs in the page. */
function watchTurns(): void {
  const turns = { longTasks: [] as number[], longestGapMs: 0, wasHidden: document.hidden };
  Object.assign(globalThis, { benchTurns: turns });
  if (PerformanceObserver.supportedEntryTypes.includes('longtask'))
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) turns.longTasks.push(duration);
    }).observe({ type: 'longtask' });
  document.addEventListener('visibilitychange', () => {
    turns.wasHidden ||= document.hidden;
  });
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    turns.longestGapMs = Math.max(turns.longestGapMs, now - last);
    last = now;
  }, 5);
}

function readTurns(): Turns {
  return (globalThis as unknown as { benchTurns: Turns }).benchTurns;
}

function plainBytes(documents: number): number {
  const sampled = Math.min(SAMPLED, documents);
  let bytes = 0;
  for (let n = 0; n < sampled; n++) {
    const { title, text } = newsDocument(Math.floor((n * documents) / sampled), WORDS);
    bytes += Buffer.byteLength(title) + Buffer.byteLength(text);
  }
  return (bytes / sampled) * documents;
}

/** Bytes of the files of a folder whose paths match. */
function sizeOf(folder: string, wanted: RegExp): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted.test(entry.parentPath))
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

function megabytes(bytes: number): string {
  return (bytes / MB).toFixed(0);
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
