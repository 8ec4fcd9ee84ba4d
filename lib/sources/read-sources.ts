import { createLedger } from './source-ledger';
import { documentOf } from './record-document';
import { createRepeatedUnits, type RepeatedUnits } from './repeated-units';
import { sourceContents } from './source-contents';
import type { SourceContent, SourceFile } from './source-file';
import type { SourceProblem } from '@/lib/model/sources';
import { formatOf, unreadable, type ReadOptions } from './source-format';
import type { SourceRecord } from './source-record';
import type { ColumnChoice, SourceReport, TableGuess } from '@/lib/model/sources';
import { err, type Result } from '@/lib/base/result';
import type { ArchiveDocument } from '@/lib/model/document';

/** How sources are read, and followed. */
export type SourceOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Hears how many records the first reading has seen. */
  readonly onSurveyed?: ((records: number) => void) | undefined;
  /** Columns of tables, where a person corrected what was guessed. */
  readonly columns?: ColumnChoice | undefined;
};

/** People's files as documents. They are read twice: first for what the collection repeats. */
export type SourceReader = {
  /** Documents in input order. */
  documents(options?: SourceOptions): AsyncGenerator<ArchiveDocument>;
  report(): SourceReport;
};

/**
 * Reads files of every format that `source-format` knows, and zips of them, in the order given.
 * What is no document is reported with its place, and left out.
 */
export function readSources(files: readonly SourceFile[]): SourceReader {
  const ledger = createLedger();
  return {
    async *documents({ signal, onSurveyed, columns } = {}) {
      ledger.clear();
      const repeated = await survey(files, { signal, columns, wordsOnly: true }, onSurveyed);
      const onTable = (guess: TableGuess): void => ledger.table(guess);
      for await (const record of records(files, { signal, columns, onTable })) {
        signal?.throwIfAborted();
        if (!record.ok) ledger.leaveOut(record.error);
        else {
          const document = documentOf(record.value, ledger.take(record.value), repeated);
          ledger.look(document);
          yield document;
        }
      }
    },
    report: () => ledger.report(),
  };
}

async function survey(
  files: readonly SourceFile[],
  options: ReadOptions,
  onSurveyed: ((records: number) => void) | undefined,
): Promise<RepeatedUnits> {
  const repeated = createRepeatedUnits();
  let count = 0;
  for await (const record of records(files, options)) {
    options.signal?.throwIfAborted();
    if (!record.ok) continue;
    repeated.add(record.value.text);
    onSurveyed?.(++count);
  }
  return repeated;
}

/** All records of `files` in order, with problems among them. It never throws for content. */
async function* records(
  files: readonly SourceFile[],
  options: ReadOptions,
): AsyncGenerator<Result<SourceRecord, SourceProblem>> {
  for await (const content of sourceContents(files)) {
    if (content.ok) yield* readRecords(content.value, options);
    else yield content;
  }
}

/** The records of one file in order, with its problems among them. It never throws for content. */
async function* readRecords(
  content: SourceContent,
  options: ReadOptions,
): AsyncGenerator<Result<SourceRecord, SourceProblem>> {
  const load = formatOf(content.path);
  if (!load) {
    yield err(unreadable(content.path));
    return;
  }
  const read = await load();
  try {
    yield* read(content, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    yield err({ where: content.path, message: messageOf(error) });
  }
}

function messageOf(error: unknown): string {
  if (error instanceof Error && error.name === 'SourceError') return error.message;
  const reason = error instanceof Error ? error.message : 'unknown reason';
  return `It cannot be read (${reason}). What was read before counts; the rest was left out.`;
}
