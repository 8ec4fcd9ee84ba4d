import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until, wait, type Tab } from '@/scripts/browsers/driver';
import { expect, test } from './fixtures';
import { importBundle, openLibraryPage } from './library-page';

const PARAGRAPHS = 2_000;
/** The one paragraph that speaks of it. */
const LAMP = 1_400;
/** As long as nothing moves any more, ms. */
const STILL_MS = 500;

/** One document of a megabyte, in `long.jsonl`; gives the place of the lamplighter in it. */
function writeLong(folder: string): number {
  const paragraphs = Array.from({ length: PARAGRAPHS }, (_, n) =>
    n === LAMP
      ? 'On that evening the lamplighter of Kelm saw a whale.'
      : `Paragraph ${n}. ${'The board spoke of tides and of the north basin again. '.repeat(9)}`,
  );
  const text = paragraphs.join('\n\n');
  const document = { id: 'long', title: 'A long one', text };
  writeFileSync(path.join(folder, 'long.jsonl'), `${JSON.stringify(document)}\n`);
  return text.indexOf('On that evening');
}

/** The id of the archive that was imported from `long.jsonl`. */
function archiveOf(library: Tab): Promise<string | undefined> {
  return library.evaluate(
    () =>
      [...document.querySelectorAll<HTMLElement>('li[data-row]')].find((row) =>
        row.innerText.startsWith('long'),
      )?.dataset['row'],
  );
}

const isMarkInView = (reader: Tab): Promise<boolean> =>
  reader.evaluate(() => {
    const { top = -1, bottom = -1 } = document.querySelector('mark')?.getBoundingClientRect() ?? {};
    return top >= 0 && bottom > top && bottom <= innerHeight;
  });

test('a document of a megabyte opens at its passage, stays there and is whole', async ({
  driver,
  openTab,
}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'backfile-long-'));
  const library = await openLibraryPage(driver, openTab);
  let start = 0;
  try {
    start = writeLong(folder);
    await importBundle(library, path.join(folder, 'long.jsonl'));
  } finally {
    rmSync(folder, { recursive: true });
  }
  const asked = { document: `${await archiveOf(library)}/long`, start: String(start) };
  const reader = await openTab(`${driver.origin}/reader.html?${new URLSearchParams(asked)}`);
  await reader.bringToFront();
  await until('the passage', () => isMarkInView(reader));
  const drawn = (): Promise<number> =>
    reader.evaluate(() => document.querySelectorAll('article p[data-start]').length);
  await until('all paragraphs', async () => (await drawn()) === PARAGRAPHS);
  await wait(STILL_MS);
  expect(await isMarkInView(reader)).toBe(true);
  const order = await reader.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('article p[data-start]')].map(({ dataset }) =>
      Number(dataset['start']),
    ),
  );
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});
