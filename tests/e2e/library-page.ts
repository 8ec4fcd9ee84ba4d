import { writeFileSync } from 'node:fs';
import { until, type Browser, type Tab } from '@/scripts/browsers/driver';

/** All words of a page. */
export const textOf = (tab: Tab): Promise<string> => tab.evaluate(() => document.body.innerText);

/** Clicks the button with these words or this label; whether there is one. */
export function clickButton(tab: Tab, words: string): Promise<boolean> {
  return tab.evaluate((wanted) => {
    const button = [...document.querySelectorAll('button')].find(
      ({ textContent, ariaLabel }) => textContent?.trim() === wanted || ariaLabel === wanted,
    );
    button?.click();
    return button !== undefined;
  }, words);
}

/** Clicks a button as soon as it is there. */
export async function press(tab: Tab, words: string): Promise<void> {
  await until(`the button “${words}”`, () => clickButton(tab, words));
}

/** Waits until the page says what `pattern` wants. */
export async function untilSaid(tab: Tab, pattern: RegExp, timeoutMs = 20_000): Promise<string> {
  let text = '';
  await until(
    `“${pattern.source}”`,
    async () => {
      text = await textOf(tab);
      return pattern.test(text);
    },
    timeoutMs,
  ).catch((error: unknown) => {
    throw new Error(`the page says: ${text}`, { cause: error });
  });
  return text;
}

/** A library page that is ready for files. */
export async function openLibraryPage(
  driver: Browser,
  openTab: (url: string) => Promise<Tab>,
): Promise<Tab> {
  const library = await openTab(`${driver.origin}/library.html`);
  await until('the file field', () =>
    library.evaluate(() => document.querySelector('input[type=file]') !== null),
  );
  return library;
}

/** Imports a bundle by the file field. */
export async function importBundle(library: Tab, file: string): Promise<void> {
  await library.chooseFiles('input[type=file]', [file]);
  await press(library, 'Import');
  await untilSaid(library, /is in your library/);
}

/** Writes an address into the row of an archive and has it checked; gives the archive's name. */
export async function checkAddress(library: Tab, address: string, archive = ''): Promise<string> {
  const name = await until('the row of the archive', () =>
    library.evaluate(
      ({ address: words, archive: wanted }) => {
        const row = [...document.querySelectorAll('li')].find(
          (each) => each.querySelector('input[type=url]') && each.innerText.includes(wanted),
        );
        const field = row?.querySelector<HTMLInputElement>('input[type=url]');
        if (!row || !field) return undefined;
        field.value = words;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        return row.querySelector('h3')?.innerText;
      },
      { address, archive },
    ),
  );
  await press(library, `Check now whether ${name} has a newer version`);
  return name;
}

/** What the page offers to save, as a reader saves it. */
export async function savedFile(library: Tab, to: string): Promise<void> {
  const base64 = await library.evaluate(async () => {
    const link = document.querySelector<HTMLAnchorElement>('a[download]');
    if (!link) throw new Error('nothing to save');
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('written');
    for await (const handle of folder.values()) {
      if (handle.kind !== 'file') continue;
      const bytes = await (await handle.getFile()).arrayBuffer();
      return btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''));
    }
    throw new Error('nothing written');
  });
  writeFileSync(to, Buffer.from(base64, 'base64'));
}
