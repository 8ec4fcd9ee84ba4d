import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { launchChromium } from '@/scripts/browsers/chromium';
import { until, type Browser, type LaunchOptions, type Tab } from '@/scripts/browsers/driver';
import { launchFirefox } from '@/scripts/browsers/firefox';
import { spotOfName } from '@/scripts/journey/find-spots';
import { untilImported } from '@/scripts/journey/library-state';
import { restOn, type OpenedCard } from '@/scripts/journey/rest';
import { startSite, startTrap, type Site, type Trap } from './site';

export type Engine = 'chromium' | 'firefox';

type WorkerFixtures = {
  /** Which browser the tests of a project run in. */
  engine: Engine;
  /** More command line arguments of Chromium, for a file of tests. */
  chromiumArgs: readonly string[];
  /** A build that brings the starter archive and the one of tests/e2e/archive. */
  extension: string;
  site: Site;
  trap: Trap;
  /** A browser that has imported both archives; shared by the tests of a file's worker. */
  driver: Browser;
};

type TestFixtures = {
  /** Opens a tab that is closed with the test. */
  openTab: (url: string) => Promise<Tab>;
};

/** Starts a browser of the project's kind; settings can be added. */
export function launch(engine: Engine, options: Partial<LaunchOptions> = {}): Promise<Browser> {
  const start = engine === 'firefox' ? launchFirefox : launchChromium;
  const file =
    engine === 'firefox'
      ? (process.env['BACKFILE_FIREFOX'] ?? '/usr/bin/firefox')
      : (process.env['BACKFILE_CHROMIUM'] ?? '/usr/lib/chromium/chromium');
  return start({ file, headless: process.env['HEADED'] === undefined, ...options });
}

/** The build that `npm test` made for a browser. */
export function buildFor(engine: Engine): string {
  const folder = path.resolve('.output', engine === 'firefox' ? 'firefox-mv3' : 'chrome-mv3');
  if (!existsSync(folder)) throw new Error(`${folder} is missing: run npm test, or build first`);
  return folder;
}

/** A copy of a build with further bundles in it, made by the script that `npm start` uses. */
export function extensionWith(engine: Engine, inputs: readonly string[], starter = true): string {
  const script = path.resolve('tests/e2e/prepare-extension.mjs');
  const args = [script, buildFor(engine), String(starter), ...inputs];
  return execFileSync(process.execPath, args, { encoding: 'utf8' }).trim();
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  engine: ['chromium', { option: true, scope: 'worker' }],
  chromiumArgs: [[], { option: true, scope: 'worker' }],
  extension: [
    async ({ engine }, provide) => {
      const folder = extensionWith(engine, ['tests/e2e/archive/harbour.jsonl']);
      await provide(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  site: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads the fixtures' names from here
    async ({}, provide) => {
      const site = await startSite();
      await provide(site);
      site.stop();
    },
    { scope: 'worker' },
  ],
  trap: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads the fixtures' names from here
    async ({}, provide) => {
      const trap = await startTrap();
      await provide(trap);
      trap.stop();
    },
    { scope: 'worker' },
  ],
  driver: [
    async ({ engine, extension, trap, chromiumArgs }, provide) => {
      const args = engine === 'chromium' ? chromiumArgs : [];
      const browser = await launch(engine, { extension, proxyPort: trap.port, args });
      const library = await untilImported(browser, 2);
      await library.close();
      await provide(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  openTab: async ({ driver }, provide) => {
    const tabs: Tab[] = [];
    await provide(async (url) => {
      const tab = await driver.open(url);
      tabs.push(tab);
      return tab;
    });
    await Promise.all(tabs.map((tab) => tab.close().catch(() => undefined)));
  },
});

export const expect = test.expect;

/** Waits until the page has underlines. */
export async function untilMarked(tab: Tab): Promise<void> {
  await until('underlines', () => isMarked(tab), 15_000);
}

/** Whether the page has an underline on its present screen. */
export async function isMarked(tab: Tab): Promise<boolean> {
  const elements = await tab.shadowElements();
  return elements.some(({ tag, attributes }) => tag === 'path' && (attributes['d'] ?? '') !== '');
}

/** Rests on the `index`-th place of a name; undefined when no card opens. */
export async function hover(
  tab: Tab,
  name: string,
  { index = 0, timeoutMs = 5_000 } = {},
): Promise<OpenedCard | undefined> {
  const spot = await spotOfName(tab, name, index);
  if (!spot) throw new Error(`the page does not say “${name}”`);
  return restOn(tab, spot, timeoutMs);
}

/** Rests on a name, where a card must open. */
export async function openCard(tab: Tab, name: string, index = 0): Promise<OpenedCard> {
  const card = await hover(tab, name, { index });
  if (!card) throw new Error(`no card opened on “${name}”`);
  return card;
}
