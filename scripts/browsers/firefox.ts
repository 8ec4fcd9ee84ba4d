import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { newProfile, startProcess, type BrowserProcess } from './browser-process';
import { createChannel, type Channel } from './channel';
import { until, type Browser, type LaunchOptions } from './driver';
import { FirefoxTab, type BidiContext } from './firefox-tab';

/** Longest wait for the browser to say where it listens, ms. */
const START_MS = 60_000;
/** The extension's id, as its manifest says. */
const EXTENSION_ID = 'backfile@backfile.example';
/** The host of its pages; Firefox would else draw one at random. */
const EXTENSION_HOST = '0b5c7d3e-6a41-4f0e-9c52-8d1f4e7a2b90';

/** Keeps the browser from calling home and from asking its user anything. */
const QUIET_PREFERENCES = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.contentblocking.report.lockwise.enabled': false,
  'browser.discovery.enabled': false,
  'browser.newtabpage.activity-stream.feeds.system.topstories': false,
  'browser.newtabpage.activity-stream.feeds.topsites': false,
  'browser.region.network.url': '',
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'browser.search.update': false,
  'browser.sessionstore.resume_from_crash': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage': 'about:blank',
  'browser.startup.page': 0,
  'browser.tabs.warnOnClose': false,
  'browser.topsites.contile.enabled': false,
  'browser.urlbar.suggest.searches': false,
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.blocklist.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  'media.gmp-manager.url': '',
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.prefetch-next': false,
  'network.trr.mode': 5,
  'privacy.trackingprotection.enabled': false,
  'security.remote_settings.crlite_filters.enabled': false,
  'security.remote_settings.intermediates.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'toolkit.telemetry.server': '',
};

/**
 * Starts Firefox and installs the extension for the session through WebDriver BiDi, which the
 * browser speaks by itself.
 */
export async function launchFirefox(options: LaunchOptions): Promise<Browser> {
  const profile = options.profile ?? newProfile();
  writePreferences(profile, options);
  const process = startProcess(
    options.file,
    [
      ...(options.headless ? ['--headless'] : []),
      '--no-remote',
      '--profile',
      profile,
      '--remote-debugging-port=0',
      '--remote-allow-system-access',
      '--width',
      String(options.width ?? 1280),
      '--height',
      String(options.height ?? 900),
      ...(options.args ?? []),
    ],
    { profile, keepProfile: options.profile !== undefined, pipes: false },
  );
  try {
    const channel = await socketChannel(process);
    const { capabilities } = await channel.send<{ capabilities: { browserVersion: string } }>(
      'session.new',
      { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } },
    );
    await channel.send('session.subscribe', { events: ['log.entryAdded'] });
    if (options.extension)
      await channel.send('webExtension.install', {
        extensionData: { type: 'path', path: options.extension },
      });
    return browserOf(channel, process, capabilities.browserVersion);
  } catch (error) {
    await process.kill();
    await process.finish();
    throw error;
  }
}

function writePreferences(profile: string, options: LaunchOptions): void {
  const proxy = options.proxyPort
    ? {
        'network.proxy.type': 1,
        'network.proxy.http': '127.0.0.1',
        'network.proxy.http_port': options.proxyPort,
        'network.proxy.ssl': '127.0.0.1',
        'network.proxy.ssl_port': options.proxyPort,
      }
    : {};
  const all = {
    ...QUIET_PREFERENCES,
    'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: EXTENSION_HOST }),
    ...(options.scale ? { 'layout.css.devPixelsPerPx': String(options.scale) } : {}),
    ...proxy,
    ...options.preferences,
  };
  const lines = Object.entries(all).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(path.join(profile, 'user.js'), lines.join('\n'));
}

async function socketChannel(process: BrowserProcess): Promise<Channel> {
  let said = '';
  const hear = (part: Buffer): void => {
    said = (said + part.toString()).slice(-4_000);
  };
  process.child.stderr?.on('data', hear);
  process.child.stdout?.on('data', hear);
  const address = await until(
    'Firefox to listen',
    async () => {
      if (process.child.exitCode !== null)
        throw new Error(`the browser ended: ${said.trim().slice(-500)}`);
      return /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1];
    },
    START_MS,
  );
  const socket = new WebSocket(`${address}/session`);
  const channel = createChannel((text) => socket.send(text));
  socket.addEventListener('message', (event) => channel.receive(String(event.data)));
  socket.addEventListener('close', () => channel.cut('the browser closed its socket'));
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error(`no connection to ${address}`)));
  });
  return channel;
}

/** What the browser itself says of the extension: it is asked where its own windows are scripted. */
async function ofExtension(channel: Channel, what: string): Promise<unknown> {
  const { contexts } = await channel.send<{ contexts: readonly BidiContext[] }>(
    'browsingContext.getTree',
    { 'moz:scope': 'chrome', maxDepth: 0 },
  );
  const { result } = await channel.send<{ result?: { value?: unknown } }>('script.evaluate', {
    expression: `WebExtensionPolicy.getByID('${EXTENSION_ID}').extension.${what}`,
    target: { context: contexts[0]?.context },
    awaitPromise: true,
  });
  return result?.value;
}

function browserOf(channel: Channel, process: BrowserProcess, version: string): Browser {
  const attached = new Map<string, FirefoxTab>();
  const tabOf = (context: string): FirefoxTab => {
    const known = attached.get(context) ?? new FirefoxTab(channel, context);
    attached.set(context, known);
    return known;
  };
  const contexts = async (): Promise<readonly BidiContext[]> =>
    (await channel.send<{ contexts: readonly BidiContext[] }>('browsingContext.getTree')).contexts;
  return {
    engine: 'firefox',
    version,
    origin: `moz-extension://${EXTENSION_HOST}`,
    profile: process.profile,
    processId: process.child.pid ?? 0,
    ended: process.ended,
    async open(url) {
      const { context } = await channel.send<{ context: string }>('browsingContext.create', {
        type: 'tab',
      });
      const tab = tabOf(context);
      await tab.goto(url);
      return tab;
    },
    async findTab(part) {
      const page = (await contexts()).find(({ url }) => url.includes(part));
      return page ? tabOf(page.context) : undefined;
    },
    async stopBackground() {
      await ofExtension(channel, 'terminateBackground({ ignoreDevToolsAttached: true })');
    },
    async isBackgroundRunning() {
      return (await ofExtension(channel, 'backgroundState')) !== 'stopped';
    },
    async close() {
      await channel.send('browser.close').catch(() => undefined);
      await process.finish();
    },
    async kill() {
      await process.kill();
      await process.finish();
    },
  };
}
