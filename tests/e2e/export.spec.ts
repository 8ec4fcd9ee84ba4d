import { until } from '@/scripts/browsers/driver';
import { expect, test } from './fixtures';

test('an archive is saved as a bundle from its row', async ({ driver, openTab }) => {
  const library = await openTab(`${driver.origin}/library.html`);
  await until('the button', () =>
    library.evaluate(() => {
      const button = document.querySelector<HTMLButtonElement>('button[aria-label^="Save a copy"]');
      button?.click();
      return button !== null;
    }),
  );
  const name = await until('the file', () =>
    library.evaluate(() => document.querySelector<HTMLAnchorElement>('a[download]')?.download),
  );
  expect(name).toMatch(/-\d+\.zip$/);
  const begins = await library.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('exported');
    for await (const handle of folder.values())
      if (handle instanceof FileSystemFileHandle)
        return (await (await handle.getFile()).slice(0, 2).text()) === 'PK';
    return false;
  });
  expect(begins).toBe(true);
});

test('results are saved as a table from the side panel', async ({ driver, openTab }) => {
  const panel = await openTab(`${driver.origin}/sidepanel.html?query=dredging`);
  await until('the choice', () =>
    panel.evaluate(() => document.querySelector('button[aria-label$="as CSV"]') !== null),
  );
  const saved = await panel.evaluate(async () => {
    const blobs: Blob[] = [];
    const names: string[] = [];
    const address = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      blobs.push(blob);
      return address(blob);
    };
    HTMLAnchorElement.prototype.click = function click() {
      names.push(this.download);
    };
    document.querySelector<HTMLButtonElement>('button[aria-label$="as CSV"]')?.click();
    return { name: names[0], text: (await blobs[0]?.text()) ?? '' };
  });
  expect(saved.name).toBe('backfile-dredging.csv');
  const [head, ...rows] = saved.text.trim().split('\r\n');
  expect(head).toContain('"title","author","date"');
  expect(rows.join()).toMatch(/dredg/i);
});
