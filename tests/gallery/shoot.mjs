/**
 * Photographs the gallery, which must have been built (`npx vite build -c tests/gallery/vite.config.ts`):
 * `node tests/gallery/shoot.mjs FOLDER [STORY-PREFIX] [--width N] [--scheme light|dark]
 * [--locale ar|de|…|pseudo] [--dir ltr|rtl] [--forced]`. One PNG a story, and a line for each text
 * that is cut or sticks out.
 * `--sheet` makes sheets as in docs/screens instead: every story in both schemes and directions (from
 * the right in Arabic words), as wide as `--width` says, in `--columns`, `--scale` times as large, PNG or (`--jpeg`) JPEG.
 * `npm run screens` makes all of docs/screens.
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
    locale: { type: 'string', default: 'en' },
    // Without it, that of the locale.
    dir: { type: 'string' },
    forced: { type: 'boolean', default: false },
    sheet: { type: 'boolean', default: false },
    columns: { type: 'string', default: '5' },
    scale: { type: 'string', default: '1' },
    jpeg: { type: 'boolean', default: false },
    // Leaves out the stories that begin with any of them.
    without: { type: 'string', multiple: true, default: [] },
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
  deviceScaleFactor: values.sheet ? Number(values.scale) : 1,
});
page.on('pageerror', (error) => console.error(error));
await page.goto(address);
const stories = (await page.locator('a').allTextContents()).filter(
  (name) => name.startsWith(prefix) && !values.without.some((one) => name.startsWith(one)),
);
if (values.sheet)
  for (const scheme of ['light', 'dark'])
    for (const dir of ['ltr', 'rtl']) await sheet(scheme, dir);
for (const story of values.sheet ? [] : stories) {
  const dir = values.dir ? `&dir=${values.dir}` : '';
  await page.goto(`${address}?story=${story}&locale=${values.locale}${dir}`);
  await page.waitForTimeout(150);
  for (const text of await page.evaluate(cutTexts)) console.log(`${story}: ${text}`);
  const look = [values.scheme, values.dir ?? values.locale, values.width];
  const file = `${[story, ...look, ...(values.forced ? ['forced'] : [])].join('-')}.png`;
  await page.screenshot({
    path: path.join(folder, file),
    omitBackground: story.startsWith('card'),
  });
}
await browser.close();
await server.close();

/** Run in the page: whether every frame shows its story. */
function areAllDrawn() {
  return [...document.querySelectorAll('iframe')].every(({ contentDocument }) => {
    const drawn = contentDocument?.body?.querySelectorAll(':not(script)').length ?? 0;
    return contentDocument?.readyState === 'complete' && drawn > 2;
  });
}

/** Run in the page: texts that do not fit into their element, or reach out of the window. */
function cutTexts() {
  const texts = [...document.body.querySelectorAll('*')].filter(
    ({ childNodes, className }) =>
      className !== 'spoken' &&
      [...childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== ''),
  );
  const isCut = (element) => {
    const { left, right, width } = element.getBoundingClientRect();
    const { overflowX } = getComputedStyle(element);
    const isClipped = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
    return width > 0 && (isClipped || left < -1 || right > innerWidth + 1);
  };
  return texts.filter(isCut).map(({ textContent }) => textContent.trim());
}

/** All stories beside each other, each in a frame of its own, as one PNG. */
async function sheet(scheme, dir) {
  const columns = Number(values.columns);
  const [width, height] = [Number(values.width), Number(values.height)];
  const rows = Math.ceil(stories.length / columns);
  await page.setViewportSize({ width: columns * width, height: rows * height });
  await page.emulateMedia({ colorScheme: scheme });
  await page.goto(address);
  await page.evaluate(
    ({ names, size, direction, ground, locale }) => {
      document.body.replaceChildren(
        ...names.map((name) => {
          const frame = document.createElement('iframe');
          frame.src = `?story=${name}&locale=${locale}&dir=${direction}`;
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
      locale: dir === 'rtl' && values.locale === 'en' ? 'ar' : values.locale,
      ground: scheme === 'dark' ? '#101010' : '#e8e6e0',
    },
  );
  await page.waitForFunction(areAllDrawn, undefined, { timeout: 60_000 });
  // What was drawn asks for its samples, and moves into its place.
  await page.waitForTimeout(1_500);
  const name = values.without.length > 0 ? `surfaces-${width}` : prefix || 'all';
  const file = `${name}-${scheme}-${dir}.${values.jpeg ? 'jpg' : 'png'}`;
  const look = values.jpeg ? { type: 'jpeg', quality: 70 } : {};
  await page.screenshot({ path: path.join(folder, file), ...look });
}
