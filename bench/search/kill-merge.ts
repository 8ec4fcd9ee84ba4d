// `npm run bench -- kill [ROUNDS]`: a real browser is killed (SIGKILL) during a merge of segments, again
// and again on one profile; after each start every search must find every document, once.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { callPage, openPageWith, putBenchPage } from '@/bench/extension-page';
import { launchChromium } from '@/scripts/browsers/chromium';
import { wait, type Browser, type Tab } from '@/scripts/browsers/driver';
import { randomFrom } from '@/tests/generated-news';
import { benchExtension, bundled } from './extension';
import type { MergeState } from './merge-page';

const ROUNDS = 20;
const SCRIPT = 'merge-page.js';
/** The longest a merge runs before the browser is killed, ms. */
const LONGEST = 400;

type Page = { readonly browser: Browser; readonly tab: Tab };
type Call = 'prepare' | 'merge' | 'sweep' | 'state';

/** Runs the rounds and prints what was seen. */
export async function benchKill(args: readonly string[]): Promise<void> {
  const rounds = Number(args[0] ?? ROUNDS);
  const { folder } = await benchExtension(path.resolve('.output/chrome-mv3'));
  putBenchPage(folder);
  writeFileSync(path.join(folder, SCRIPT), await bundled('bench/search/merge-page.ts'));
  withoutBackground(path.join(folder, 'manifest.json'));
  const profile = mkdtempSync(path.join(tmpdir(), 'backfile-kill-'));
  const random = randomFrom(3);
  try {
    let page = await open(folder, profile);
    await call(page, 'prepare');
    const first = await call<MergeState>(page, 'state');
    let [wrong, caughtMerging] = [0, 0];
    for (let round = 0; round < rounds; round++) {
      const merging = call(page, 'merge').then(
        () => undefined,
        () => undefined,
      );
      await wait(random() * LONGEST);
      await page.browser.kill();
      await merging;
      page = await open(folder, profile);
      const { found, segments, isMerging } = await call<MergeState>(page, 'state');
      if (isMerging) caughtMerging++;
      const isRight = JSON.stringify(found) === JSON.stringify(first.found);
      if (!isRight) wrong++;
      console.log(
        `round ${round + 1}: segments ${segments.join(' and ')}${isMerging ? ', merging' : ''}: ${isRight ? 'all found, once' : `WRONG ${JSON.stringify(found)}`}`,
      );
      if (!isMerging && segments.every((count) => count === 1)) await call(page, 'prepare');
    }
    await call(page, 'merge');
    await call(page, 'sweep');
    const { found, segments } = await call<MergeState>(page, 'state');
    const isRight = JSON.stringify(found) === JSON.stringify(first.found);
    console.log(
      `${rounds} kills, ${caughtMerging} of them left a merge half done, ${wrong} wrong answers; in the end ${segments.join(' and ')} segments, ${isRight ? 'all found, once' : 'WRONG'}`,
    );
    await page.browser.close();
    // Kills that never came within a merge show nothing.
    if (wrong > 0 || !isRight || caughtMerging === 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(profile, { recursive: true, force: true });
  }
}

/**
 * Each start with a killed profile is an installation to the browser: the background would open the
 * library page, which goes on with what was cut short before anybody looks.
 */
function withoutBackground(file: string): void {
  const { background: _, ...manifest } = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify(manifest));
}

async function open(folder: string, profile: string): Promise<Page> {
  const browser = await launchChromium({
    file: process.env['BACKFILE_CHROMIUM'] ?? '/usr/lib/chromium/chromium',
    extension: folder,
    headless: true,
    profile,
  });
  return { browser, tab: await openPageWith(browser, SCRIPT) };
}

function call<T = unknown>({ tab }: Page, name: Call): Promise<T> {
  return callPage(tab, { holder: 'mergeBench', name });
}
