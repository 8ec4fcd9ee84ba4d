import * as v from 'valibot';
import type { ByteReader } from '@/lib/base/bytes';
import type { ArchiveDocument } from '@/lib/model/document';
import { storedFields } from './document-line';
import { DamagedRowError } from './row-frame';

/** A text as UTF-16LE; else it is UTF-8: a text with unpaired surrogates, which UTF-8 cannot carry. */
const UTF_16 = 1;

const text = v.string();
const head = v.object({
  ...storedFields,
  date: v.exactOptional(
    v.object({ iso: text, precision: v.picklist(['year', 'month', 'day', 'minute']) }),
  ),
});

// A decoder that keeps a leading byte order mark: dropping it would shift every offset.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The document at the reader's place as versions up to rows-10 wrote it: JSON head, text, cleaned
 * spans.
 *
 * @throws {DamagedRowError} for bytes that are no document
 */
export function decodeDocument(reader: ByteReader): ArchiveDocument {
  try {
    const known = v.parse(head, JSON.parse(reader.string()));
    const encoding = reader.byte();
    const bytes = reader.bytes(reader.varint());
    const original = encoding === UTF_16 ? fromUtf16(bytes) : decoder.decode(bytes);
    return { ...known, text: original, cleaned: readSpans(reader, original.length) };
  } catch (error) {
    if (error instanceof DamagedRowError) throw error;
    throw new DamagedRowError('Backfile: a stored document cannot be read', { cause: error });
  }
}

function readSpans(reader: ByteReader, length: number): { start: number; end: number }[] {
  const count = reader.varint();
  if (count > length) throw new DamagedRowError('Backfile: a stored document has too many spans');
  const spans = [];
  let last = 0;
  for (let i = 0; i < count; i++) {
    const start = last + reader.varint();
    const end = start + reader.varint();
    if (end > length) throw new DamagedRowError('Backfile: a span ends after its document');
    spans.push({ start, end });
    last = end;
  }
  return spans;
}

/** The very units: a decoder would replace unpaired surrogates. */
function fromUtf16(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength & ~1);
  const parts: string[] = [];
  for (let i = 0; i < view.byteLength; i += 2)
    parts.push(String.fromCharCode(view.getUint16(i, true)));
  return parts.join('');
}
