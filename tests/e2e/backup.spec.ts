import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until } from '@/scripts/browsers/driver';
import { expect, test } from './fixtures';
import { openLibraryPage, press, savedFile, untilSaid } from './library-page';

/** Runs in the page: lays the trash open, once it is there. */
function openTrash(): boolean {
  const summaries = [...document.querySelectorAll('summary')];
  const trash = summaries.find(({ textContent }) => textContent.startsWith('Trash'));
  trash?.click();
  return trash !== undefined;
}

test('a library is backed up, an archive lost, and restored; a torn backup changes nothing', async ({
  driver,
  openTab,
}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'backfile-backup-'));
  const file = path.join(folder, 'backup.zip');
  const torn = path.join(folder, 'torn.zip');
  const library = await openLibraryPage(driver, openTab);
  await press(library, 'Back up the library');
  await untilSaid(library, /The backup is ready/);
  await savedFile(library, file);
  await press(library, 'Dismiss');
  await press(library, 'Delete harbour');
  await until('the trash', () => library.evaluate(openTrash));
  await press(library, 'Delete for good: harbour');
  await untilSaid(library, /This cannot be undone/);
  await press(library, 'Delete for good: harbour');
  await untilSaid(library, /Safety/);
  const restoreField = 'input[aria-label="Restore a backup"]';
  writeFileSync(torn, '');
  await library.chooseFiles(restoreField, [torn]);
  await untilSaid(library, /Nothing was changed/);
  await press(library, 'Dismiss');
  await library.chooseFiles(restoreField, [file]);
  const preview = await untilSaid(library, /Restore the backup of/);
  expect(preview).toMatch(/harbour: comes back, 10 documents/);
  await press(library, 'Restore');
  await untilSaid(library, /as it was when it was backed up/);
  await untilSaid(library, /10 documents · 7 names/);
  await press(library, 'Dismiss');
  await press(library, 'Check the library');
  await untilSaid(library, /The library is sound/);
  rmSync(folder, { recursive: true, force: true });
});
