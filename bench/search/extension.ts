import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, type Plugin } from 'vite';
import { inAscii } from '@/scripts/lib/in-ascii';

/** Bundles one file of the bench for the browser, changed by `plugins`. @returns its text */
export async function bundled(entry: string, plugins: readonly Plugin[] = []): Promise<string> {
  const root = path.resolve('.');
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root,
    plugins: [...plugins],
    resolve: {
      alias: {
        '@': root,
        '#i18n': path.join(root, '.wxt/i18n/index.ts'),
        // As the extension is built.
        dexie: path.join(root, 'node_modules/dexie/dist/modern/dexie.mjs'),
      },
    },
    define: { 'import.meta.env.BROWSER': '"chrome"', 'import.meta.env.CHROME': 'true' },
    build: {
      write: false,
      target: 'es2023',
      minify: true,
      lib: { entry: path.resolve(entry), formats: ['iife'], name: 'bench' },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error(`${entry} was not bundled`);
  const [chunk] = output.output;
  return chunk.code;
}

/**
 * A copy of the built extension without archives, whose background also answers the bench.
 *
 * @returns its folder, for the caller to remove, and the bench's code in it
 */
export async function benchExtension(built: string): Promise<{ folder: string; code: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'backfile-bench-'));
  cpSync(built, folder, { recursive: true });
  writeFileSync(path.join(folder, 'archives', 'index.json'), JSON.stringify({ archives: [] }));
  const code = await bundled('bench/search/worker.ts');
  const both = await bundled('bench/search/background.ts', [inAscii()]);
  const manifestFile = path.join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  writeFileSync(path.join(folder, 'bench-worker.js'), code);
  writeFileSync(path.join(folder, 'bench-background.js'), both);
  manifest.background = { service_worker: 'bench-background.js' };
  writeFileSync(manifestFile, JSON.stringify(manifest));
  return { folder, code };
}
