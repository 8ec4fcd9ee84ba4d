/**
 * Photographs the gallery, which must have been built (`npx vite build -c tests/gallery/vite.config.ts`):
 * `node tests/gallery/shoot.mjs FOLDER [STORY-PREFIX] [--width N] [--scheme light|dark]
 * [--dir ltr|rtl] [--forced]`. One PNG a story.
 * `--sheet` makes the four sheets of docs/screens instead: every story in both schemes and directions.
 */
import { chromium } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { preview } from 'vite';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '420' },
    height: { type: 'string', default: '640' },
    scheme: { type: 'string', default: 'light' },
    dir: { type: 'string', default: 'ltr' },
    forced: { type: 'boolean', default: false },
    sheet: { type: 'boolean', default: false },
  },
});
const [folder = '.cache/gallery-shots', prefix = ''] = positionals;
await mkdir(folder, { recursive: true });
const server = await preview({
  configFile: path.join(import.meta.dirname, 'vite.config.ts'),
  logLevel: 'warn',
  preview: { port: 0, host: '127.0.0.1' },
});
const address = server.resolvedUrls.local[0];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  chromiumSandbox: false,
});
const page = await browser.newPage({
  viewport: { width: Number(values.width), height: Number(values.height) },
  colorScheme: values.scheme,
  forcedColors: values.forced ? 'active' : 'none',
});
page.on('pageerror', (error) => console.error(error));
await page.goto(address);
const stories = (await page.locator('a').allTextContents()).filter((name) =>
  name.startsWith(prefix),
);
if (values.sheet)
  for (const scheme of ['light', 'dark'])
    for (const dir of ['ltr', 'rtl']) await sheet(scheme, dir);
for (const story of values.sheet ? [] : stories) {
  await page.goto(`${address}?story=${story}&dir=${values.dir}`);
  await page.waitForTimeout(150);
  const file = `${story}-${values.scheme}-${values.dir}-${values.width}${values.forced ? '-forced' : ''}.png`;
  await page.screenshot({
    path: path.join(folder, file),
    omitBackground: story.startsWith('card'),
  });
}
await browser.close();
await server.close();

/** All stories beside each other, each in a frame of its own, as one PNG. */
async function sheet(scheme, dir) {
  const COLUMNS = 5;
  const [width, height] = [400, 470];
  const rows = Math.ceil(stories.length / COLUMNS);
  await page.setViewportSize({ width: COLUMNS * width, height: rows * height });
  await page.emulateMedia({ colorScheme: scheme });
  await page.goto(address);
  await page.evaluate(
    ({ names, size, direction, ground }) => {
      document.body.replaceChildren(
        ...names.map((name) => {
          const frame = document.createElement('iframe');
          frame.src = `?story=${name}&dir=${direction}`;
          Object.assign(frame, size);
          frame.style.border = '0';
          return frame;
        }),
      );
      document.body.style.cssText = `margin: 0; display: flex; flex-wrap: wrap; background: ${ground}`;
    },
    {
      names: stories,
      size: { width, height },
      direction: dir,
      ground: scheme === 'dark' ? '#101010' : '#e8e6e0',
    },
  );
  await page.waitForTimeout(1_500);
  await page.screenshot({ path: path.join(folder, `${prefix || 'all'}-${scheme}-${dir}.png`) });
}
