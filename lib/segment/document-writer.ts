import { ByteWriter } from '@/lib/base/bytes';
import { deflate } from '@/lib/base/deflate';
import type { ArchiveDocument } from '@/lib/model/document';
import type { RowSink } from '@/lib/model/segment';
import { createColumnsWriter } from './columns-writer';
import { frameBlock, writeBlockTable } from './document-blocks';
import { documentToLine } from './document-line';
import { printOf } from './fingerprint';
import { createKeyTableWriter } from './key-table-writer';
import { createWordsWriter } from './words-blocks';
import { createWordsEncoder } from './words-encoder';

/**
 * A block is closed at so many documents or bytes, whichever comes first. Twice the bytes would save
 * 4 % of them and cost every card twice the inflating.
 */
const BLOCK_DOCUMENTS = 32;
const BLOCK_BYTES = 32 * 1024;
/** Longest text of a document, in UTF-16 units; an import must refuse or split longer ones. */
const MAX_DOCUMENT_CHARS = 8_000_000;

/** Deflates one block, raw and whole. */
export type BlockDeflater = (bytes: Uint8Array) => Promise<Uint8Array>;

const encoder = new TextEncoder();

/** Writes the documents of one segment: parts `documents`, `keys`, `columns` and `words`. */
export type DocumentWriter = {
  /** Takes the next document. @returns its docnum. @throws {RangeError} for an over-long text */
  add(document: ArchiveDocument): Promise<number>;
  /** Writes what is left and the tables; nothing may be added afterwards. */
  finish(): Promise<void>;
};

/**
 * A writer that puts its rows into `sink` as they fill, holding one block of text at most.
 *
 * @param deflateBlock another deflater than the platform's
 */
export function createDocumentWriter(
  sink: RowSink,
  deflateBlock: BlockDeflater = deflate,
): DocumentWriter {
  const counts: number[] = [];
  const keys = createKeyTableWriter();
  const columns = createColumnsWriter();
  const words = createWordsWriter(sink);
  const encodeWords = createWordsEncoder();
  let block = new ByteWriter(BLOCK_BYTES * 2);
  let inBlock = 0;
  let docnum = 0;
  // A block is deflated by the platform's own thread while the next one fills.
  let writing: Promise<void> = Promise.resolve();

  const close = async (): Promise<void> => {
    const lines = block.written();
    counts.push(inBlock);
    const n = counts.length;
    block = new ByteWriter(BLOCK_BYTES * 2);
    inBlock = 0;
    await writing;
    writing = deflateBlock(lines).then((bytes) =>
      sink.put({ part: 'documents', n, bytes: frameBlock(bytes) }),
    );
    // The failure is thrown by the next `await writing`; until then it is not unhandled.
    writing.catch(() => undefined);
  };

  return {
    async add(document) {
      checkLength(document);
      block.bytes(encoder.encode(documentToLine(document)));
      inBlock++;
      keys.add(document.id);
      const print = printOf(document);
      columns.add(document, print);
      await words.add(encodeWords(document, print));
      if (inBlock >= BLOCK_DOCUMENTS || block.length >= BLOCK_BYTES) await close();
      return docnum++;
    },
    async finish() {
      if (inBlock > 0) await close();
      await writing;
      await words.finish();
      await writeBlockTable(sink, counts);
      await keys.finish(sink);
      await columns.finish(sink);
    },
  };
}

function checkLength({ id, text }: ArchiveDocument): void {
  if (text.length > MAX_DOCUMENT_CHARS)
    throw new RangeError(
      `Backfile: document "${id}" has ${text.length} characters, more than ${MAX_DOCUMENT_CHARS}`,
    );
}
