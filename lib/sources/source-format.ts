import type { SourceContent } from './source-file';
import type { SourceProblem } from '@/lib/model/sources';
import type { SourceRecord } from './source-record';
import type { ColumnChoice, TableGuess } from '@/lib/model/sources';
import type { Result } from '@/lib/base/result';

/** What a reader of a format works with. */
export type ReadOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Columns of tables, where a person corrected the guess. */
  readonly columns?: ColumnChoice | undefined;
  /** Hears what was guessed of a table's columns. */
  readonly onTable?: ((guess: TableGuess) => void) | undefined;
  /** Only the words are needed, not which of them are the document: a quicker reading will do. */
  readonly wordsOnly?: boolean | undefined;
};

/** The records of one file in order, with its problems among them. It may throw for content. */
export type ReadFormat = (
  content: SourceContent,
  options: ReadOptions,
) => AsyncGenerator<Result<SourceRecord, SourceProblem>>;

/** A format of files. Its reader, and the library behind it, is loaded when the first file needs it. */
type Format = { readonly endings: RegExp; readonly load: () => Promise<ReadFormat> };

const FORMATS: readonly Format[] = [
  {
    endings: /\.(txt|text)$/i,
    load: async () => (await import('./formats/plain-text')).readPlainText,
  },
  {
    endings: /\.(jsonl|ndjson)$/i,
    load: async () => (await import('./formats/json-lines')).readJsonLines,
  },
  { endings: /\.json$/i, load: async () => (await import('./formats/json-file')).readJsonFile },
  {
    endings: /\.(md|markdown|mdown|mkd|mdx|qmd|rmd)$/i,
    load: async () => (await import('./formats/markdown')).readMarkdown,
  },
  {
    endings: /\.(html?|xhtml|xht)$/i,
    load: async () => (await import('./formats/html-page')).readHtmlPage,
  },
  { endings: /\.(csv|tsv|tab)$/i, load: async () => (await import('./formats/table')).readTable },
  {
    endings: /\.(xml|rss|atom|rdf|wxr)$/i,
    load: async () => (await import('./formats/xml-file')).readXmlFile,
  },
  { endings: /\.epub$/i, load: async () => (await import('./formats/epub')).readEpub },
];

/** Formats that are known and not read yet, and what to do instead. */
const LATER: readonly (readonly [endings: RegExp, name: string, remedy: string])[] = [
  [/\.pdf$/i, 'PDF', 'Save it as text (pdftotext), and import that'],
  [/\.(docx?|odt|rtf|pages)$/i, 'A word processor document', 'Save it as HTML or plain text'],
  [/\.(warc|arc|wacz)$/i, 'A web archive', 'Save its pages as HTML'],
  [/\.zim$/i, 'ZIM', 'Export its pages as HTML (zimdump)'],
  [/\.(eml|mbox|msg|pst)$/i, 'E-mail', 'Export it as text or JSON Lines'],
  [/\.(mht|mhtml|webarchive)$/i, 'A page saved as one file', 'Save it as HTML only'],
  [/\.(xlsx?|ods|parquet)$/i, 'A spreadsheet', 'Save it as CSV'],
  [/\.(mobi|azw3?|fb2)$/i, 'This kind of e-book', 'Convert it to EPUB'],
  [/\.(7z|rar|tar|tgz|bz2|xz|zst)$/i, 'This kind of package', 'Unpack it, or pack it as zip'],
];

/** Whether `path` is of a kind that documents are read from, by its ending. */
export function isSourcePath(path: string): boolean {
  return isZipPath(path) || formatOf(path) !== undefined;
}

/** Whether `path` is a zip of files. */
export function isZipPath(path: string): boolean {
  return /\.zip$/i.test(path);
}

/** The reader for `path`; undefined when its ending says nothing. */
export function formatOf(path: string): (() => Promise<ReadFormat>) | undefined {
  const plain = plainName(path);
  return FORMATS.find(({ endings }) => endings.test(plain))?.load;
}

/** What to say of a file that no document can be read from. */
export function unreadable(path: string): SourceProblem {
  const later = LATER.find(([endings]) => endings.test(plainName(path)));
  return {
    where: path,
    message: later
      ? `${later[1]} is not read yet. ${later[2]}; it was left out.`
      : 'Its ending says nothing of what it is. It was left out; give it one (.txt, .html, .md …).',
  };
}

/** Whether `path` is of a kind that people have documents in, though it is not read yet. */
export function isLaterPath(path: string): boolean {
  return LATER.some(([endings]) => endings.test(plainName(path)));
}

function plainName(path: string): string {
  return path.replace(/\.gz$/i, '');
}
