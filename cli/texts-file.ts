import { openAsBlob } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { constants, deflateRaw } from 'node:zlib';
import { createRowsFile } from './index-rows-file';
import { flushedBlock, LAST_BLOCK } from '@/lib/bundle/flushed-blocks';
import { isBundledPart } from '@/lib/bundle/index-rows';
import type { PrebuiltTexts } from '@/lib/bundle/write-bundle';
import type { RowSink } from '@/lib/model/segment';
import { COLUMN_ROWS } from '@/lib/segment/columns-format';
import { encodeBlockTable } from '@/lib/segment/document-blocks';
import { createWordsPacker } from '@/lib/segment/packed-words';

const deflated = promisify(deflateRaw);

/** One block, flushed, so that others may follow it in one file; and what ends that file. */
export async function deflateFlushed(bytes: Uint8Array): Promise<Uint8Array> {
  const flushed = await deflated(bytes, { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([flushed, LAST_BLOCK]);
}

/** What an import copies instead of making it of the documents, on its way into a bundle. */
export type TextsFile = {
  /** Takes every row of a segment of documents. */
  readonly sink: RowSink;
  /** What was put, when all was. */
  finish(): Promise<PrebuiltTexts>;
  remove(): Promise<void>;
};

/**
 * Starts empty files beside `path`.
 *
 * @param index takes the rows that an index carries
 */
export async function createTextsFile(path: string, index: RowSink): Promise<TextsFile> {
  const rows = await createRowsFile(`${path}.texts`);
  const blocksPath = `${path}.blocks`;
  const blocks = await open(blocksPath, 'w+');
  const pack = createWordsPacker();
  const lengths: number[] = [];
  return {
    sink: {
      async put(row) {
        const { part, n, bytes } = row;
        if (isBundledPart(part)) await index.put(row);
        else if (part === 'words') await rows.sink.put({ part, n, bytes: pack(bytes) });
        else if (part === 'columns' && n !== COLUMN_ROWS.ranks) await rows.sink.put(row);
        else if (part === 'documents' && n === 0) await rows.sink.put(row);
        else if (part === 'documents') {
          const block = flushedBlock(bytes);
          lengths.push(block.length);
          await blocks.write(block);
        }
      },
    },
    async finish() {
      await rows.sink.put({ part: 'documents', n: 1, bytes: encodeBlockTable(lengths) });
      await blocks.write(LAST_BLOCK);
      return { rows: rows.rows(), deflated: (await openAsBlob(blocksPath)).stream() };
    },
    async remove() {
      await blocks.close();
      await rows.remove();
      await rm(blocksPath, { force: true });
    },
  };
}
