import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { PlainError, run } from './run.mjs';

/**
 * A browser on this machine.
 *
 * @typedef {{ name: string, engine: 'chromium' | 'firefox', file: string }} FoundBrowser
 */

/** Browsers in the order they are tried: those that surely take an unpacked extension first. */
const KNOWN = [
  {
    name: 'chromium',
    engine: 'chromium',
    // Debian's /usr/bin/chromium is a shell script with options of its own; the binary has none.
    linux: ['/usr/lib/chromium/chromium', 'chromium', 'chromium-browser'],
    darwin: ['/Applications/Chromium.app/Contents/MacOS/Chromium'],
    win32: ['Chromium\\Application\\chrome.exe'],
  },
  {
    name: 'chrome',
    engine: 'chromium',
    linux: ['google-chrome', 'google-chrome-stable'],
    darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    win32: ['Google\\Chrome\\Application\\chrome.exe'],
  },
  {
    name: 'edge',
    engine: 'chromium',
    linux: ['microsoft-edge', 'microsoft-edge-stable'],
    darwin: ['/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    win32: ['Microsoft\\Edge\\Application\\msedge.exe'],
  },
  {
    name: 'brave',
    engine: 'chromium',
    linux: ['brave-browser', 'brave'],
    darwin: ['/Applications/Brave Browser.app/Contents/MacOS/Brave Browser'],
    win32: ['BraveSoftware\\Brave-Browser\\Application\\brave.exe'],
  },
  {
    name: 'firefox',
    engine: 'firefox',
    linux: ['firefox', 'firefox-esr'],
    darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    win32: ['Mozilla Firefox\\firefox.exe'],
  },
];

/** Names that `--browser` takes. */
export const BROWSER_NAMES = KNOWN.map((browser) => browser.name);

/**
 * The browsers on this machine, the best first.
 *
 * @param {string} [only] one of `BROWSER_NAMES`
 * @returns {FoundBrowser[]}
 */
export function findBrowsers(only) {
  return KNOWN.filter((known) => only === undefined || known.name === only).flatMap((known) => {
    const file = (known[process.platform] ?? []).flatMap(places).find(isRunnable);
    return file ? [{ name: known.name, engine: known.engine, file }] : [];
  });
}

/**
 * Installs a browser's package with apt, where that can be done without asking anyone.
 *
 * @param {'chromium' | 'firefox'} engine
 * @returns {Promise<FoundBrowser>}
 * @throws {PlainError} that says what to install, where it cannot be done
 */
export async function installBrowser(engine) {
  const canInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (canInstall) {
    const wanted = engine === 'chromium' ? ['chromium', 'fonts-liberation'] : ['firefox-esr'];
    console.error(`Installing ${wanted.join(' and ')} with apt-get …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-q'], { quiet: true, env });
    const args = ['install', '-y', '-q', '--no-install-recommends', ...wanted];
    const { code, output } = await run('apt-get', args, { quiet: true, env });
    const found = findBrowsers(engine)[0];
    if (code === 0 && found && (await versionOf(found))) return found;
    console.error(output.trim().split('\n').slice(-5).join('\n'));
  }
  throw new PlainError(
    engine === 'chromium'
      ? 'No browser found. Install one of Chromium, Google Chrome, Microsoft Edge, Brave or Firefox (on Debian: apt-get install chromium), then run this again.'
      : 'Firefox was not found. Install it (on Debian: apt-get install firefox-esr), then run this again.',
  );
}

/**
 * What a browser says its version is.
 *
 * @param {FoundBrowser} browser
 * @returns {Promise<string>} empty when it cannot even say that
 */
export async function versionOf(browser) {
  // Chrome on Windows opens a window instead of answering.
  if (process.platform === 'win32') return browser.name;
  const { code, output } = await run(browser.file, ['--version'], { quiet: true });
  return code === 0 ? (/[\d.]{3,}\S*/.exec(output)?.[0] ?? '') : '';
}

/** Where a command or a path under a program folder may be. */
function places(file) {
  if (path.isAbsolute(file)) return [file];
  if (process.platform === 'win32') {
    const folders = [
      process.env.PROGRAMFILES,
      process.env['PROGRAMFILES(X86)'],
      process.env.LOCALAPPDATA,
    ];
    return folders.filter(Boolean).map((folder) => path.join(folder, file));
  }
  return (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, file));
}

function isRunnable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
