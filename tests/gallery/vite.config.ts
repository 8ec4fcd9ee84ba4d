import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');
const MESSAGES = 'virtual:messages';

/** The messages of the extension, as the browser would hold them. */
function messages(): Plugin {
  return {
    name: 'gallery-messages',
    resolveId: (id) => (id === MESSAGES ? `\0${MESSAGES}` : undefined),
    async load(id) {
      if (id !== `\0${MESSAGES}`) return undefined;
      const file = path.join(root, 'locales/en.yml');
      this.addWatchFile(file);
      return `export default ${JSON.stringify(generateChromeMessages(await parseMessagesFile(file)))}`;
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
