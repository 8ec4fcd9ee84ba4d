import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { invariant } from '@/lib/base/invariant';
import { newProfile, startProcess, type BrowserProcess } from './browser-process';
import { createChannel, type Channel } from './channel';
import { ChromiumTab } from './chromium-tab';
import { readHeaps, readWorkers } from './chromium-heaps';
import { startTrace } from './chromium-trace';
import { until, wait, type Browser, type LaunchOptions } from './driver';

/** Longest wait for the browser's first answer, ms. */
const START_MS = 30_000;

/** Keeps the browser from calling home and from asking its user anything. */
const QUIET_ARGUMENTS = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-component-extensions-with-background-pages',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication,CertificateTransparencyComponentUpdater,NetworkTimeServiceQuerying',
  // What it still asks its maker goes nowhere: port 9 of this machine.
  '--gaia-url=http://127.0.0.1:9/',
  '--google-apis-url=http://127.0.0.1:9/',
  '--google-base-url=http://127.0.0.1:9/',
  '--apps-gallery-update-url=http://127.0.0.1:9/',
  '--component-updater=url-source=http://127.0.0.1:9/',
  '--metrics-recording-only',
  '--no-pings',
  '--password-store=basic',
  '--use-mock-keychain',
];

type TargetInfo = { readonly targetId: string; readonly type: string; readonly url: string };

/**
 * Starts a browser of the Chromium family and loads the extension through the debugger: branded
 * Chrome ignores `--load-extension`. The debugger attaches to tabs only, so the extension's
 * service worker lives and dies as it would without it.
 *
 * @throws when the browser does not start, or does not list the extension after loading it
 */
export async function launchChromium(options: LaunchOptions): Promise<Browser> {
  const profile = options.profile ?? newProfile();
  writePreferences(profile);
  const process = startProcess(options.file, commandLine(options, profile), {
    profile,
    keepProfile: options.profile !== undefined,
    pipes: true,
  });
  const channel = pipeChannel(process);
  try {
    const { product } = await Promise.race([
      channel.send<{ product: string }>('Browser.getVersion'),
      wait(START_MS).then(() => Promise.reject(new Error('the browser did not answer'))),
    ]);
    const id = options.extension ? await loadExtension(channel, options.extension) : '';
    const version = product.split('/')[1] ?? product;
    return browserOf(channel, process, { version, id, extension: options.extension });
  } catch (error) {
    await process.kill();
    await process.finish();
    throw error;
  }
}

/** Without spell checking it has no dictionary to fetch from its maker. */
function writePreferences(profile: string): void {
  const file = path.join(profile, 'Default', 'Preferences');
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  const preferences = {
    browser: { enable_spellchecking: false },
    spellcheck: { dictionaries: [] },
  };
  writeFileSync(file, JSON.stringify(preferences));
}

function commandLine(options: LaunchOptions, profile: string): string[] {
  return [
    ...(options.headless ? ['--headless=new'] : []),
    // Chromium's sandbox does not start for root.
    ...(globalThis.process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
    ...QUIET_ARGUMENTS,
    '--remote-debugging-pipe',
    '--enable-unsafe-extension-debugging',
    `--user-data-dir=${profile}`,
    `--window-size=${options.width ?? 1280},${options.height ?? 900}`,
    ...(options.scale ? [`--force-device-scale-factor=${options.scale}`] : []),
    ...(options.proxyPort ? [`--proxy-server=127.0.0.1:${options.proxyPort}`] : []),
    ...(options.args ?? []),
    'about:blank',
  ];
}

/** The protocol over file descriptors 3 (in) and 4 (out), messages ended by NUL. */
function pipeChannel(process: BrowserProcess): Channel {
  const [, , stderr, input, output] = process.child.stdio;
  invariant(input instanceof Writable && output instanceof Readable, 'the browser has its pipes');
  const channel = createChannel((text) => {
    input.write(`${text}\0`);
  });
  let said = '';
  stderr?.on('data', (part: Buffer) => {
    said = (said + part.toString()).slice(-2_000);
  });
  let rest: Buffer[] = [];
  output.on('data', (part: Buffer) => {
    let start = 0;
    for (let end = part.indexOf(0); end !== -1; end = part.indexOf(0, start)) {
      channel.receive(Buffer.concat([...rest, part.subarray(start, end)]).toString());
      rest = [];
      start = end + 1;
    }
    if (start < part.length) rest.push(part.subarray(start));
  });
  input.on('error', () => channel.cut('the browser closed its pipe'));
  void process.ended.then(() => channel.cut(`the browser ended: ${said.trim().slice(-500)}`));
  return channel;
}

/** What a browser is, and which extension it has. */
type Loaded = {
  readonly version: string;
  readonly id: string;
  readonly extension?: string | undefined;
};

async function loadExtension(channel: Channel, folder: string): Promise<string> {
  const { id } = await channel.send<{ id: string }>('Extensions.loadUnpacked', { path: folder });
  const { extensions } = await channel.send<{
    extensions: readonly { readonly id: string; readonly enabled: boolean }[];
  }>('Extensions.getExtensions');
  if (!extensions.some((extension) => extension.id === id && extension.enabled))
    throw new Error('the browser did not take the extension');
  return id;
}

function browserOf(channel: Channel, process: BrowserProcess, loaded: Loaded): Browser {
  const { version, id, extension } = loaded;
  const attached = new Map<string, Promise<ChromiumTab>>();
  const tabOf = (targetId: string): Promise<ChromiumTab> => {
    const known = attached.get(targetId) ?? ChromiumTab.attach(channel, targetId);
    attached.set(targetId, known);
    return known;
  };
  const targets = async (): Promise<readonly TargetInfo[]> =>
    (await channel.send<{ targetInfos: readonly TargetInfo[] }>('Target.getTargets')).targetInfos;
  const worker = async (): Promise<TargetInfo | undefined> =>
    (await targets()).find(({ type, url }) => type === 'service_worker' && url.includes(id));
  return {
    engine: 'chromium',
    version,
    origin: `chrome-extension://${id}`,
    profile: process.profile,
    processId: process.child.pid ?? 0,
    ended: process.ended,
    async open(url) {
      const { targetId } = await channel.send<{ targetId: string }>('Target.createTarget', {
        url: 'about:blank',
      });
      const tab = await tabOf(targetId);
      await tab.goto(url);
      return tab;
    },
    async findTab(part) {
      const page = (await targets()).find(({ type, url }) => type === 'page' && url.includes(part));
      return page ? tabOf(page.targetId) : undefined;
    },
    async stopBackground() {
      const running = await worker();
      if (!running) return;
      await channel.send('Target.closeTarget', { targetId: running.targetId });
      await until('the service worker to stop', async () => !(await worker()));
    },
    isBackgroundRunning: async () => (await worker()) !== undefined,
    async command(name) {
      const running = await until('the service worker', worker);
      await dispatchCommand(channel, running.targetId, name);
    },
    startTrace: () => startTrace(channel),
    heaps: () => readHeaps(channel),
    workers: () => readWorkers(channel),
    async loadAgain() {
      if (extension) await loadExtension(channel, extension);
    },
    async close() {
      await channel.send('Browser.close').catch(() => undefined);
      await process.finish();
    },
    async kill() {
      await process.kill();
      await process.finish();
    },
  };
}

async function dispatchCommand(channel: Channel, targetId: string, name: string): Promise<void> {
  const { sessionId } = await channel.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  const expression = `chrome.commands.onCommand.dispatch(${JSON.stringify(name)})`;
  const { exceptionDetails } = await channel.send<{ exceptionDetails?: object }>(
    'Runtime.evaluate',
    { expression },
    sessionId,
  );
  await channel.send('Target.detachFromTarget', { sessionId });
  if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
}
