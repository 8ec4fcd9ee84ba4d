import * as v from 'valibot';
import type { Span } from '@/lib/base/span';
import type { ArchiveDocument, DocumentDate, SourceId } from '@/lib/model/document';
import { DamagedRowError } from './row-frame';

const text = v.string();
const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
/** What each format of stored documents says alike. */
export const storedFields = {
  id: v.custom<SourceId>((value) => typeof value === 'string' && value !== ''),
  title: text,
  source: v.exactOptional(text),
  author: v.exactOptional(text),
  url: v.exactOptional(v.pipe(text, v.regex(/^https?:\/\//i))),
  language: text,
  kind: v.exactOptional(text),
  licence: v.exactOptional(text),
  retracted: v.exactOptional(text),
};
const schema = v.object({
  ...storedFields,
  date: v.exactOptional(text),
  cleaned: v.exactOptional(v.array(v.tuple([offset, offset]))),
  text,
});

/** `document` as a line, with its line end. Same document, same bytes. */
export function documentToLine(document: ArchiveDocument): string {
  const { cleaned, date, text: original, id, title, ...rest } = document;
  return `${JSON.stringify({
    id,
    title,
    ...(date && { date: date.iso }),
    source: rest.source,
    author: rest.author,
    url: rest.url,
    language: rest.language,
    kind: rest.kind,
    licence: rest.licence,
    retracted: rest.retracted,
    cleaned: isWhole(cleaned, original) ? undefined : cleaned.map(({ start, end }) => [start, end]),
    text: original,
  })}\n`;
}

/**
 * The document that `documentToLine` wrote: every field is taken as it stands.
 *
 * @throws {DamagedRowError} for a line that it did not write
 */
export function lineToDocument(line: string): ArchiveDocument {
  try {
    const { cleaned, date, ...rest } = v.parse(schema, JSON.parse(line));
    const spans = cleaned ? toSpans(cleaned, rest.text.length) : wholeOf(rest.text);
    return { ...rest, ...(date !== undefined && { date: dateOf(date) }), cleaned: spans };
  } catch (error) {
    if (error instanceof DamagedRowError) throw error;
    throw new DamagedRowError('Backfile: a stored document cannot be read', { cause: error });
  }
}

/** All of a text as its cleaned spans: none of an empty one. */
export function wholeOf(original: string): Span[] {
  return original === '' ? [] : [{ start: 0, end: original.length }];
}

function isWhole(cleaned: readonly Span[], original: string): boolean {
  const [only] = cleaned;
  return cleaned.length === 1 && only?.start === 0 && only.end === original.length && only.end > 0;
}

function toSpans(pairs: readonly (readonly [number, number])[], length: number): Span[] {
  let from = 0;
  return pairs.map(([start, end]) => {
    if (start < from || end < start || end > length)
      throw new DamagedRowError('Backfile: a span ends after its document, or before it starts');
    from = end;
    return { start, end };
  });
}

/** Its letters tell how much is known: `2015`, `2015-06`, `2015-06-11`, or a time. */
function dateOf(iso: string): DocumentDate {
  const precision =
    iso.length <= 4 ? 'year' : iso.length <= 7 ? 'month' : iso.length <= 10 ? 'day' : 'minute';
  return { iso, precision };
}
