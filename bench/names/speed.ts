import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { AhoCorasick } from '@monyone/aho-corasick';
import ModernAhoCorasick from 'modern-ahocorasick';
import { findRuns } from '@/lib/linking/find-runs';
import { openNameTable, type NameTable } from '@/lib/linking/name-table';
import { createPageLinker } from '@/lib/linking/page-linker';
import { NO_WORDS } from '@/lib/linking/word-table';
import type { TextBlock } from '@/lib/model/mention';
import { TokenList } from '@/lib/text/token-list';
import { scanTokens } from '@/lib/text/tokens';
import { joinA, joinB } from '@/lib/text/word-hash';
import { manyNames, tableOf } from './many-names';

const ROUNDS = 101;
const SLOW_ROUNDS = 21;
/** Longest name that is looked up, in words. */
const MAX_WORDS = 12;

/** What one way of matching costs. */
export type SpeedRow = {
  readonly names: number;
  readonly system: string;
  readonly buildMs: string;
  readonly megabytes: string;
  readonly p50: string;
  readonly p95: string;
  readonly hits: number;
};

/** Costs of matching `blocks` against `sizes` names, ours and others'. */
export function measureSpeed(blocks: readonly TextBlock[], sizes: readonly number[]): SpeedRow[] {
  const text = blocks.map((block) => block.text).join('\n');
  return sizes.flatMap((size) => {
    const names = manyNames(size);
    const rows = [...ourRows(names, blocks)];
    if (size <= 100_000) {
      rows.push(
        peerRow(names, '@monyone/aho-corasick', () => {
          const automaton = new AhoCorasick(names);
          return () => automaton.matchInText(text).length;
        }),
      );
      rows.push(
        peerRow(names, 'modern-ahocorasick', () => {
          const automaton = new ModernAhoCorasick([...names]);
          return () => automaton.search(text).length;
        }),
      );
    }
    if (size <= 10_000)
      rows.push(
        peerRow(names, 'RegExp of all names', () => {
          const longest = names.toSorted((x, y) => y.length - x.length);
          const pattern = new RegExp(`\\b(?:${longest.join('|')})\\b`, 'g');
          return () => [...text.matchAll(pattern)].length;
        }),
      );
    return rows;
  });
}

function ourRows(names: readonly string[], blocks: readonly TextBlock[]): SpeedRow[] {
  const started = cpuMs();
  const built = tableOf(names);
  const buildMs = (cpuMs() - started).toFixed(0);
  const table = openNameTable(built.row);
  const shared = { names: names.length, buildMs, megabytes: (built.row.length / 1e6).toFixed(1) };
  const tokens = new TokenList();
  const linker = createPageLinker([{ ...table, archiveWords: NO_WORDS }]);
  return [
    {
      ...shared,
      system: 'Backfile, matching',
      ...timed(ROUNDS, () => matchAll(blocks, tokens, table)),
    },
    {
      ...shared,
      system: 'Backfile, whole linking',
      ...timed(ROUNDS, () => linker.linkPage(blocks).length),
    },
  ];
}

/** Reads all blocks and looks up every stretch of capitals: what others' automata do. */
function matchAll(blocks: readonly TextBlock[], tokens: TokenList, table: NameTable): number {
  let hits = 0;
  for (const { text } of blocks) {
    scanTokens(text, tokens);
    findRuns(tokens, ({ from, to }) => {
      for (let i = from; i < to; i++) {
        let a = 0;
        let b = 0;
        for (let end = i; end < Math.min(to, i + MAX_WORDS); end++) {
          const size = tokens.size[end] ?? 0;
          a = joinA(a, tokens.hashA[end] ?? 0, size);
          b = joinB(b, tokens.hashB[end] ?? 0, size);
          if (table.find(a, b) >= 0) hits++;
        }
      }
    });
  }
  return hits;
}

function peerRow(names: readonly string[], system: string, build: () => () => number): SpeedRow {
  const before = heapBytes();
  const started = cpuMs();
  const match = build();
  const buildMs = (cpuMs() - started).toFixed(0);
  const timing = timed(SLOW_ROUNDS, match);
  const megabytes = ((heapBytes() - before) / 1e6).toFixed(1);
  return { names: names.length, system, buildMs, megabytes, ...timing };
}

function timed(rounds: number, work: () => number): Pick<SpeedRow, 'p50' | 'p95' | 'hits'> {
  const times: number[] = [];
  let hits = 0;
  for (let i = 0; i < rounds; i++) {
    // By the clock: some systems count a thread's own time in steps of 4 ms.
    const from = performance.now();
    hits = work();
    times.push(performance.now() - from);
  }
  times.sort((x, y) => x - y);
  const at = (share: number): string => (times[Math.floor(rounds * share)] ?? 0).toFixed(2);
  return { p50: at(0.5), p95: at(0.95), hits };
}

/** CPU time of this thread: what others do on the machine counts little. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

let collect: (() => void) | undefined;

function heapBytes(): number {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the flag above provides
    collect = runInNewContext('gc') as () => void;
  }
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
