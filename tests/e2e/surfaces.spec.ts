import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser as Chromium, type Page } from '@playwright/test';
import path from 'node:path';
import { build, preview, type PreviewServer } from 'vite';
import { expect, test as base } from './fixtures';

const CONFIG = path.resolve('tests/gallery/vite.config.ts');

type Gallery = { readonly address: string; readonly browser: Chromium; readonly stories: string[] };

/** Every surface in every state, with sample data, in a plain browser. */
const test = base.extend<object, { gallery: Gallery }>({
  gallery: [
    async ({ engine: _engine }, provide) => {
      await build({ configFile: CONFIG, logLevel: 'error' });
      const server: PreviewServer = await preview({
        configFile: CONFIG,
        logLevel: 'error',
        preview: { port: 0, host: '127.0.0.1' },
      });
      const browser = await chromium.launch({
        executablePath: process.env['BACKFILE_CHROMIUM'] ?? '/usr/bin/chromium',
        chromiumSandbox: false,
      });
      const address = server.resolvedUrls?.local[0] ?? '';
      const page = await browser.newPage();
      await page.goto(address);
      const stories = await page.locator('a').allTextContents();
      await page.close();
      await provide({ address, browser, stories });
      await browser.close();
      await server.close();
    },
    { scope: 'worker' },
  ],
});

test.skip(({ engine }) => engine !== 'chromium', 'the surfaces are the same in both browsers');

/** Shows a story with all that is folded laid open. */
async function show(page: Page, { address }: Gallery, story: string, dir = 'ltr'): Promise<void> {
  await page.goto(`${address}?story=${story}&dir=${dir}`);
  await page.waitForFunction(() => document.body.childElementCount > 0);
  await page.waitForTimeout(80);
  // Not by clicks: an open dialog covers what is behind it.
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  await page.waitForTimeout(40);
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on any surface, ${colorScheme}`, async ({ gallery }) => {
    test.setTimeout(480_000);
    const context = await gallery.browser.newContext({
      colorScheme,
      viewport: { width: 420, height: 700 },
    });
    const page = await context.newPage();
    const found: string[] = [];
    for (const story of gallery.stories) {
      await show(page, gallery, story);
      // Without frames there is no need for axe's slower way through them.
      const axe = new AxeBuilder({ page }).setLegacyMode();
      // Of WCAG 2.2, which axe does not look at by itself.
      axe.options({ rules: { 'target-size': { enabled: true } } });
      // Only colours depend on the scheme.
      if (colorScheme === 'dark') axe.withRules(['color-contrast']);
      const { violations } = await axe.analyze();
      for (const { id, nodes } of violations)
        found.push(`${story}: ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
    }
    await context.close();
    expect(found).toEqual([]);
  });

test('nothing is cut off or scrolls sideways at 320 px, in either direction', async ({
  gallery,
}) => {
  const page = await gallery.browser.newPage({ viewport: { width: 320, height: 640 } });
  const wide: string[] = [];
  for (const story of gallery.stories.filter((name) => !name.startsWith('popup')))
    for (const dir of ['ltr', 'rtl']) {
      await show(page, gallery, story, dir);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > 320) wide.push(`${story} ${dir}: ${width} px`);
    }
  await page.close();
  expect(wide).toEqual([]);
});

test('at 200 % nothing scrolls sideways, and no control stays under another', async ({
  gallery,
}) => {
  test.setTimeout(120_000);
  // A window of 1,280 × 720 pixels, zoomed.
  const page = await gallery.browser.newPage({ viewport: { width: 640, height: 360 } });
  const lost: string[] = [];
  for (const story of gallery.stories) {
    await show(page, gallery, story);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 640) lost.push(`${story}: ${width} px`);
    for (const covered of await page.evaluate(coveredControls)) lost.push(`${story}: ${covered}`);
  }
  await page.close();
  expect(lost).toEqual([]);
});

/** Runs in the page: what can be pressed or typed into, and is under something else wherever one scrolls. */
function coveredControls(): string[] {
  const modal = document.querySelector('dialog:modal');
  const controls = (modal ?? document).querySelectorAll<HTMLElement>(
    'button:enabled, a[href], input:not([hidden]), select, textarea, summary',
  );
  return [...controls]
    .filter((control) => control.checkVisibility() && !control.closest('.spoken'))
    .filter((control) =>
      (['center', 'start', 'end'] as const).every((block) => {
        control.scrollIntoView({ block, inline: 'center', behavior: 'instant' });
        const { x, y, width, height } = control.getBoundingClientRect();
        const top = document.elementFromPoint(x + width / 2, y + height / 2);
        return !top || !(control.contains(top) || top.contains(control));
      }),
    )
    .map(({ ariaLabel, innerText, tagName }) => ariaLabel ?? (innerText || tagName));
}

test('every control of the card is reached by Tab, in the order of reading', async ({
  gallery,
}) => {
  const page = await gallery.browser.newPage({ viewport: { width: 380, height: 700 } });
  await page.goto(`${gallery.address}?story=card-ambiguous`);
  await page.locator('h1').waitFor();
  const names: string[] = [];
  for (let i = 0; i < 19; i += 1) {
    await page.keyboard.press('Tab');
    names.push(
      await page.evaluate(() => {
        const { activeElement } = document;
        return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
      }),
    );
  }
  await page.close();
  expect(names.slice(0, 19)).toEqual([
    'Pin (P)',
    'Close',
    'GeorgiaPlace',
    'Years shown',
    '4 other names',
    'NATO',
    'G-20',
    'Previous excerpt',
    'Next excerpt',
    'By source',
    'All 3 excerpts',
    '2 related names',
    'Read in full: France: Government',
    'Original, in a new tab: France: Government',
    'Copy as a quote',
    'Correct this name',
    'Off here: news.example.org',
    'Where Backfile runs',
    'Resize with the arrow keys, or drag',
  ]);
});
