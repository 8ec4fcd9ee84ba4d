/**
 * Makes the pictures of docs/screens from the gallery: `npm run screens`. Each sheet has every state of the
 * surfaces that it is about, in light and dark, left to right and right to left. Then cards of the built extension
 * on three saved pages.
 */
import { execFileSync } from 'node:child_process';

const SMALL = '--scale 0.5 --jpeg';
/** The browser gives the popup its own width: it is never narrow or wide. */
const PAGES = '--without card --without popup';
const SHEETS = [
  'card --width 400 --height 470 --columns 5',
  `--without card --width 420 --height 640 --columns 7 ${SMALL}`,
  `${PAGES} --width 320 --height 640 --columns 9 ${SMALL}`,
  `${PAGES} --width 960 --height 900 --columns 4 ${SMALL}`,
];

const run = (...args) => execFileSync(process.execPath, args, { stdio: 'inherit' });
run('node_modules/vite/bin/vite.js', 'build', '-c', 'tests/gallery/vite.config.ts');
for (const sheet of SHEETS)
  run('tests/gallery/shoot.mjs', 'docs/screens', ...sheet.split(' '), '--sheet');
run('--import', './cli/register.mjs', 'tests/gallery/shoot-pages.ts', 'docs/screens');
