import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { pseudoMessages } from './pseudo-locale.ts';

const root = path.resolve(import.meta.dirname, '../..');
const MESSAGES = 'virtual:messages';

/** The messages of every locale, as the browser would hold them, and those of the pseudo-locale. */
function messages(): Plugin {
  return {
    name: 'gallery-messages',
    resolveId: (id) => (id === MESSAGES ? `\0${MESSAGES}` : undefined),
    async load(id) {
      if (id !== `\0${MESSAGES}`) return undefined;
      const locales: Record<string, ReturnType<typeof generateChromeMessages>> = {};
      for (const name of await readdir(path.join(root, 'locales'))) {
        const file = path.join(root, 'locales', name);
        this.addWatchFile(file);
        locales[path.parse(name).name] = generateChromeMessages(await parseMessagesFile(file));
      }
      const pseudo = pseudoMessages(locales['en'] ?? {});
      return `export default ${JSON.stringify({ ...locales, pseudo })}`;
    },
  };
}

/** Every surface with sample data, to be looked at: `npx vite -c tests/gallery/vite.config.ts`. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [messages()],
  resolve: { alias: { '@': root, '#i18n': path.join(root, '.wxt/i18n/index.ts') } },
  build: { target: 'es2023', outDir: path.join(root, '.cache/gallery'), emptyOutDir: true },
  server: { fs: { allow: [root] } },
});
