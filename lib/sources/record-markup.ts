import { FIELD_NAMES } from './field-names';
import { recordOfFields, verbatim, type Fields, type RecordPlace } from './record-fields';
import type { SourceRecord } from './source-record';
import type { SourceProblem } from '@/lib/model/sources';
import { ok, type Result } from '@/lib/base/result';

/** Markup shows within so many characters. */
const SAMPLE_CHARS = 20_000;
/** An element that holds a paragraph, a cell or a link, with its end. */
const ELEMENT =
  /<(p|div|h[1-6]|li|blockquote|td|section|article|span|strong|em|b|i|a)(?:\s[^<>]*)?>[\s\S]*?<\/\1\s*>/i;
const BREAKS = /<br\s*\/?>[\s\S]*<br\s*\/?>/i;
const HAS_PARAGRAPHS = /<(?:p|br|div)(?:\s[^<>]*)?\/?>/i;
const ENTITY_OR_TAG = /&(?:[a-z]+|#\w+);|<\/?[a-z]/i;

/**
 * `fields` as a record. The text that markup holds is its text: where only markup is given, or where
 * what is given as text plainly is markup.
 */
export async function recordOfMarkup(
  fields: Fields,
  place: RecordPlace,
): Promise<Result<SourceRecord, SourceProblem>> {
  const text = verbatim(fields, FIELD_NAMES.text);
  const markup = text === undefined ? verbatim(fields, FIELD_NAMES.markup) : undefined;
  const source = markup ?? (text !== undefined && isMarkup(text) ? text : undefined);
  const { markupText } = source === undefined ? {} : await import('./markup-text');
  const record = recordOfFields(
    source === undefined || !markupText
      ? fields
      : new Map([
          ...fields,
          ['text', markupText(source, { keepsLines: !HAS_PARAGRAPHS.test(source) })],
        ]),
    place,
  );
  return record.ok ? ok(await withPlainNames(record.value)) : record;
}

function isMarkup(text: string): boolean {
  const sample = text.slice(0, SAMPLE_CHARS);
  return sample.includes('<') && (ELEMENT.test(sample) || BREAKS.test(sample));
}

/** Titles and names come with entities and tags in them. */
async function withPlainNames(record: SourceRecord): Promise<SourceRecord> {
  const { title, author, source } = record;
  if (![title, author, source].some((each) => each !== undefined && ENTITY_OR_TAG.test(each)))
    return record;
  const { plainLine } = await import('./markup-text');
  return {
    ...record,
    ...(title !== undefined && { title: plainLine(title) }),
    ...(author !== undefined && { author: plainLine(author) }),
    ...(source !== undefined && { source: plainLine(source) }),
  };
}
