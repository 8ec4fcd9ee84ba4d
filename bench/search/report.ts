import { cpus, loadavg, release, totalmem } from 'node:os';
import type { BuiltRows } from './build-rows';
import type { DiskFigures } from './measure';
import type { PeerFigures } from './peers/measure-peers';

const MB = 1_000_000;

/** What was measured of archives of one size, in one run. */
export type SizeFigures = {
  readonly rows: BuiltRows;
  readonly disk: DiskFigures;
  readonly peers: readonly PeerFigures[];
};

/** The figures of a run as Markdown. */
export function reportOf(figures: readonly SizeFigures[]): string {
  const browser = figures[0]?.disk.browser ?? '';
  const [cpu] = cpus();
  return [
    '# Search, measured',
    '',
    `\`npm run bench -- search\`, ${new Date().toISOString().slice(0, 16)}Z. ${cpus().length} × ${cpu?.model.trim() ?? 'processor'}, ${Math.round(totalmem() / MB / 1000)} GB, Linux ${release()}, load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(
        ' ',
      )}; Chromium ${browser}, headless; Node ${process.version}. Milliseconds are p50 / p95. Generated news of about 300 words (\`tests/generated-news.ts\`), the same on every machine.`,
    '',
    ...figures.flatMap(sectionOf),
  ].join('\n');
}

function sectionOf({ rows, disk, peers }: SizeFigures): string[] {
  const { figures } = rows;
  const { documents, parts } = figures;
  const each = (bytes: number): string => (bytes / documents).toFixed(1);
  const bytesOf = (...names: string[]): number =>
    names.reduce((sum, name) => sum + (parts[name]?.bytes ?? 0), 0);
  const index = bytesOf('terms', 'postings', 'lengths', 'vocabulary');
  const all = (pick: (kind: DiskFigures['kinds'][number]) => readonly number[]): number[] =>
    disk.kinds.flatMap(pick);
  const rate = (seconds: number): string => Math.round(documents / seconds).toLocaleString('en');
  return [
    `## ${documents.toLocaleString('en')} documents`,
    '',
    '| what | figure |',
    '|---|--:|',
    `| building the text index (Node, CPU time) | ${rate(figures.indexSeconds)} documents/s |`,
    `| building document blocks, words, columns, keys (Node, CPU time of all threads) | ${rate(figures.documentSeconds)} documents/s |`,
    `| most memory of the building process: before it began, adding, writing the rest of documents, of the index | ${[figures.startMegabytes, ...figures.phaseMegabytes].map((mb) => mb.toFixed(0)).join(' / ')} MB |`,
    `| text index | ${each(index)} bytes/document |`,
    `| columns and keys | ${each(bytesOf('columns', 'keys'))} bytes/document |`,
    `| document blocks | ${each(bytesOf('documents'))} bytes/document, of ${each(figures.characters)} characters |`,
    `| words of documents as numbers | ${each(bytesOf('words'))} bytes/document |`,
    `| import of prebuilt index rows into IndexedDB | ${rate(disk.fill.indexSeconds)} documents/s |`,
    `| JS heap of a page: before, after one query, after 1,000 (${disk.kinds.length} kinds) | ${disk.heap.map((mb) => mb.toFixed(0)).join(' / ')} MB |`,
    `| the worker's own wake: a message that needs no search, worker stopped | ${both(disk.wake)} ms |`,
    `| of it until its scripts were evaluated | ${both(disk.evaluated)} ms |`,
    '',
    'Stage one gives a hundred hits; both stages give twenty, ranked from a hundred texts (forty while',
    'typing), folded, with excerpts.',
    '',
    '| kind of query | cold: round trip | cold: inside the worker | warm: inside | both stages: cold inside | both: warm | documents |',
    '|---|--:|--:|--:|--:|--:|--:|',
    ...disk.kinds.map(
      (kind) =>
        `| ${kind.kind} | ${both(kind.roundTrip)} | ${both(kind.inside)} | ${both(kind.warm)} | ${both(kind.both?.inside ?? [])} | ${both(kind.both?.warm ?? [])} | ${quantile(kind.totals, 0.5).toLocaleString('en')} |`,
    ),
    `| **all** | **${both(all((kind) => kind.roundTrip))}** | ${both(all((kind) => kind.inside))} | **${both(all((kind) => kind.warm))}** | ${both(all((kind) => kind.both?.inside ?? []))} | **${both(all((kind) => kind.both?.warm ?? []))}** | |`,
    '',
    ...(peers.length > 0 ? peersOf(rows, disk, peers) : []),
  ];
}

/** Other engines in the same run, and how many times what Backfile takes. */
function peersOf(
  { figures }: BuiltRows,
  { kinds, heap }: DiskFigures,
  peers: readonly PeerFigures[],
): string[] {
  const cold = kinds.flatMap((kind) => kind.roundTrip);
  const warm = kinds.flatMap((kind) => kind.warm);
  const times = (peer: readonly number[], own: readonly number[], share: number): string =>
    `×${(quantile(peer, share) / quantile(own, share)).toFixed(1)}`;
  const ratios = (peer: readonly number[], own: readonly number[]): string =>
    `${both(peer)} (${times(peer, own, 0.5)} / ${times(peer, own, 0.95)})`;
  const stored = Object.values(figures.parts).reduce((sum, part) => sum + part.bytes, 0);
  const text = ['documents', 'words'].reduce(
    (sum, part) => sum + (figures.parts[part]?.bytes ?? 0),
    0,
  );
  const each = (bytes: number): string => (bytes / figures.documents).toFixed(0);
  const wholeBeside = (peer: PeerFigures): string =>
    `${peer.name}, takes ${times(peer.cold, cold, 0.5)} as long as Backfile for a cold query at p50 and ${times(peer.cold, cold, 0.95)} at p95 (×200 is the aim), and ×${(peer.memory / heap[2]).toFixed(1)} its memory (×40 is the aim).`;
  return [
    'Beside other engines: the same documents and queries, each index stored as its authors advise and',
    'opened anew by a worker that has just started before each cold query (Backfile: its service worker',
    'stopped). In brackets how many times what Backfile takes. Building is in the browser, Backfile in Node.',
    '',
    '| engine | building | bytes/document | memory, index open | cold round trip | warm | load |',
    '|---|--:|--:|--:|--:|--:|--:|',
    `| Backfile, stage one | ${figures.indexSeconds.toFixed(1)} s | ${each(stored - text)} | ${heap[2].toFixed(0)} MB | ${both(cold)} | ${both(warm)} | |`,
    ...peers.map(
      (peer) =>
        `| ${peer.name} | ${peer.buildSeconds.toFixed(1)} s | ${each(peer.bytes)} | ${peer.memory.toFixed(0)} MB (×${(peer.memory / heap[2]).toFixed(0)}) | ${ratios(peer.cold, cold)} | ${ratios(peer.warm, warm)} | ${peer.load.toFixed(1)} |`,
    ),
    '',
    ...peers.filter(({ name }) => name.startsWith('MiniSearch')).map(wholeBeside),
    '',
  ];
}

/** Median and 95th percentile; a dash without values. */
export function both(values: readonly number[]): string {
  if (values.length === 0) return '–';
  return `${quantile(values, 0.5).toFixed(1)} / ${quantile(values, 0.95).toFixed(1)}`;
}

/** The value that `share` of all values do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
