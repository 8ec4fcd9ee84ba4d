import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { TextBlock } from '@/lib/model/mention';
import { readRe3d, readWikiGold } from './annotated-text';
import { measureQuality, type QualityRow } from './quality';
import { measureSpeed, type SpeedRow } from './speed';
import { tableFacts } from './table-facts';

const SIZES = [10_000, 100_000, 1_000_000];
const PAGE_CHARS = 50 * 1024;
/** Every so manieth document lends its text to the page. */
const EVERY = 100;

/** `npm run bench -- names`: quality and speed beside others; writes `bench/results/names.md`. */
export async function benchNames(): Promise<void> {
  if (!existsSync(path.resolve('../shared/data/names'))) {
    console.log('skipped: there is no ../shared/data/names');
    return;
  }
  const quality = [
    ...(await measureQuality(readRe3d())),
    ...(await measureQuality(readWikiGold())),
  ];
  const blocks = await pageBlocks();
  const speed = measureSpeed(blocks, SIZES);
  const facts = tableFacts(blocks, SIZES.at(-1) ?? 0);
  const report = [
    '# Names: quality and speed',
    '',
    `\`npm run bench -- names\`, Node ${process.versions.node}, ${os.cpus().length} cores, load ${os.loadavg()[0]?.toFixed(1)} at the end.`,
    '',
    '## Names found, whatever their kind',
    '',
    'Per cent. "Exact" counts both borders, "overlap" any touch. Backfile reads the set’s own text, unlabelled, as its archive. re3d is what thresholds are tuned on; it marks descriptions as well as names, so each mark is cut to its capitals. WikiGold is never tuned on. Months and days are taken from every system.',
    '',
    qualityTable(quality),
    '',
    '## Matching a page of 50 KB',
    '',
    '"Matching" reads the page and looks up every stretch of capitals; "whole linking" also decides what is a name, binds surnames and chooses underlines. Substring automata find names inside words too. Milliseconds by the clock, 101 rounds (others 21); memory is the table, or the heap that the automaton takes. Others are left out where they do not fit.',
    '',
    speedTable(speed),
    '',
    facts,
    '',
    '## A newspaper read for names',
    '',
    ...extractionLines(),
    '',
  ].join('\n');
  await mkdir('bench/results', { recursive: true });
  await writeFile('bench/results/names.md', report);
  console.log(report);
}

/** What `bench/names.bench.ts` prints, in a process of its own. */
function extractionLines(): string[] {
  const args = ['--import', './cli/register.mjs', 'bench/names.bench.ts'];
  const printed = execFileSync(process.execPath, args, { encoding: 'utf8' });
  return printed
    .trim()
    .split('\n')
    .map((line) => `- ${line}`);
}

/** Blocks of news of about 50 KB. */
async function pageBlocks(): Promise<TextBlock[]> {
  const file = path.resolve('../shared/data/archives/tehran-times.jsonl.gz');
  const blocks: TextBlock[] = [];
  let size = 0;
  let n = 0;
  for await (const line of createInterface({
    input: createReadStream(file).pipe(createGunzip()),
  })) {
    if (n++ % EVERY !== 0) continue;
    const { text } = JSON.parse(line) as { text: string };
    for (const part of text.split('\n')) {
      if (size >= PAGE_CHARS) return blocks;
      blocks.push({ id: blocks.length, text: part.slice(0, PAGE_CHARS - size) });
      size += part.length;
    }
  }
  return blocks;
}

function qualityTable(rows: readonly QualityRow[]): string {
  return table(
    ['set', 'system', 'exact P', 'exact R', 'exact F', 'overlap P', 'overlap R', 'KB/s'],
    rows.map((row) => [
      row.set,
      row.system,
      row.precision,
      row.recall,
      row.f,
      row.overlapPrecision,
      row.overlapRecall,
      row.speed,
    ]),
  );
}

function speedTable(rows: readonly SpeedRow[]): string {
  return table(
    ['names', 'system', 'build', 'MB', 'p50', 'p95', 'hits'],
    rows.map((row) => [
      row.names.toLocaleString('en'),
      row.system,
      row.buildMs,
      row.megabytes,
      row.p50,
      row.p95,
      String(row.hits),
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
