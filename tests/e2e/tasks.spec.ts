import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until, type Browser, type Tab } from '@/scripts/browsers/driver';
import { openAbout } from './about-page';
import { expect, test as base, untilMarked } from './fixtures';
import { openLibraryPage, press, savedFile, textOf, untilSaid } from './library-page';
import { writeChronicle } from './tasks/chronicle';
import { Person, type Effort } from './tasks/person';

const PAGE = `<!doctype html><title>Ferry</title><style>body { font: 18px/1.6 serif; margin: 60px }</style>
<p>The guild under Ilse Marrow met Odran Felke on the mole of Port Ambrel.</p>`;

type TabsOf = { readonly driver: Browser; readonly openTab: (url: string) => Promise<Tab> };

type Desk = {
  readonly me: Person;
  /** A page that names who the chronicle names. */
  readonly page: Tab;
  readonly popup: () => Promise<Tab>;
  readonly panel: () => Promise<Tab>;
  readonly library: () => Promise<Tab>;
};

/** Brings the chronicle in beforehand, uncounted, for whoever walks one task alone. */
async function withLetters({ driver, openTab }: TabsOf, lastYear: number): Promise<void> {
  writeChronicle(letters, lastYear);
  const tab = await openLibraryPage(driver, openTab);
  await untilSaid(tab, /harbour/);
  if (!(await textOf(tab)).includes('Veldana letters')) {
    await tab.chooseFiles('input[aria-label="Folder"]', [letters]);
    await press(tab, 'Import');
    await untilSaid(tab, /Veldana letters is in your library/, 60_000);
  }
  await tab.close();
}

const efforts: [string, Effort][] = [];

/** Ten things that people want done, as somebody does them who was never told how. */
const test = base.extend<{ desk: Desk }>({
  desk: async ({ driver, openTab, site }, provide, { title }) => {
    if (title !== 'import a folder')
      await withLetters({ driver, openTab }, title === 'update an archive' ? 2014 : 2016);
    const me = new Person();
    const page = await openTab(site.put('/ferry', PAGE));
    const about = { driver, openTab };
    const popup = (): Promise<Tab> =>
      me.pressBrowser('the popup', () => openAbout('popup', '/ferry', about));
    await provide({
      me,
      page,
      popup,
      async panel() {
        // No driver opens the panel itself: it is shown in a tab.
        await me.press(await popup(), 'Side panel');
        return openAbout('sidepanel', '/ferry', about);
      },
      async library() {
        await me.press(await popup(), 'Library');
        return until('the library', () => driver.findTab('/library.html'));
      },
    });
    efforts.push([title, me.effort]);
  },
});

test.skip(process.env['TASKS'] === undefined, 'npm run long:tasks walks them');
const folder = mkdtempSync(path.join(tmpdir(), 'backfile-tasks-'));
const letters = path.join(folder, 'Veldana letters');

test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  console.log('| task | clicks | rests | keys | hand, s | waited, s | stumbles |');
  console.log('|---|---|---|---|---|---|---|');
  for (const [title, { clicks, rests, keys, handSeconds, waitSeconds, stumbles }] of efforts) {
    const row = [title, clicks, rests, keys, handSeconds.toFixed(0), waitSeconds.toFixed(1)];
    console.log(`| ${row.join(' | ')} | ${stumbles.join('; ') || '–'} |`);
  }
});

test('import a folder', async ({ desk: { me, library } }) => {
  writeChronicle(letters, 2014);
  const tab = await library();
  await me.press(tab, 'Import a folder');
  await me.chooseFiles(tab, 'input[aria-label="Folder"]', [letters]);
  await me.read(tab, /76 documents/);
  await me.press(tab, 'Import');
  await me.read(tab, /is in your library: 76 documents/);
});

test('update an archive', async ({ desk: { me, library } }) => {
  writeChronicle(letters, 2016);
  const tab = await library();
  await me.press(tab, 'Import a folder');
  await me.chooseFiles(tab, 'input[aria-label="Folder"]', [letters]);
  await me.read(tab, /8 documents are new/);
  await me.press(tab, 'Import');
  await me.read(tab, /is in your library: 84 documents/);
});

test('find who was president in 2008', async ({ desk: { me, page, popup } }) => {
  await untilMarked(page);
  const tab = await popup();
  // The starter archive knows the presidents of all countries.
  await me.press(tab, 'Without the starter');
  await me.press(tab, 'Search your library');
  await me.type(tab, 'president 2008');
  await me.read(tab, /President \w+ \w+ \w+ Ilse Marrow/);
  await me.press(tab, '2008');
  await me.read(tab, /President Petra Hallgrim \w+ Ilse Marrow/);
});

test('follow one person through 20 years', async ({ desk: { me, page, panel } }) => {
  await untilMarked(page);
  const tab = await panel();
  await me.press(tab, 'Ilse Marrow');
  await me.read(tab, /84 documents/);
  await me.choose(tab, 'Order', 'Oldest first');
  await me.read(tab, /1996[^]*1997[^]*1998/);
});

test('cite three excerpts in Markdown', async ({ desk: { me, page, popup } }) => {
  await untilMarked(page);
  const tab = await popup();
  await me.type(tab, 'lamp levy');
  await me.read(tab, /documents/);
  for (let at = 0; at < 3; at += 1) {
    await me.press(tab, 'Pin (Alt+P)', at);
  }
  await me.read(tab, /3 pinned excerpts/);
  await me.press(tab, 'Copy as Markdown');
  await me.read(tab, /Copied/);
});

test('undo a wrong merge, and change one’s mind', async ({ desk: { me, page, library } }) => {
  await untilMarked(page);
  const card = await me.rest(page, 'Odran Felke');
  await me.pressOnCard(card, 'Correct this name');
  await me.pressOnCard(card, 'is not this one');
  await me.read(card.frame, /will not lead here again/);
  const tab = await library();
  await me.press(tab, 'Corrections');
  await me.press(tab, 'Take back');
  await me.read(tab, /Taken back: “Odran Felke” is not Odran Felke/);
});

test('switch from one set of archives to another', async ({ desk: { me, library, popup } }) => {
  const tab = await library();
  // Once: what is in use is kept under a name.
  await me.press(tab, 'All archives');
  await me.press(tab, 'Use harbour');
  await me.press(tab, 'Keep what is on as a set');
  await me.type(tab, 'Letters');
  await me.press(tab, 'Keep the set');
  await me.press(tab, 'All archives');
  // From then on.
  const box = await popup();
  await me.press(box, 'Letters');
  await me.press(box, 'All archives');
});

test('silence a site', async ({ desk: { me, page } }) => {
  await untilMarked(page);
  const card = await me.rest(page, 'Odran Felke');
  await me.pressOnCard(card, 'Off here: 127.0.0.1');
});

test('restore after data loss', async ({ desk: { me, library }, driver }) => {
  const tab = await library();
  await me.press(tab, 'Safety');
  await me.press(tab, 'Back up the library');
  await me.read(tab, /The backup is ready/);
  const file = path.join(folder, 'backup.zip');
  await savedFile(tab, file);
  await me.press(tab, 'Save backfile');
  await tab.evaluate(async () => {
    await new Promise((resolve, reject) => {
      const open = indexedDB.open('backfile');
      open.addEventListener('error', reject);
      open.addEventListener('success', () => {
        const stores = [...open.result.objectStoreNames];
        const change = open.result.transaction(stores, 'readwrite');
        for (const name of stores) change.objectStore(name).clear();
        change.addEventListener('complete', resolve);
      });
    });
  });
  await tab.goto(`${driver.origin}/library.html`);
  await me.read(tab, /archives? (is|are) gone that nobody removed/);
  await me.press(tab, 'Restore a backup');
  await me.chooseFiles(tab, 'input[aria-label="Restore a backup"]', [file]);
  await me.read(tab, /Restore the backup of/);
  await me.press(tab, 'Restore');
  await me.read(tab, /The library is as it was/);
});

test('publish a bundle', async ({ desk: { me, library } }) => {
  const tab = await library();
  await me.press(tab, 'Save a copy of Veldana letters');
  await me.press(tab, 'Save Veldana');
  expect(await me.read(tab, /Veldana/)).toContain('Veldana');
});
