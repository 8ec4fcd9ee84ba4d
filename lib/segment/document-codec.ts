import * as v from 'valibot';
import type { ByteReader, ByteWriter } from '@/lib/base/bytes';
import type { ArchiveDocument, SourceId } from '@/lib/model/document';
import { DamagedRowError } from './row-frame';

/** The text as UTF-8: every well-formed text. */
const UTF_8 = 0;
/** The text as UTF-16LE: a text with unpaired surrogates, which UTF-8 cannot carry. */
const UTF_16 = 1;

/** Longest text of a document, in UTF-16 units; an import must refuse or split longer ones. */
export const MAX_DOCUMENT_CHARS = 8_000_000;

const text = v.string();
const head = v.object({
  id: v.custom<SourceId>((value) => typeof value === 'string' && value !== ''),
  title: text,
  date: v.exactOptional(
    v.object({ iso: text, precision: v.picklist(['year', 'month', 'day', 'minute']) }),
  ),
  source: v.exactOptional(text),
  author: v.exactOptional(text),
  url: v.exactOptional(v.pipe(text, v.regex(/^https?:\/\//i))),
  language: text,
  kind: v.exactOptional(text),
  licence: v.exactOptional(text),
  retracted: v.exactOptional(text),
});

// A decoder that keeps a leading byte order mark: dropping it would shift every offset.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/**
 * Writes `document` to `writer`: JSON head, text, cleaned spans.
 *
 * @throws {RangeError} for a text longer than `MAX_DOCUMENT_CHARS`
 */
export function encodeDocument(writer: ByteWriter, document: ArchiveDocument): void {
  const { text: original, cleaned, ...rest } = document;
  if (original.length > MAX_DOCUMENT_CHARS)
    throw new RangeError(
      `Backfile: document "${document.id}" has ${original.length} characters, more than ${MAX_DOCUMENT_CHARS}`,
    );
  writer.string(JSON.stringify(rest));
  const wellFormed = original.isWellFormed();
  const bytes = wellFormed ? encoder.encode(original) : utf16(original);
  writer
    .byte(wellFormed ? UTF_8 : UTF_16)
    .varint(bytes.length)
    .bytes(bytes);
  writer.varint(cleaned.length);
  let last = 0;
  for (const span of cleaned) {
    writer.varint(span.start - last).varint(span.end - span.start);
    last = span.end;
  }
}

/**
 * The document that `encodeDocument` wrote at the reader's place.
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

function utf16(value: string): Uint8Array {
  const bytes = new Uint8Array(value.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < value.length; i++) view.setUint16(i * 2, value.charCodeAt(i), true);
  return bytes;
}

/** The very units: a decoder would replace unpaired surrogates. */
function fromUtf16(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength & ~1);
  const parts: string[] = [];
  for (let i = 0; i < view.byteLength; i += 2)
    parts.push(String.fromCharCode(view.getUint16(i, true)));
  return parts.join('');
}
