// `npm run bench -- search [--full]`: searches of a generated archive in a real extension whose worker
// is stopped before every query, beside other engines; writes bench/results/search.md.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rowsOf, type BuiltRows, type Corpus } from './build-rows';
import { measureDisk } from './measure';
import { PEERS, type PeerName } from './peers/extension';
import { measurePeers } from './peers/measure-peers';
import { reportOf, type SizeFigures } from './report';

const SIZES = [10_000, 100_000];
const FULL_SIZE = 1_000_000;
/** No other engine is given more: MiniSearch as one text ends below 300,000 documents. */
const MOST_FOR_PEERS = 100_000;
const RESULTS = path.resolve('bench/results');

/**
 * Runs the whole bench.
 *
 * @param args sizes in documents, or `--full` for a million more; `--alone` for no other engines
 */
export async function benchSearch(args: readonly string[]): Promise<void> {
  const given = args.map(Number).filter((size) => size > 0);
  const isFull = args.includes('--full');
  const sizes = given.length > 0 ? given : [...SIZES, ...(isFull ? [FULL_SIZE] : [])];
  const say = (text: string): void => console.error(text);
  execFileSync('npm', ['run', '-s', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const built = path.resolve('.output/chrome-mv3');
  const figures: SizeFigures[] = [];
  const names = Object.keys(PEERS).filter((name): name is PeerName => name in PEERS);
  for (const size of sizes) {
    const rows = await ensureRows(size, say);
    const disk = await measureDisk(rows, built, say);
    const isPeered = size <= MOST_FOR_PEERS && !args.includes('--alone');
    figures.push({ rows, disk, peers: isPeered ? await measurePeers(size, names, say) : [] });
  }
  const report = reportOf(figures);
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(path.join(RESULTS, 'search.md'), report);
  console.log(report);
}

/** The rows of a generated archive, built where no earlier run left them. */
export async function ensureRows(size: Corpus, say: (text: string) => void): Promise<BuiltRows> {
  const known = await rowsOf(size);
  if (known) return known;
  say(`Building ${size === 'news' ? 'the news archive' : `${size} documents`} …`);
  const script = path.resolve('bench/search/build-rows.ts');
  // With as little room as the command is given (scripts/lib/node24.mjs).
  const args = ['--max-semi-space-size=8', '--import', './cli/register.mjs', script, String(size)];
  execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const rows = await rowsOf(size);
  if (!rows) throw new Error(`no rows of ${size} documents`);
  return rows;
}
