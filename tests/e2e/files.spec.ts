import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until, type Tab } from '@/scripts/browsers/driver';
import { expect, test } from './fixtures';

const STORY =
  'Tamsin Orlowe closed the harbour on Monday, and the ferry to the islands was cancelled until the ice is gone. Tamsin Orlowe had warned of it.';

/** A folder of files of several formats, and one that cannot be read. */
function folderOf(name: string): { folder: string; files: string[] } {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'backfile-files-')), name);
  mkdirSync(folder);
  const contents = {
    'ice.md': `---\ntitle: Ice notes\ndate: 2021-03-15\n---\n${STORY}`,
    'page.html': `<html><head><title>Ice page</title></head><body><nav><a href="/">Home</a></nav><article><p>${STORY}</p><p>${STORY.replace('Monday', 'Tuesday')}</p></article></body></html>`,
    'rows.csv': `headline,body\nIce row,"${STORY}"\n`,
    'feed.rss': `<rss version="2.0"><channel><title>Bay</title><item><title>Ice item</title><description>${STORY}</description></item></channel></rss>`,
    'list.json': JSON.stringify([{ title: 'Ice record', text: STORY }]),
    'scan.pdf': '%PDF-1.4',
  };
  const files = Object.entries(contents).map(([file, text]) => {
    writeFileSync(path.join(folder, file), text);
    return path.join(folder, file);
  });
  return { folder, files };
}

const textOf = (tab: Tab): Promise<string> => tab.evaluate(() => document.body.innerText);

function clickButton(tab: Tab, words: string): Promise<boolean> {
  return tab.evaluate((wanted) => {
    const button = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent?.trim() === wanted,
    );
    button?.click();
    return button !== undefined;
  }, words);
}

test('files of many formats become an archive, with what was left out', async ({
  driver,
  openTab,
}) => {
  const { folder, files } = folderOf('letters');
  const library = await openTab(`${driver.origin}/library.html`);
  await until('the file field', () =>
    library.evaluate(() => document.querySelector('input[type=file]') !== null),
  );
  await library.chooseFiles('input[type=file]', files);
  await until('the preview', async () => /Import this archive/.test(await textOf(library)));
  const preview = await textOf(library);
  expect(preview).toContain('5 documents');
  expect(preview).toMatch(/1 thing was not read/);
  expect(preview).toMatch(/What the columns are/);
  await clickButton(library, 'Import');
  await until('the import', async () =>
    /is in your library: 5 documents/.test(await textOf(library)),
  );
  rmSync(path.dirname(folder), { recursive: true });
});
