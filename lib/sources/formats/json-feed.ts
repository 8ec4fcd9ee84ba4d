import { fieldsOf, statedIn, type RecordPlace } from '@/lib/sources/record-fields';
import { recordOfMarkup } from '@/lib/sources/record-markup';
import type { SourceProblem } from '@/lib/model/sources';
import type { SourceRecord, StatedFields } from '@/lib/sources/source-record';
import { err, ok, type Result } from '@/lib/base/result';

/** A JSON Feed: <https://www.jsonfeed.org/version/1.1/>. */
export type JsonFeed = { readonly version: string; readonly items: readonly unknown[] };

/** Whether `value` is a JSON Feed. */
export function isJsonFeed(value: unknown): value is JsonFeed {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    typeof value.version === 'string' &&
    /^https?:\/\/(www\.)?jsonfeed\.org\//.test(value.version) &&
    'items' in value &&
    Array.isArray(value.items)
  );
}

/** What a feed says of all its items. */
export function feedDefaults(feed: JsonFeed): StatedFields {
  const { title, author, language } = statedIn(fieldsOf(feed));
  return {
    ...(title !== undefined && { source: title }),
    ...(author !== undefined && { author }),
    ...(language !== undefined && { language }),
  };
}

/** One item of a feed as a record. */
export async function recordOfFeedItem(
  item: unknown,
  defaults: StatedFields,
  place: RecordPlace,
): Promise<Result<SourceRecord, SourceProblem>> {
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    return err({ where: place.where, message: 'It is not an object. It was left out.' });
  const record = await recordOfMarkup(fieldsOf(item), place);
  return record.ok ? ok({ ...defaults, ...record.value }) : record;
}
