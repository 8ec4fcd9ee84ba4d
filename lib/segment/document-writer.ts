import { ByteWriter } from '@/lib/base/bytes';
import { deflate } from '@/lib/base/deflate';
import type { ArchiveDocument } from '@/lib/model/document';
import type { RowSink } from '@/lib/model/segment';
import { createColumnsWriter } from './columns-writer';
import { blockPayload, writeBlockTable } from './document-blocks';
import { encodeDocument } from './document-codec';
import { printOf } from './fingerprint';
import { createKeyTableWriter } from './key-table-writer';
import { frameRow } from './row-frame';
import { createWordsWriter } from './words-blocks';
import { createWordsEncoder } from './words-encoder';

/**
 * A block is closed at so many documents or bytes, whichever comes first. Twice the bytes would save
 * 4 % of them and cost every card twice the inflating.
 */
const BLOCK_DOCUMENTS = 32;
const BLOCK_BYTES = 32 * 1024;

/** Writes the documents of one segment: parts `documents`, `keys`, `columns` and `words`. */
export type DocumentWriter = {
  /** Takes the next document. @returns its docnum. @throws {RangeError} for an over-long text */
  add(document: ArchiveDocument): Promise<number>;
  /** Writes what is left and the tables; nothing may be added afterwards. */
  finish(): Promise<void>;
};

/** A writer that puts its rows into `sink` as they fill, holding one block of text at most. */
export function createDocumentWriter(sink: RowSink): DocumentWriter {
  const counts: number[] = [];
  const keys = createKeyTableWriter();
  const columns = createColumnsWriter();
  const words = createWordsWriter(sink);
  const encodeWords = createWordsEncoder();
  let block = new ByteWriter(BLOCK_BYTES * 2);
  let ends: number[] = [];
  let docnum = 0;
  // A block is deflated by the platform's own thread while the next one fills.
  let writing: Promise<void> = Promise.resolve();

  const close = async (): Promise<void> => {
    const payload = blockPayload(block, ends);
    counts.push(ends.length);
    const n = counts.length;
    block = new ByteWriter(BLOCK_BYTES * 2);
    ends = [];
    await writing;
    writing = deflate(payload).then((bytes) =>
      sink.put({ part: 'documents', n, bytes: frameRow(bytes) }),
    );
    // The failure is thrown by the next `await writing`; until then it is not unhandled.
    writing.catch(() => undefined);
  };

  return {
    async add(document) {
      encodeDocument(block, document);
      ends.push(block.length);
      keys.add(document.id);
      const print = printOf(document);
      columns.add(document, print);
      await words.add(encodeWords(document, print));
      if (ends.length >= BLOCK_DOCUMENTS || block.length >= BLOCK_BYTES) await close();
      return docnum++;
    },
    async finish() {
      if (ends.length > 0) await close();
      await writing;
      await words.finish();
      await writeBlockTable(sink, counts);
      await keys.finish(sink);
      await columns.finish(sink);
    },
  };
}
