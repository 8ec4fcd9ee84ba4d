/**
 * Draws assets/icon.svg into public/icon/*.png with Chromium: `node scripts/build-icons.mjs`.
 * The drawings are kept with the source, so that a build needs no browser.
 */
import { chromium } from '@playwright/test';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Edge lengths that browsers ask for, px. */
const SIZES = [16, 32, 48, 96, 128];

const root = path.resolve(import.meta.dirname, '..');
const svg = await readFile(path.join(root, 'assets/icon.svg'), 'utf8');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  chromiumSandbox: false,
});
await mkdir(path.join(root, 'public/icon'), { recursive: true });
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${svg}`,
  );
  await page.screenshot({
    path: path.join(root, `public/icon/${size}.png`),
    omitBackground: true,
  });
  await page.close();
}
await browser.close();
