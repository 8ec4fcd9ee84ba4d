import path from 'node:path';
import { mergeConfig, type Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { inAscii } from './scripts/lib/in-ascii';

/** Extension id in Firefox, and in tests that need to know it beforehand. */
const GECKO_ID = 'backfile@backfile.example';

/** What so many pages of ours, or parts of them that are loaded later, use is in one file. */
const SHARING_PAGES = 4;

/** The page whose first view is in one file, which the others use too: it opens and goes many times an hour. */
const QUICKEST_PAGE = 'entrypoints/popup/';

/** Scripts that run nearly all of their functions on every page, and the browser's word for compiling all at once. */
const COMPILED_AT_ONCE = ['page', 'page-reading'];
const AT_ONCE = '//# allFunctionsCalledOnLoad';

/** Puts a line before all code, after whatever changes the code. */
function firstLine(line: string): Plugin {
  return {
    name: 'first-line',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk' && file.isEntry) file.code = `${line}\n${file.code}`;
    },
  };
}

/** Dexie for browsers of today; a bundler finds its build for those of 2015, which every wake would read too. */
const MODERN_DEXIE = path.resolve('node_modules/dexie/dist/modern/dexie.mjs');

/** Whom the bundler lets be asked about its modules. */
type Modules = { getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null };

/** Tells the modules that the quickest page needs to be drawn; it and its own styles stay where they are. */
function createFirstViewTest(): (id: string, modules: Modules) => boolean {
  let found: Set<string> | undefined;
  return (id, modules) => {
    found ??= modulesOf(path.resolve(QUICKEST_PAGE, 'index.html'), modules);
    return found.has(id) && !id.includes(QUICKEST_PAGE) && !id.endsWith('popup-page.css');
  };
}

function modulesOf(entry: string, modules: Modules): Set<string> {
  const found = new Set([entry]);
  for (const id of found)
    for (const next of modules.getModuleInfo(id)?.importedIds ?? []) found.add(next);
  return found;
}

/**
 * What extension pages may load: their own files, nothing from anywhere else.
 * Lookup pages (popup, card, panel, reader) add `connect-src 'none'` in their head.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  // Cards, where marking is tried out on a page of our own.
  "frame-src 'self'",
  // Updates of archives, after the reader agreed to their address; this machine, if they typed it.
  "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

/** A command of the manifest: what it does, in the words of the locale, and its suggested keys. */
function shortcut(
  description: string,
  suggested?: string,
): { description: string; suggested_key?: { default: string } } {
  return suggested === undefined
    ? { description }
    : { description, suggested_key: { default: suggested } };
}

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  modules: ['@wxt-dev/i18n/module'],
  i18n: { localesDir: 'locales' },
  vite: () => ({
    // All files of a page are asked for at once, not one after the other as each names the next.
    build: { target: 'es2023', modulePreload: { polyfill: false } },
    resolve: { alias: { dexie: MODERN_DEXIE } },
    worker: { format: 'es' },
  }),
  hooks: {
    // Fewer files for pages of ours, each of which takes longer to ask for than the little that one page does not need.
    'vite:build:extendConfig'([first], config) {
      // Each function by itself, when it is first called, takes a tenth of what a page's first reading does.
      if (COMPILED_AT_ONCE.includes(first?.name ?? '')) config.plugins?.push(firstLine(AT_ONCE));
      if (first?.name === 'background') config.plugins?.push(inAscii());
      if (first?.inputPath.endsWith('.html') !== true) return;
      const isOfFirstView = createFirstViewTest();
      const firstView = {
        name: (id: string, modules: Modules) => (isOfFirstView(id, modules) ? 'first' : null),
        debugName: 'first',
        priority: 2,
      };
      const shared = { name: 'shared', minShareCount: SHARING_PAGES, priority: 1 };
      const codeSplitting = { groups: [firstView, shared] };
      Object.assign(
        config,
        mergeConfig(config, { build: { rolldownOptions: { output: { codeSplitting } } } }),
      );
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: [
      'storage',
      'unlimitedStorage',
      'scripting',
      'activeTab',
      'contextMenus',
      'alarms',
      ...(browser === 'firefox' ? [] : ['sidePanel', 'offscreen']),
    ],
    host_permissions: ['<all_urls>'],
    omnibox: { keyword: 'bf' },
    // Browsers suggest at most four; the others are for the reader to choose.
    commands: {
      'next-name': shortcut('__MSG_command_next_name__', 'Alt+Shift+Down'),
      'previous-name': shortcut('__MSG_command_previous_name__', 'Alt+Shift+Up'),
      'open-card': shortcut('__MSG_command_open_card__', 'Alt+Shift+Period'),
      'save-clipping': shortcut('__MSG_command_save_clipping__', 'Alt+Shift+Comma'),
      'pin-card': shortcut('__MSG_command_pin_card__'),
      'close-card': shortcut('__MSG_command_close_card__'),
    },
    incognito: browser === 'firefox' ? 'spanning' : 'split',
    content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY },
    // An unlisted script with a hand-written entry: the framework's own wrapper
    // posts a message to every page, and so tells it that Backfile is here.
    content_scripts: [
      {
        matches: ['<all_urls>'],
        js: ['page.js'],
        all_frames: true,
        match_about_blank: true,
        run_at: 'document_idle',
      },
    ],
    web_accessible_resources: [
      {
        resources: ['card.html'],
        matches: ['<all_urls>'],
        ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
      },
    ],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: GECKO_ID,
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '137' }),
  }),
});
