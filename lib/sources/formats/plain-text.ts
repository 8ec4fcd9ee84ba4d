import { decodeText } from '@/lib/sources/decode-text';
import { gutenbergBook } from '@/lib/sources/gutenberg';
import { readAll } from '@/lib/sources/source-file';
import type { ReadFormat } from '@/lib/sources/source-format';
import { recordOfText } from '@/lib/sources/source-record';
import { err, ok } from '@/lib/base/result';

/** A file of plain text: one document, word for word, in whatever encoding it is. */
export const readPlainText: ReadFormat = async function* readPlainText(content, { signal }) {
  const { text } = decodeText(await readAll(content, signal));
  if (isBinary(text))
    yield err({ where: content.path, message: 'The file is not text. It was left out.' });
  else {
    const record = recordOfText(content.path, text);
    yield record.ok ? ok({ ...record.value, ...gutenbergBook(text) }) : record;
  }
};

/** NULs, or a tenth of characters that mean nothing, are no text. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 4000);
  // oxlint-disable-next-line no-control-regex -- control characters are what this counts
  const odd = sample.match(/[\0-\x08\x0e-\x1f\ufffd]/g)?.length ?? 0;
  return odd > sample.length / 10;
}
