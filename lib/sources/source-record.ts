import type { SourceProblem } from '@/lib/model/sources';
import type { Span } from '@/lib/base/span';
import { err, ok, type Result } from '@/lib/base/result';
import { FIELD_LIMITS, type DocumentDate } from '@/lib/model/document';

/** What a file says about one document, before its text is read for more. */
export type SourceRecord = {
  /** For people: a path and, where it has lines, a line. */
  readonly where: string;
  readonly path: string;
  readonly id: string;
  readonly text: string;
  /** The parts of `text` that may be the document, where the format tells; else all of it may. */
  readonly within?: readonly Span[];
  readonly title?: string;
  readonly date?: DocumentDate;
  readonly url?: string;
  readonly source?: string;
  readonly author?: string;
  readonly language?: string;
  readonly kind?: string;
  readonly licence?: string;
};

/** Fields of a record that a format may state. */
export type StatedFields = Pick<
  SourceRecord,
  'title' | 'date' | 'url' | 'source' | 'author' | 'language' | 'kind' | 'licence'
>;

/** A file of plain text as one record. */
export function recordOfText(path: string, text: string): Result<SourceRecord, SourceProblem> {
  if (text.trim() === '') return err(emptyFile(path));
  return ok({ where: path, path, id: normalPath(path), text });
}

/** What is said of a file without a word in it. */
export function emptyFile(path: string): SourceProblem {
  return { where: path, message: 'The file is empty. It was left out.' };
}

/** `path` as a lasting id: composed characters, `/`, no leading `./`. */
export function normalPath(path: string): string {
  return path
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/^(?:\.?\/)+/, '')
    .slice(-FIELD_LIMITS.id);
}
