import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';

/** The engines beside which searches are measured, by the file that asks them. */
export const PEERS = {
  minisearch: 'MiniSearch, whole',
  flexsearch: 'FlexSearch',
  sqlite: 'SQLite FTS5',
};
/** One of them. */
export type PeerName = keyof typeof PEERS;

const SQLITE = '@sqlite.org/sqlite-wasm';

/** An extension with nothing but a page and a worker for each engine. @returns its folder */
export async function peersExtension(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'backfile-peers-'));
  const manifest = {
    manifest_version: 3,
    name: 'Peers',
    version: '1',
    permissions: ['unlimitedStorage'],
    // Only an isolated page is told what it holds in memory.
    cross_origin_embedder_policy: { value: 'require-corp' },
    cross_origin_opener_policy: { value: 'same-origin' },
    content_security_policy: {
      extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'",
    },
  };
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'peers.html'), '<!doctype html><title>Peers</title>');
  // SQLite's module finds its WebAssembly beside itself, so it stays a file of its own.
  const module = createRequire(import.meta.url).resolve(`${SQLITE}/package.json`);
  cpSync(path.join(path.dirname(module), 'dist'), path.join(folder, 'sqlite'), { recursive: true });
  for (const name of Object.keys(PEERS)) {
    await build({
      configFile: false,
      logLevel: 'error',
      root: path.resolve('.'),
      resolve: { alias: { '@': path.resolve('.') } },
      build: {
        outDir: folder,
        emptyOutDir: false,
        copyPublicDir: false,
        target: 'es2023',
        lib: {
          entry: path.resolve(`bench/search/peers/${name}.ts`),
          formats: ['es'],
          fileName: () => `${name}.js`,
        },
        rolldownOptions: {
          external: [SQLITE],
          output: { paths: { [SQLITE]: './sqlite/index.mjs' } },
        },
      },
    });
  }
  return folder;
}
