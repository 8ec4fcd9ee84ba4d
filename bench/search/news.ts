// `npm run bench -- news`: a real newspaper in the real extension: what its index costs, and how long a
// search that a person would type takes until its first result, the worker stopped before each.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { readJudgedNews } from '@/bench/relevance/judged-news';
import { ensureRows } from './bench-search';
import { NEWS_FILE } from './build-rows';
import { askCold, openFilled } from './measure';
import { both } from './report';

const QUERIES = 50;
const WAKES = 10;

/** Builds, asks and prints. */
export async function benchNewsArchive(): Promise<void> {
  if (!existsSync(NEWS_FILE)) return console.log(`Skipped: no archive at ${NEWS_FILE}.`);
  execFileSync('npm', ['run', '-s', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const rows = await ensureRows('news', (text) => console.error(text));
  const filled = await openFilled(rows, path.resolve('.output/chrome-mv3'));
  try {
    const { browser, tab, fill } = filled;
    await tab.goto(`${browser.origin}/reader.html`);
    const wake: number[] = [];
    for (let i = 0; i < WAKES; i++)
      wake.push((await askCold(browser, tab, { bench: 'wake' })).took);
    const took: number[] = [];
    const inside: number[] = [];
    let empty = 0;
    for (const { text } of readJudgedNews().slice(0, QUERIES)) {
      const query = { text, typing: true };
      const asked = await askCold(browser, tab, { bench: 'search', query, isWhole: true });
      took.push(asked.took);
      inside.push(...asked.answer.insideMs);
      if (asked.answer.totals[0] === 0) empty++;
    }
    const { documents, characters, indexSeconds, documentSeconds, parts } = rows.figures;
    const bytes = Object.values(parts).reduce((sum, part) => sum + part.bytes, 0);
    const rate = (seconds: number): string => Math.round(documents / seconds).toLocaleString('en');
    console.log(
      [
        `${documents} documents, ${(characters / documents).toFixed(0)} characters each, load ${(loadavg()[0] ?? 0).toFixed(1)}`,
        `index ${rate(indexSeconds)} documents/s, blocks and columns ${rate(documentSeconds)} documents/s (CPU time, without names)`,
        `rows into IndexedDB ${rate(fill.indexSeconds + fill.documentSeconds)} documents/s`,
        `${(bytes / documents).toFixed(0)} bytes/document, ${((100 * bytes) / characters).toFixed(0)} % of the characters`,
        `worker stopped before each of ${took.length} queries (${empty} without a result): first result after ${both(took)} ms, inside the worker ${both(inside)} ms`,
        `the worker's own wake ${both(wake)} ms`,
      ].join('\n'),
    );
  } finally {
    await filled.close();
  }
}
