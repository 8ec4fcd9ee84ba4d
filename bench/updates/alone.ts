// `npm run bench -- alone [--firefox] [DOCUMENTS] [--for=SECONDS]`: an archive of ten segments is merged, and another one
// updated from a list on a server, with no page of the extension open. Everything is looked at only
// afterwards: when it came stands in the library.
import { mkdtempSync, rmSync } from 'node:fs';
import os, { tmpdir } from 'node:os';
import path from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { callPage, openPageWith } from '@/bench/extension-page';
import { bundled } from '@/bench/search/extension';
import { wait, type Browser, type Tab } from '@/scripts/browsers/driver';
import { startSite, type Site } from '@/tests/e2e/site';
import { archiveIdFrom } from '@/lib/model/archive';
import { newsDocument } from '@/tests/generated-news';
import { bundleOf, opened } from '@/tests/updates';
import type { AloneCalls, ShownArchive } from './alone-page';
import { benchLibrary, openPage } from './bench-library';
import { imported } from './interruptions';

const SCRIPT = 'alone-page.js';
/** The archive that is updated: another than the one of ten segments. */
const UPDATED = { id: archiveIdFrom(new Uint8Array(16).fill(77)), name: 'Harbour news' };
const DOCUMENTS = 12_000;
const [SEGMENTS, FIRST] = [10, 100];
/** Between two looks, ms, and longest wait in all, s. */
const [LOOK_MS, LONGEST_SECONDS] = [45_000, 200];

function call<K extends keyof AloneCalls>(
  tab: Tab,
  name: K,
  argument?: Parameters<AloneCalls[K]>[0],
): ReturnType<AloneCalls[K]> {
  return callPage(tab, { holder: 'aloneBench', name, argument }) as ReturnType<AloneCalls[K]>;
}

/** Runs both and prints when they were done. */
export async function benchAlone(args: readonly string[]): Promise<void> {
  const engine = args.includes('--firefox') ? 'firefox' : 'chromium';
  const [given = DOCUMENTS] = args.filter((each) => !each.startsWith('--'));
  const documents = Number(given);
  const seconds = Number(
    args.find((each) => each.startsWith('--for='))?.slice(6) ?? LONGEST_SECONDS,
  );
  const library = await benchLibrary(engine);
  const profile = mkdtempSync(path.join(tmpdir(), 'backfile-alone-'));
  const site = await startSite();
  try {
    library.replace(SCRIPT, await bundled('bench/updates/alone-page.ts'));
    const first = Array.from({ length: FIRST }, (_, n) => newsDocument(n));
    await library.put('old.zip', await bundleOf({ archive: UPDATED, documents: first }));
    const address = await offer(site, documents);
    const browser = await library.start(profile);
    console.log(
      `${engine} ${browser.version}, load ${os
        .loadavg()
        .map((each) => each.toFixed(1))
        .join(' ')}`,
    );
    await prepare(browser, documents, address);
    const isDone = await untilDone(browser, seconds * 1000);
    await browser.close();
    if (!isDone) process.exitCode = 1;
  } finally {
    site.stop();
    library.remove();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Puts the list of versions and the second one, whole, on a server. @returns the list's address */
async function offer(site: Site, documents: number): Promise<string> {
  const newer = Array.from({ length: documents }, (_, n) => newsDocument(n, 300));
  const blob = await bundleOf({ archive: UPDATED, sequence: 2, documents: newer });
  const body = Buffer.from(await blob.arrayBuffer());
  site.put('/v2.zip', { body, type: 'application/zip' });
  const { manifestSha256 } = await opened(blob);
  const file = { url: 'v2.zip', sequence: 2, bytes: body.length, manifestSha256 };
  const list = {
    format: 1,
    archive: UPDATED,
    files: [{ ...file, sha256: bytesToHex(sha256(body)) }],
  };
  return site.put('/list.json', { body: JSON.stringify(list), type: 'application/json' });
}

async function prepare(browser: Browser, documents: number, address: string): Promise<void> {
  const page = await openPage(browser);
  await imported(page, 'old.zip');
  await page.close();
  const tab = await openPageWith(browser, SCRIPT);
  await call(tab, 'segments', { count: SEGMENTS, documents });
  await call(tab, 'keepUpdated', { id: UPDATED.id, address });
  for (const part of ['library.html', 'popup.html']) await (await browser.findTab(part))?.close();
  await browser.open('about:blank');
  await call(tab, 'soon');
  await tab.close();
}

/** Looks now and then, in a page that does nothing else. @returns whether both came */
async function untilDone(browser: Browser, longestMs: number): Promise<boolean> {
  const from = Date.now();
  const told = new Set<string>();
  while (Date.now() - from < longestMs) {
    await wait(LOOK_MS);
    const lookedAt = Date.now();
    const tab = await openPageWith(browser, SCRIPT);
    const shown = await call(tab, 'shown');
    const merging = await call(tab, 'merging');
    await tab.close();
    for (const each of shown) {
      const what = cameOf(each);
      if (what === undefined || told.has(what)) continue;
      told.add(what);
      const after = ((each.since - from) / 1000).toFixed(1);
      const seen = ((lookedAt - from) / 1000).toFixed(1);
      console.log(`${what} ${after} s after the last page was closed (seen at ${seen} s)`);
      if (each.since > lookedAt) throw new Error('it came while a page was open');
    }
    if (told.size === 2) return true;
    // Firefox's driver answers null for undefined.
    if (merging)
      console.log(`at ${((lookedAt - from) / 1000).toFixed(1)} s the merge is here: ${merging}`);
    const problems = shown.flatMap(({ problem }) => problem ?? []);
    if (problems.length > 0) console.log(`not yet: ${problems.join('; ')}`);
  }
  console.log('not done in time');
  return false;
}

/** What became of an archive; undefined when it is as it was. */
function cameOf({ id, sequence, segments }: ShownArchive): string | undefined {
  if (id === UPDATED.id)
    return sequence === 2 ? `the update of ${segments[0]} documents was shown` : undefined;
  return segments.length === 1 ? `the merge of ten segments (${segments[0]}) was shown` : undefined;
}
