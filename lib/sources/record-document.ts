import { cleanText, type CleanedText } from './clean-text';
import { dateInAddress, dateInName } from './find-date';
import { madeTitle } from './find-title';
import { guessLanguage } from './guess-language';
import type { RepeatedUnits } from './repeated-units';
import type { SourceRecord } from './source-record';
import {
  cleanedText,
  FIELD_LIMITS,
  type ArchiveDocument,
  type SourceId,
} from '@/lib/model/document';

/** How much is looked at to guess a language, and how long its lines are, characters. */
const SAMPLE_CHARS = 20_000;
const SENTENCE_CHARS = 80;
/** Longest title, characters. */
const MAX_TITLE_CHARS = 300;

/** `record` as a document of the archive under `id`; what it does not say is taken from its text. */
export function documentOf(
  record: SourceRecord,
  id: string,
  repeated: Pick<RepeatedUnits, 'isRepeated'>,
): ArchiveDocument {
  const { text } = record;
  const found = cleanText(text, {
    title: record.title,
    within: record.within,
    isRepeated: (unit, isSentence) => repeated.isRepeated(unit, isSentence),
  });
  const prose = cleanedText({ text, cleaned: found.cleaned.slice(0, 20) });
  const title = record.title ?? found.title ?? (madeTitle(prose) || madeTitle(text));
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made distinct by the caller
    id: id as SourceId,
    title: title.slice(0, MAX_TITLE_CHARS),
    text,
    cleaned: found.cleaned,
    language: record.language ?? guessLanguage(languageSample(prose) || title),
    ...stated({
      date: dateOf(record, found),
      source: cut('source', sourceOf(record, found)),
      author: cut('author', record.author ?? found.author),
      url: record.url ?? found.url,
      kind: cut('kind', record.kind),
      licence: cut('licence', record.licence ?? found.licence),
    }),
  };
}

/** Long lines are sentences and tell a language better than menus and headings. */
function languageSample(prose: string): string {
  const lines = prose.slice(0, SAMPLE_CHARS).split('\n');
  return lines.filter((line) => line.length >= SENTENCE_CHARS).join('\n') || prose;
}

type Stated = Pick<ArchiveDocument, 'date' | 'source' | 'author' | 'url' | 'kind' | 'licence'>;

/** A field as long as a bundle takes it. */
function cut(field: keyof typeof FIELD_LIMITS, value: string | undefined): string | undefined {
  return value?.slice(0, FIELD_LIMITS[field]);
}

/** Only the fields that say something. */
function stated(fields: { [K in keyof Stated]: Stated[K] | undefined }): Stated {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function dateOf(record: SourceRecord, found: CleanedText): ArchiveDocument['date'] {
  const url = record.url ?? found.url;
  return (
    record.date ?? found.date ?? (url ? dateInAddress(url) : undefined) ?? dateInName(record.path)
  );
}

/** Who published it, from the plainest sign to the weakest. */
function sourceOf(record: SourceRecord, found: CleanedText): string | undefined {
  const url = record.url ?? found.url;
  const host = url ? hostOf(url) : undefined;
  return record.source ?? host ?? found.source ?? found.agency ?? found.licensor ?? found.channel;
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname || undefined : undefined;
}
