import { rmSync } from 'node:fs';
import { launchChromium } from '@/scripts/browsers/chromium';
import type { Browser, Tab } from '@/scripts/browsers/driver';
import { ENGINE_ID } from '@/lib/segment/directory';
import { ANALYSER_ID } from '@/lib/text/analyse';
import { MOST_WITH_TEXT, type BuiltRows } from './build-rows';
import { benchExtension } from './extension';
import { fillDatabase, type FillFigures } from './fill-database';
import { QUERIES, type BenchQuery } from './queries';
import type { BenchAnswer, BenchMessage } from './worker';

/** Milliseconds of one kind of query. */
export type KindFigures = {
  readonly kind: string;
  /** From asking in a page to the answer there, the worker stopped before. */
  readonly roundTrip: readonly number[];
  /** The same without starting the worker: from the message to the answer. */
  readonly inside: readonly number[];
  /** Asked a second time, of a worker that is awake. */
  readonly warm: readonly number[];
  readonly totals: readonly number[];
};

/** One kind of query, by the first stage alone and, where the archive has its texts, by both. */
export type KindOfBoth = KindFigures & { readonly both: KindFigures | undefined };

/** What was measured of one archive. */
export type DiskFigures = {
  readonly documents: number;
  readonly fill: FillFigures;
  /** A question that needs no search, the worker stopped before. */
  readonly wake: readonly number[];
  readonly evaluated: readonly number[];
  readonly kinds: readonly KindOfBoth[];
  /** JS heap of a page that searched, MB: before the first query, after one, after a thousand. */
  readonly heap: readonly [number, number, number];
  readonly browser: string;
};

const WAKES = 12;
const HEAP_QUERIES = 1_000;

/** A browser whose extension has the archive of `rows` and answers the bench. */
export type FilledBrowser = {
  readonly browser: Browser;
  readonly tab: Tab;
  readonly fill: FillFigures;
  /** The bench's code, as the extension has it. */
  readonly code: string;
  close(): Promise<void>;
};

/** Starts a real browser with the extension in `built`, and puts `rows` into its library. */
export async function openFilled(
  rows: BuiltRows,
  built: string,
  args: readonly string[] = [],
): Promise<FilledBrowser> {
  const { folder, code } = await benchExtension(built);
  const browser = await launchChromium({
    file: process.env['BACKFILE_CHROMIUM'] ?? '/usr/lib/chromium/chromium',
    extension: folder,
    headless: true,
    args,
  });
  const close = async (): Promise<void> => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const tab = await browser.open(`${browser.origin}/library.html`);
    const fill = await fillFrom(tab, rows);
    return { browser, tab, fill, code, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Measures searches of the generated archive in `rows`, in a real extension. */
export async function measureDisk(
  rows: BuiltRows,
  built: string,
  say: (text: string) => void,
): Promise<DiskFigures> {
  const { documents } = rows.figures;
  const filled = await openFilled(rows, built, [
    '--enable-precise-memory-info',
    '--js-flags=--expose-gc',
  ]);
  const { browser, tab, fill, code } = filled;
  try {
    say(`${documents} documents are in: ${fill.indexSeconds.toFixed(1)} s for the index`);
    await tab.goto(`${browser.origin}/reader.html`);
    const wake: number[] = [];
    const evaluated: number[] = [];
    for (let i = 0; i < WAKES; i++) {
      const { took, answer } = await askCold(browser, tab, { bench: 'wake' });
      wake.push(took);
      evaluated.push(answer.evaluatedMs);
    }
    const isWhole = documents <= MOST_WITH_TEXT;
    const kinds: KindOfBoth[] = [];
    for (const [kind, queries] of Object.entries(QUERIES)) {
      const one = await measureKind(browser, tab, { kind, queries, isWhole: false });
      const both = isWhole
        ? await measureKind(browser, tab, { kind, queries, isWhole })
        : undefined;
      kinds.push({ ...one, both });
      say(`${documents} ${kind}`);
    }
    const heap = await measureHeap(tab, code);
    return { documents, fill, wake, evaluated, kinds, heap, browser: browser.version };
  } finally {
    await filled.close();
  }
}

async function fillFrom(tab: Tab, { file, figures }: BuiltRows): Promise<FillFigures> {
  await tab.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'bench-file';
    document.body.append(input);
  });
  await tab.chooseFiles('#bench-file', [file]);
  const { documents, indexAt } = figures;
  const plan = { documents, analyser: ANALYSER_ID, engine: ENGINE_ID, indexAt };
  return tab.evaluate(fillDatabase, plan);
}

type Asked = { readonly took: number; readonly answer: BenchAnswer };

/** Asks a worker that was stopped before. */
export async function askCold(browser: Browser, tab: Tab, message: BenchMessage): Promise<Asked> {
  await browser.stopBackground();
  return ask(tab, message);
}

async function ask(tab: Tab, message: BenchMessage): Promise<Asked> {
  const asked = await tab.evaluate(async (sent: BenchMessage) => {
    const from = performance.now();
    const answer: BenchAnswer = await chrome.runtime.sendMessage(sent);
    return { took: performance.now() - from, answer };
  }, message);
  if (asked.answer.error !== undefined) throw new Error(asked.answer.error);
  return asked;
}

async function measureKind(
  browser: Browser,
  tab: Tab,
  of: { readonly kind: string; readonly queries: readonly BenchQuery[]; readonly isWhole: boolean },
): Promise<KindFigures> {
  const { kind, queries, isWhole } = of;
  const roundTrip: number[] = [];
  const inside: number[] = [];
  const totals: number[] = [];
  for (const query of queries) {
    const { took, answer } = await askCold(browser, tab, { bench: 'search', query, isWhole });
    roundTrip.push(took);
    inside.push(...answer.insideMs);
    totals.push(...answer.totals);
  }
  await ask(tab, { bench: 'warm', queries, isWhole });
  const { answer } = await ask(tab, { bench: 'warm', queries, isWhole });
  return { kind, roundTrip, inside, warm: answer.insideMs, totals };
}

async function measureHeap(tab: Tab, code: string): Promise<[number, number, number]> {
  const all = Object.values(QUERIES).flat();
  const queries = Array.from(
    { length: HEAP_QUERIES },
    (_, i) => all[i % all.length] ?? { text: '' },
  );
  return tab.evaluate(
    async (given: { code: string; queries: readonly BenchQuery[] }) => {
      const held = async (): Promise<number> => {
        const {
          gc,
          performance: { memory },
        } = globalThis as unknown as {
          gc?: () => void;
          performance: { memory: { usedJSHeapSize: number } };
        };
        gc?.();
        await new Promise((done) => setTimeout(done, 300));
        gc?.();
        return memory.usedJSHeapSize / 1_000_000;
      };
      const script = document.createElement('script');
      script.src = chrome.runtime.getURL('bench-worker.js');
      await new Promise((done) => {
        script.addEventListener('load', done);
        document.head.append(script);
      });
      const { answerBench } = globalThis as unknown as {
        answerBench: (message: unknown) => Promise<{ error?: string }>;
      };
      const before = await held();
      await answerBench({ bench: 'warm', queries: given.queries.slice(0, 1), isWhole: false });
      const one = await held();
      const { error } = await answerBench({
        bench: 'warm',
        queries: given.queries,
        isWhole: false,
      });
      if (error !== undefined) throw new Error(error);
      return [before, one, await held()] as [number, number, number];
    },
    { code, queries },
  );
}
