/**
 * Photographs the gallery: `node tests/gallery/shoot.mjs FOLDER [STORY-PREFIX] [--width N]
 * [--scheme light|dark] [--dir ltr|rtl] [--forced]`. One PNG a story.
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
const stories = await page.locator('a').allTextContents();
for (const story of stories.filter((name) => name.startsWith(prefix))) {
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
