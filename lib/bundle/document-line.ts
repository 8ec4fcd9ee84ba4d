import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { damaged } from './bundle-problem';
import { documentSchema, firstIssue, PARTS, type DocumentLine } from './bundle-schema';
import type { Span } from '@/lib/base/span';
import { parseDocumentDate } from '@/lib/model/document-date';
import type { ArchiveDocument, SourceId } from '@/lib/model/document';
import { documentToLine, wholeOf } from '@/lib/segment/document-line';

/** A title made of a document's first words is at most this long, characters. */
const MADE_TITLE_CHARS = 120;

/** The document in line `number` of the documents part. @throws {BundleError} with that line */
export function parseDocumentLine(text: string | undefined, number: number): ArchiveDocument {
  const where = `${PARTS.documents}, line ${number}`;
  const checked = v.safeParse(documentSchema, parseJson(text, where));
  if (!checked.success) throw damaged(where, firstIssue(checked.issues));
  return toDocument(checked.output, where);
}

/** The JSON value in a line. @throws {BundleError} */
export function parseJson(text: string | undefined, where: string): unknown {
  if (text === undefined) throw damaged(where, 'it is not UTF-8 text');
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw damaged(where, 'it is not one JSON object on one line');
  }
}

/**
 * `document` as whoever reads its line gets it: fields without spaces around them, empty ones left out, a
 * title where it has none. Of such a document the line is always the same.
 *
 * @throws {BundleError} for one that a reader would refuse, as document `number`
 */
export function readableDocument(document: ArchiveDocument, number: number): ArchiveDocument {
  return parseDocumentLine(documentToLine(document), number);
}

function toDocument(line: DocumentLine, where: string): ArchiveDocument {
  const { id, title, text = '', cleaned, date, language = 'und', ...rest } = line;
  const parsed = date ? parseDocumentDate(date) : undefined;
  if (date && !parsed)
    throw damaged(
      where,
      `date: ${JSON.stringify(date)} is not YYYY, YYYY-MM, YYYY-MM-DD or a time`,
    );
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked by the schema, or made here
    id: (id ?? madeId(line)) as SourceId,
    title: title || firstWords(text),
    text,
    cleaned: cleaned ? toSpans(cleaned, text, where) : wholeOf(text),
    language,
    ...(parsed && { date: parsed }),
    ...withoutEmpty(rest),
  };
}

/** Lasting ids for documents without one: the address names a document, else its text does. */
function madeId(line: DocumentLine): string {
  const seed = line.url ?? `${line.title ?? ''}\n${line.text ?? ''}`;
  return bytesToHex(sha256(utf8ToBytes(seed))).slice(0, 32);
}

function firstWords(text: string): string {
  const flat = text
    .trim()
    .slice(0, MADE_TITLE_CHARS * 2)
    .replace(/\s+/g, ' ')
    .trimEnd();
  if (flat.length <= MADE_TITLE_CHARS) return flat;
  const cut = flat.lastIndexOf(' ', MADE_TITLE_CHARS - 1);
  return `${flat.slice(0, cut > 0 ? cut : MADE_TITLE_CHARS - 1)}…`;
}

function toSpans(
  pairs: readonly (readonly [number, number])[],
  text: string,
  where: string,
): Span[] {
  let from = 0;
  return pairs.map(([start, end]) => {
    if (start < from || end <= start || end > text.length)
      throw damaged(where, `cleaned: [${start}, ${end}] is not ascending and within the text`);
    from = end;
    return { start, end };
  });
}

type Optional = Pick<
  ArchiveDocument,
  'source' | 'author' | 'url' | 'kind' | 'licence' | 'retracted'
>;

function withoutEmpty(fields: {
  [K in keyof Optional]?: Optional[K] | undefined;
}): Optional {
  const { source, author, url, kind, licence, retracted } = fields;
  return {
    ...(source && { source }),
    ...(author && { author }),
    ...(url && { url }),
    ...(kind && { kind }),
    ...(licence && { licence }),
    ...(retracted && { retracted }),
  };
}
