// Prebuilt rows with something changed in them, in bundles whose hashes fit: what a hostile publisher can make.
import { BundleError } from '@/lib/bundle/bundle-problem';
import type { StoredRows } from '@/lib/bundle/stored-rows';
import type { ArchiveDocument } from '@/lib/model/document';
import { MissingRowError, type SegmentRow } from '@/lib/model/segment';
import { openTextIndex } from '@/lib/retrieval/text-index';
import { readColumns, readRanks } from '@/lib/segment/columns';
import { readDocuments } from '@/lib/segment/document-blocks';
import { readIds } from '@/lib/segment/document-ids';
import { findDocnum } from '@/lib/segment/key-table';
import { createMemoryRows } from '@/lib/segment/memory-rows';
import { DamagedRowError, flagsOf, frameRow, unframeRow } from '@/lib/segment/row-frame';
import { readWords } from '@/lib/segment/words-blocks';
import { copyGeneration } from '@/lib/services/copy-generation';
import type { FuzzOutcome } from './fuzz-bundles';
import { newsDocument } from './generated-news';
import { prebuiltBundle } from './prebuilt-bundle';
import { bundleOf, opened } from './updates';

type Random = (below: number) => number;

/** Everything that a bundle carries, taken apart. */
export type WrittenRows = {
  readonly documents: readonly ArchiveDocument[];
  readonly analyser: string;
  readonly engine: string;
  readonly rows: Readonly<Record<'texts' | 'index' | 'names', readonly SegmentRow[]>>;
  readonly deflated: Uint8Array;
};

/** The rows of a bundle of `count` documents, as the command line makes them. */
export async function writtenRows(count = 24): Promise<WrittenRows> {
  const documents = Array.from({ length: count }, (_, n) => newsDocument(n, 30));
  const bundle = await opened(await prebuiltBundle({ documents }));
  const stored = bundle.storedRows();
  const { index } = bundle.manifest;
  if (!stored || !index) throw new Error('the bundle has not rows of every part');
  return {
    documents,
    ...index,
    rows: {
      texts: await Array.fromAsync(stored.texts),
      index: await Array.fromAsync(stored.documents),
      names: await Array.fromAsync(stored.names),
    },
    deflated: Buffer.concat(await Array.fromAsync(stored.deflated)),
  };
}

/** A bundle of `written` with a few of its rows, or bytes of them, changed. */
export async function mutatedRowsBundle(random: Random, written: WrittenRows): Promise<Blob> {
  const { documents, analyser, engine } = written;
  const rows = {
    texts: [...written.rows.texts],
    index: [...written.rows.index],
    names: [...written.rows.names],
  };
  let deflated = written.deflated;
  for (let n = 1 + random(2); n > 0; n--) {
    const kind = (['texts', 'texts', 'texts', 'index', 'names', 'deflated'] as const)[random(6)];
    if (kind === undefined || kind === 'deflated') deflated = mutatedBytes(deflated, random);
    else mutateRows(rows[kind], random);
  }
  return bundleOf({
    documents,
    hasTexts: true,
    index: async () => ({
      analyser,
      engine,
      documents: rows.index,
      names: rows.names,
      texts: { rows: rows.texts, deflated: new Blob([new Uint8Array(deflated)]).stream() },
    }),
  });
}

function mutateRows(rows: SegmentRow[], random: Random): void {
  const at = random(rows.length);
  const row = rows[at];
  if (!row) return;
  const changes: readonly (() => readonly SegmentRow[])[] = [
    () => [],
    () => [row, row],
    () => [{ ...row, n: random(4) }],
    () => [{ ...row, bytes: mutatedBytes(row.bytes, random) }],
    () => [{ ...row, bytes: reframed(row, random) }],
    () => [{ ...row, bytes: reframed(row, random) }],
    () => [{ ...row, bytes: reframed(row, random) }],
  ];
  rows.splice(at, 1, ...(changes[random(changes.length)]?.() ?? []));
}

/** Another payload, with a checksum that fits. Packed words have no frame. */
function reframed({ part, n, bytes }: SegmentRow, random: Random): Uint8Array {
  if (part === 'words' && n > 0) return mutatedBytes(bytes, random);
  try {
    return frameRow(mutatedBytes(unframeRow(bytes), random), flagsOf(bytes));
  } catch (error) {
    // A change before this one took its frame: it is changed as it stands.
    if (error instanceof DamagedRowError) return mutatedBytes(bytes, random);
    throw error;
  }
}

function mutatedBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const kind = random(8);
  if (kind === 0) return bytes.slice(0, random(bytes.length + 1));
  const changed = bytes.slice();
  for (let n = 1 + random(4); n > 0; n--) changed[random(changed.length)] = random(256);
  return changed;
}

/** Copies the rows of `blob` as an import does, and reads everything of what came of it. */
export async function readRowsCase(blob: Blob): Promise<FuzzOutcome> {
  try {
    const rows = (await opened(blob)).storedRows();
    if (!rows) return { kind: 'bug', error: new Error('the rows are not seen') };
    return (await areSound(rows))
      ? { kind: 'sound' }
      : { kind: 'refused', problem: 'damaged when read', isPastManifest: true };
  } catch (error) {
    const isTold = error instanceof DamagedRowError || error instanceof BundleError;
    return isTold
      ? { kind: 'refused', problem: 'damaged rows', isPastManifest: true }
      : { kind: 'bug', error };
  }
}

/** Whether every row that was copied can be read. @throws whatever should not be thrown */
async function areSound(rows: StoredRows): Promise<boolean> {
  const [documentsSink, namesSink] = [createMemoryRows(), createMemoryRows()];
  const { documents } = await copyGeneration(rows, { documentsSink, namesSink });
  const docnums = Array.from({ length: Math.min(documents, 100) }, (_, n) => n);
  const ids = await readIds(documentsSink);
  const reads: readonly (() => Promise<unknown>)[] = [
    () => readDocuments(documentsSink, docnums),
    () => readWords(documentsSink, docnums),
    () => readColumns(documentsSink),
    () => readRanks(documentsSink),
    async () => ids[0] && findDocnum(documentsSink, ids[0]),
    async () => (await openTextIndex(documentsSink)).lengths(),
  ];
  let isSound = true;
  for (const read of reads)
    try {
      await read();
    } catch (error) {
      const isTold =
        error instanceof DamagedRowError ||
        error instanceof RangeError ||
        error instanceof MissingRowError;
      if (!isTold) throw error;
      isSound = false;
    }
  return isSound;
}
