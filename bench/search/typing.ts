// `npm run bench -- typing [DOCUMENTS]`: from a key in the popup to its results on the screen, in a real
// browser; and whether what stands there in the end is the answer to what was typed last.
import { execFileSync } from 'node:child_process';
import { loadavg } from 'node:os';
import path from 'node:path';
import { until, type Tab } from '@/scripts/browsers/driver';
import { nameOf, newsWord } from '@/tests/generated-news';
import { ensureRows } from './bench-search';
import { openFilled } from './measure';
import { both } from './report';

const DOCUMENTS = 100_000;
/** Queries that are typed, and the pause between keys of a fast typist. */
const QUERIES = 24;
const FAST_MS = 40;
/** Longest wait for an answer. */
const PATIENCE_MS = 10_000;

/** Types, and prints. */
export async function benchTyping(args: readonly string[]): Promise<void> {
  const documents = Number(args[0] ?? DOCUMENTS);
  execFileSync('npm', ['run', '-s', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const rows = await ensureRows(documents, (text) => console.error(text));
  const filled = await openFilled(rows, path.resolve('.output/chrome-mv3'));
  try {
    const { browser, tab } = filled;
    await tab.goto(`${browser.origin}/popup.html`);
    await tab.bringToFront();
    // Keys that come before it would go nowhere.
    await until('the search box', () => tab.evaluate(hasFocus));
    await tab.evaluate(watchKeys);
    const queries = Array.from({ length: QUERIES }, (_, i) =>
      i % 2 === 0
        ? nameOf(3 + i * 17).toLowerCase()
        : `${newsWord(300 + i * 31)} ${newsWord(900 + i * 7)}`,
    );
    // The first query is not counted: it opens the database and warms the code up.
    await typeSlowly(tab, newsWord(777));
    const [times, slow]: [number[], string[]] = [[], []];
    for (const query of queries) {
      const typed = await typeSlowly(tab, query);
      times.push(...typed.times);
      slow.push(typed.shown);
    }
    let stale = 0;
    for (const [i, query] of queries.entries())
      if ((await typeFast(tab, query)) !== slow[i]) stale++;
    console.log(
      `${documents.toLocaleString('en')} documents, popup, key to painted results: ${both(times)} ms (p50 / p95) of ${times.length} keys, load ${(loadavg()[0] ?? 0).toFixed(1)}`,
    );
    console.log(
      `typed with ${FAST_MS} ms between keys: ${stale} of ${queries.length} ended on another answer`,
    );
  } finally {
    await filled.close();
  }
}

async function typeSlowly(tab: Tab, query: string): Promise<{ times: number[]; shown: string }> {
  const times: number[] = [];
  await clear(tab);
  for (const letter of query) {
    await tab.press(letter);
    times.push(await tab.evaluate(untilPainted, PATIENCE_MS));
  }
  return { times, shown: await tab.evaluate(shownNow) };
}

async function typeFast(tab: Tab, query: string): Promise<string> {
  await clear(tab);
  for (const letter of query) {
    await tab.press(letter);
    await new Promise((done) => setTimeout(done, FAST_MS));
  }
  await tab.evaluate(untilPainted, PATIENCE_MS);
  return tab.evaluate(shownNow);
}

async function clear(tab: Tab): Promise<void> {
  await tab.press('Escape');
}

/** Whether the search box has the focus. Runs in the popup. */
function hasFocus(): boolean {
  return document.activeElement instanceof HTMLInputElement;
}

/** Notes when a key went down, and when its results were on the screen. Runs in the popup. */
function watchKeys(): void {
  const state = { pressed: 0, painted: 0 };
  Object.assign(globalThis, { benchKeys: state });
  addEventListener(
    'keydown',
    () => {
      state.pressed = performance.now();
      state.painted = 0;
    },
    { capture: true },
  );
  const look = (): void => {
    const results = document.querySelector('section[aria-busy]');
    if (state.painted > 0 || results?.getAttribute('aria-busy') !== 'false') return;
    const { pressed } = state;
    // What a frame shows is on the screen once the frame is over.
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (pressed === state.pressed && state.painted === 0) state.painted = performance.now();
      }),
    );
  };
  new MutationObserver(look).observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
  });
}

/** Milliseconds from the last key to its results. Runs in the popup. */
async function untilPainted(patience: number): Promise<number> {
  const { benchKeys: state } = globalThis as unknown as {
    benchKeys: { pressed: number; painted: number };
  };
  const end = performance.now() + patience;
  while (state.painted === 0) {
    if (performance.now() > end) throw new Error('no results');
    await new Promise((done) => setTimeout(done, 5));
  }
  return state.painted - state.pressed;
}

/** The results without the time that they took. Runs in the popup. */
function shownNow(): string {
  const summary = document.querySelector('output span')?.textContent ?? '';
  return `${summary} ${document.querySelector('[role="listbox"]')?.textContent ?? ''}`;
}
