// `npm start`: installs, builds, finds a browser and opens it with the extension, an archive and a
// page. Needs nothing but Node 20 and git until the dependencies are there.
import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundleOf, packagedArchives, withArchives } from './lib/archives.mjs';
import { BROWSER_NAMES, findBrowsers, installBrowser } from './lib/browsers.mjs';
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/install.mjs';
import { typeScript } from './lib/node24.mjs';
import { PlainError, ROOT, runMain } from './lib/run.mjs';

const USAGE = `npm start -- [options]
  --page FILE_OR_ADDRESS    the page to open; a sample page when left out
  --archive FILE_OR_FOLDER  an archive to read with: a bundle, a folder, .txt, .jsonl, .jsonl.gz
  --no-starter              without the starter archive (World Factbook, about 2015)
  --browser NAME            ${BROWSER_NAMES.join(', ')}
  --headless                no window: rests on a name and prints the card
  --hover NAME              the name to rest on; the first underlined one when left out
  --shot FILE               saves a screenshot (headless)
  --json FILE               saves what the card says (headless)`;

/** What the journey answers when the browser did not take the extension. */
const UNFIT_BROWSER = 3;

await runMain(async () => {
  const options = readOptions();
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  await ensureDependencies();
  const bundles = options.archive ? [await bundleOf(options.archive)] : [];
  const found = findBrowsers(options.browser);
  const browsers =
    found.length > 0
      ? found
      : [await installBrowser(options.browser === 'firefox' ? 'firefox' : 'chromium')];
  for (const browser of browsers) {
    const code = await runJourney(browser, bundles, options);
    if (code !== UNFIT_BROWSER) return code;
    console.error(`${browser.name} does not take the extension; trying the next browser.`);
  }
  throw new PlainError('None of the browsers here takes the extension. Install Chromium.');
});

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        page: { type: 'string' },
        archive: { type: 'string' },
        'no-starter': { type: 'boolean', default: false },
        browser: { type: 'string' },
        headless: { type: 'boolean', default: false },
        hover: { type: 'string' },
        shot: { type: 'string' },
        json: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.browser !== undefined && !BROWSER_NAMES.includes(values.browser))
      throw new PlainError(`--browser takes one of ${BROWSER_NAMES.join(', ')}.`);
    return { ...values, headless: values.headless || !hasDisplay(), ...pageOf(values.page) };
  } catch (error) {
    throw new PlainError(`${error.message}\n\n${USAGE}`);
  }
}

/** An address as it is, a file by its full path. */
function pageOf(page = path.join(ROOT, 'tests', 'pages', 'news.html')) {
  if (/^https?:\/\//.test(page)) return { address: page };
  if (!existsSync(page)) throw new PlainError(`There is no page ${page}.`);
  return { file: path.resolve(page) };
}

function hasDisplay() {
  return (
    process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
  );
}

/** Runs the journey in one browser; its exit code. */
async function runJourney(browser, bundles, options) {
  const build = await ensureBuild(browser.engine === 'firefox' ? 'firefox' : 'chrome');
  const isChanged = bundles.length > 0 || options['no-starter'];
  const { folder, archives } = isChanged
    ? withArchives(build, bundles, { starter: !options['no-starter'] })
    : { folder: build, archives: packagedArchives(build).length };
  const task = {
    browser,
    extension: folder,
    archives,
    address: options.address,
    file: options.file,
    headless: options.headless,
    hover: options.hover,
    shot: options.shot && path.resolve(options.shot),
    json: options.json && path.resolve(options.json),
  };
  const [node, args] = typeScript('scripts/journey.ts', [JSON.stringify(task)]);
  try {
    return await new Promise((resolve) => {
      const child = spawn(node, args, { stdio: 'inherit', cwd: ROOT });
      // A Ctrl-C reaches the child by itself; it closes the browser, then this ends.
      process.on('SIGINT', () => undefined);
      child.on('close', (code) => resolve(code ?? 1));
    });
  } finally {
    if (isChanged) rmSync(folder, { recursive: true, force: true });
  }
}
