import { createBreather } from '@/lib/base/breather';
import { cutBlocks } from '@/lib/bundle/flushed-blocks';
import type { StoredRows } from '@/lib/bundle/stored-rows';
import { FIELD_LIMITS, type SourceId } from '@/lib/model/document';
import { MissingRowError, type RowSink, type SegmentRow } from '@/lib/model/segment';
import { checkColumns } from '@/lib/segment/columns';
import { COLUMN_ROWS } from '@/lib/segment/columns-format';
import { writeRanks } from '@/lib/segment/columns-writer';
import { ENGINE_ID } from '@/lib/segment/directory';
import { decodeBlockTable } from '@/lib/segment/document-blocks';
import { readIds } from '@/lib/segment/document-ids';
import { createKeyTableWriter } from '@/lib/segment/key-table-writer';
import { createMemoryRows, type MemoryRows } from '@/lib/segment/memory-rows';
import { createWordsUnpacker } from '@/lib/segment/packed-words';
import { DamagedRowError } from '@/lib/segment/row-frame';
import { WORDS_DOCUMENTS } from '@/lib/segment/words-blocks';
import { ANALYSER_ID } from '@/lib/text/analyse';
import { closeSegment, type BuiltGeneration } from './build-generation';
import { countingSink } from './counting-sink';
import { copyNames, copyTextIndex } from './prebuilt-rows';

/** Most bytes that an id takes, with its length. */
const MAX_ID_BYTES = 3 * FIELD_LIMITS.id + 2;
const MAX_COLUMN = Math.max(...Object.values(COLUMN_ROWS));

/** Where the rows of a generation are copied to, and how that is followed. */
export type CopyOptions = {
  readonly documentsSink: RowSink;
  readonly namesSink: RowSink;
  /** Called with the documents done so far. */
  readonly onDocuments?: (documents: number) => void;
  /** Called when all documents are in and the names come next. */
  readonly onNames?: () => void;
  readonly signal?: AbortSignal;
};

/** What was copied. */
export type CopiedGeneration = BuiltGeneration & { readonly ids: readonly SourceId[] };

/**
 * Copies the segments of one generation from rows that the same version made: no text is read. What
 * rows say of each other is compared, and what orders ids is made anew.
 *
 * @throws {BundleError | DamagedRowError} for rows that no such version wrote
 */
export async function copyGeneration(
  stored: StoredRows,
  options: CopyOptions,
): Promise<CopiedGeneration> {
  try {
    return await copy(stored, options);
  } catch (error) {
    if (!(error instanceof MissingRowError)) throw error;
    throw new DamagedRowError('Backfile: prebuilt rows are missing', { cause: error });
  }
}

async function copy(stored: StoredRows, options: CopyOptions): Promise<CopiedGeneration> {
  const documentsSink = countingSink(options.documentsSink, options.signal);
  const namesSink = countingSink(options.namesSink, options.signal);
  const texts = await copyTexts(stored.texts, documentsSink, options.onDocuments);
  const { documents } = texts;
  const ids = await copyColumns(texts.columns, documentsSink, documents);
  let n = 1;
  for await (const bytes of cutBlocks(stored.deflated, texts.lengths))
    await documentsSink.put({ part: 'documents', n: n++, bytes });
  await copyTextIndex(stored.documents, documentsSink, documents);
  options.onNames?.();
  const entities = await copyNames(stored.names, namesSink);
  await closeSegment(documentsSink, documents);
  await closeSegment(namesSink, 0);
  return { documents, entities, ids, analyser: ANALYSER_ID, engine: ENGINE_ID };
}

type Texts = {
  readonly documents: number;
  readonly columns: MemoryRows;
  /** Bytes of each block. */
  readonly lengths: readonly number[];
};

/** Unpacks words, and gathers what is said of blocks and columns. */
async function copyTexts(
  rows: AsyncIterable<SegmentRow>,
  sink: RowSink,
  onDocuments?: (documents: number) => void,
): Promise<Texts> {
  const [tables, columns] = [createMemoryRows(), createMemoryRows()];
  const unpack = createWordsUnpacker();
  const breathe = createBreather();
  let documents = 0;
  let nextWords = 0;
  for await (const row of rows) {
    await breathe();
    if (row.part === 'words') {
      if (row.n !== nextWords++) throw new DamagedRowError('Backfile: words are out of order');
      // Only the last row may have fewer.
      if (documents % WORDS_DOCUMENTS !== 0)
        throw new DamagedRowError('Backfile: a row of words has too few');
      const unpacked = unpack(row.bytes);
      await sink.put({ part: 'words', n: row.n, bytes: unpacked.row });
      documents += unpacked.documents;
      onDocuments?.(documents);
    } else if (row.part === 'columns' && row.n <= MAX_COLUMN) await columns.put(row);
    else if (row.part === 'documents' && row.n <= 1) await tables.put(row);
    else throw new DamagedRowError(`Backfile: a row of part ${row.part} does not belong there`);
  }
  const table = await tables.get('documents', 0);
  const lengths = decodeBlockTable(await tables.get('documents', 1));
  const counts = decodeBlockTable(table);
  const counted = counts.reduce((sum, count) => sum + count, 0);
  if (counted !== documents || counts.length !== lengths.length)
    throw new DamagedRowError(
      `Backfile: blocks are of ${counted} documents, words of ${documents}`,
    );
  await sink.put({ part: 'documents', n: 0, bytes: table });
  return { documents, columns, lengths };
}

/** Copies columns, and makes what orders documents by id. @returns the ids */
async function copyColumns(
  columns: MemoryRows,
  sink: RowSink,
  documents: number,
): Promise<readonly SourceId[]> {
  await checkColumns(columns, documents);
  const ids = await readIds(columns, undefined, documents * MAX_ID_BYTES + 8);
  const isFit = ids.every(({ length }) => length > 0 && length <= FIELD_LIMITS.id);
  if (!isFit || ids.length !== documents || new Set(ids).size !== documents)
    throw new DamagedRowError('Backfile: the ids of documents are not those of so many documents');
  for (const n of Object.values(COLUMN_ROWS))
    if (n !== COLUMN_ROWS.ranks)
      await sink.put({ part: 'columns', n, bytes: await columns.get('columns', n) });
  const keys = createKeyTableWriter();
  for (const id of ids) keys.add(id);
  await keys.finish(sink);
  await writeRanks(sink, ids);
  return ids;
}
