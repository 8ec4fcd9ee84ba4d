import { ByteReader } from '@/lib/base/bytes';
import { inflate } from '@/lib/base/deflate';
import type { SourceId } from '@/lib/model/document';
import { MissingRowError, type RowReader } from '@/lib/model/segment';
import { COLUMN_ROWS } from './columns-format';
import { countDocuments, readDocuments } from './document-blocks';
import { DamagedRowError, unframeRow } from './row-frame';

/** Documents read at a time for their ids. */
const IDS_AT_A_TIME = 2048;
/** No column of ids inflates to more. */
const MAX_IDS_BYTES = 512 * 1024 * 1024;

/**
 * The source id of each document, by docnum.
 *
 * @param maxBytes most that they may inflate to
 * @throws {DamagedRowError} for bytes that are none
 */
export async function readIds(
  reader: RowReader,
  signal?: AbortSignal,
  maxBytes = MAX_IDS_BYTES,
): Promise<SourceId[]> {
  try {
    const row = await reader.get('columns', COLUMN_ROWS.ids, signal);
    return decodeIds(await inflate(unframeRow(row), maxBytes));
  } catch (error) {
    if (error instanceof MissingRowError) return idsOfDocuments(reader, signal);
    if (error instanceof DamagedRowError || signal?.aborted) throw error;
    throw new DamagedRowError('Backfile: the ids of documents cannot be read', { cause: error });
  }
}

function decodeIds(bytes: Uint8Array): SourceId[] {
  const reader = new ByteReader(bytes);
  const count = reader.varint();
  const ids: SourceId[] = [];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- ids are what `addValues` was given
  for (let i = 0; i < count; i++) ids.push(reader.string() as SourceId);
  return ids;
}

async function idsOfDocuments(reader: RowReader, signal?: AbortSignal): Promise<SourceId[]> {
  const count = await countDocuments(reader, signal);
  const ids: SourceId[] = [];
  while (ids.length < count) {
    const length = Math.min(IDS_AT_A_TIME, count - ids.length);
    const docnums = Array.from({ length }, (_, i) => ids.length + i);
    for (const { id } of await readDocuments(reader, docnums, signal)) ids.push(id);
  }
  return ids;
}
