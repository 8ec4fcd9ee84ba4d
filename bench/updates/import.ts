import { execFileSync } from 'node:child_process';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import os, { tmpdir } from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import { documentToLine } from '@/lib/segment/document-line';
import { newsDocument } from '@/tests/generated-news';
import { benchLibrary, openPage, type BenchLibrary, type Engine } from './bench-library';
import { imported } from './interruptions';
import { searchWhileImporting, watchImport } from './watched-import';

/** With an index, and without one. */
const KINDS = ['prebuilt', 'raw'] as const;
type Kind = (typeof KINDS)[number];
/** Words of a generated document whose line has about 2 KB. */
const WORDS = 250;
/** Documents of the archive that is searched while another is imported. */
const OTHER = 10_000;

/**
 * How many documents of 2 KB a second are imported by the real worker, of a bundle with an index and
 * of one without, each into a new profile; with what each stage took. Then what imports do to the library page,
 * to memory, to the disk and to searches meanwhile, each in an import of its own.
 *
 * @param args how many documents, `--firefox`, `--prebuilt` or `--raw` for one alone, `--rate` for the rate alone,
 *   `--searches` for searches meanwhile alone, and `--keep FOLDER` to use bundles made before again
 */
export async function benchImport(args: readonly string[]): Promise<void> {
  const engine: Engine = args.includes('--firefox') ? 'firefox' : 'chromium';
  const [given = '20000'] = args.filter((each) => /^\d+$/.test(each));
  const kept = args[args.indexOf('--keep') + 1];
  const only = KINDS.find((kind) => args.includes(`--${kind}`));
  const isKept = args.includes('--keep') && kept !== undefined;
  const folder = isKept ? kept : mkdtempSync(path.join(tmpdir(), 'backfile-import-'));
  const library = await benchLibrary(engine);
  try {
    for (const kind of only ? [only] : KINDS) {
      const file = await bundleFile(folder, Number(given), kind);
      await library.put('bundle.zip', new Blob([readFileSync(file)]));
      if (!args.includes('--searches')) await time(library, Number(given), kind);
      if (args.includes('--rate')) continue;
      const watched = { library, file, name: 'bundle.zip', documents: Number(given) };
      if (!args.includes('--searches')) await watchImport(watched);
      const other = await bundleFile(folder, OTHER, 'prebuilt');
      await library.put('other.zip', new Blob([readFileSync(other)]));
      await searchWhileImporting(watched, 'other.zip');
    }
  } finally {
    library.remove();
    if (!isKept) rmSync(folder, { recursive: true, force: true });
  }
}

/** A bundle of generated news, made by the command line as publishers do. */
async function bundleFile(folder: string, documents: number, kind: Kind): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const output = path.join(folder, `${kind}-${documents}.zip`);
  if (existsSync(output)) return output;
  const lines = path.join(folder, `${documents}.jsonl`);
  const stream = createWriteStream(lines);
  for (let n = 0; n < documents; n++)
    if (!stream.write(documentToLine(newsDocument(n, WORDS)))) await once(stream, 'drain');
  stream.end();
  await once(stream, 'finish');
  const words = ['cli/backfile.ts', 'build', lines, '-o', output, '--name', kind, '-q'];
  execFileSync(process.execPath, [
    '--import',
    './cli/register.mjs',
    ...words,
    ...(kind === 'raw' ? ['--no-index'] : []),
  ]);
  rmSync(lines);
  return output;
}

async function time(library: BenchLibrary, documents: number, kind: string): Promise<void> {
  const profile = mkdtempSync(path.join(tmpdir(), 'backfile-import-profile-'));
  const browser = await library.start(profile);
  try {
    const tab = await openPage(browser);
    const { ms, stages } = await imported(tab, 'bundle.zip');
    const ends = Object.entries(stages).sort(([, a], [, b]) => a - b);
    const took = ends.map(([stage, at], i) => `${stage} ${(ends[i + 1]?.[1] ?? ms) - at}`);
    const rate = Math.round((documents / ms) * 1000).toLocaleString('en');
    const load = os.loadavg()[0]?.toFixed(1) ?? '';
    console.log(
      `${library.engine}, ${kind}: ${documents} documents in ${(ms / 1000).toFixed(1)} s, ${rate} a second (ms: ${took.join(', ')}); load ${load}`,
    );
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
