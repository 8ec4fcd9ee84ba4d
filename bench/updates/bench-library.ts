import { mkdtempSync, rmSync, writeFileSync, readFileSync, cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { callPage, openPageWith, putBenchPage } from '@/bench/extension-page';
import { bundled } from '@/bench/search/extension';
import { launchChromium } from '@/scripts/browsers/chromium';
import type { Browser, LaunchOptions, Tab } from '@/scripts/browsers/driver';
import { launchFirefox } from '@/scripts/browsers/firefox';
import type { LibraryCalls } from './library-page';

const SCRIPT = 'library-page.js';

/** A browser that the library is tried in. */
export type Engine = 'chromium' | 'firefox';

/** A copy of the built extension that brings no archives and may not store as much as it likes. */
export type BenchLibrary = {
  readonly engine: Engine;
  readonly folder: string;
  /** Puts a bundle where its pages can read it. */
  put(name: string, bundle: Blob): Promise<void>;
  /** Puts a script in the place of one of the build's. */
  replace(name: string, code: string): void;
  /** Starts a browser over `profile`. */
  start(profile: string, more?: Partial<LaunchOptions>): Promise<Browser>;
  remove(): void;
};

/**
 * Prepares the extension as it was built for `engine`.
 *
 * @param hasBackground without it nobody but the bench's page keeps views of the library, or opens others
 */
export async function benchLibrary(engine: Engine, hasBackground = true): Promise<BenchLibrary> {
  const folder = mkdtempSync(path.join(tmpdir(), 'backfile-updates-'));
  const built = engine === 'chromium' ? '.output/chrome-mv3' : '.output/firefox-mv3';
  cpSync(path.resolve(built), folder, { recursive: true });
  writeFileSync(path.join(folder, 'archives', 'index.json'), JSON.stringify({ archives: [] }));
  putBenchPage(folder);
  writeFileSync(path.join(folder, SCRIPT), await bundled('bench/updates/library-page.ts'));
  const file = path.join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
    permissions: string[];
    background?: unknown;
  };
  manifest.permissions = manifest.permissions.filter((each) => each !== 'unlimitedStorage');
  if (!hasBackground) delete manifest.background;
  writeFileSync(file, JSON.stringify(manifest));
  const launch = engine === 'chromium' ? launchChromium : launchFirefox;
  const binary =
    engine === 'chromium'
      ? (process.env['BACKFILE_CHROMIUM'] ?? '/usr/lib/chromium/chromium')
      : (process.env['BACKFILE_FIREFOX'] ?? '/usr/bin/firefox-esr');
  return {
    engine,
    folder,
    put: async (name, bundle) =>
      writeFileSync(path.join(folder, name), Buffer.from(await bundle.arrayBuffer())),
    replace: (name, code) => writeFileSync(path.join(folder, name), code),
    start: (profile, more) =>
      launch({ file: binary, extension: folder, headless: true, profile, ...more }),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
}

/** A page of the extension that answers calls. */
export function openPage(browser: Browser): Promise<Tab> {
  return openPageWith(browser, SCRIPT);
}

/** Asks the page of the extension in `tab`. */
export function ask<K extends keyof LibraryCalls>(
  tab: Tab,
  call: K,
  argument?: Parameters<LibraryCalls[K]>[0],
): Promise<Awaited<ReturnType<LibraryCalls[K]>>> {
  return callPage(tab, { holder: 'libraryBench', name: call, argument });
}
