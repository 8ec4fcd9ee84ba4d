/** Files that an archive is made of, as a person dropped or picked them. */
export type SourceSet = {
  /** The folder's name with a `/`, or the file's; "3 files" for several. */
  readonly name: string;
  /** Paths are relative to the folder, with `/`. */
  readonly files: readonly { readonly path: string; readonly file: File }[];
};

/** A part of the input that is no document, where it is and what is wrong with it. */
export type SourceProblem = { readonly where: string; readonly message: string };

/** What came of the input, as far as it was read. */
export type SourceReport = {
  readonly documents: number;
  /** Files and lines that are no documents, or not wholly. */
  readonly leftOut: number;
  /** Documents whose id another had: they got `~2`, `~3` … */
  readonly repeatedIds: number;
  /** Documents with the very title and text of an earlier one; they are kept. */
  readonly sameTexts: number;
  /** Documents with nearly the text of an earlier one; they are kept. */
  readonly nearTexts: number;
  /** The first hundred, in input order. */
  readonly problems: readonly SourceProblem[];
  /** What was guessed of tables' columns; the first hundred. */
  readonly tables: readonly TableGuess[];
};

/** What columns of a table can be. */
export const COLUMN_ROLES = [
  'id',
  'title',
  'text',
  'date',
  'url',
  'source',
  'author',
  'language',
  'kind',
  'licence',
] as const;

/** What a column is. */
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** Columns by role, by their name or number (from 1); several of one role are joined. `[]` is none. */
export type ColumnChoice = Readonly<Partial<Record<ColumnRole, readonly string[]>>>;

/** What was found of a table's columns, for a person to correct. */
export type TableGuess = {
  readonly path: string;
  /** Names as in the first line, or "1", "2" … where there is no line of names. */
  readonly columns: readonly string[];
  readonly hasNames: boolean;
  /** Rows above the first document: the line of names, and what stands above that. */
  readonly rowsAbove: number;
  /** Numbers of columns, from 0, by role. */
  readonly roles: Readonly<Partial<Record<ColumnRole, readonly number[]>>>;
  /** The first rows, for showing. */
  readonly sample: readonly (readonly string[])[];
};

/** How far the reading of files is. They are read twice: first for what the collection repeats. */
export type ReadingProgress = {
  readonly stage: 'surveying' | 'reading';
  readonly documents: number;
  /** Known in the second reading. */
  readonly expected?: number;
};
