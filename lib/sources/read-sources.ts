import { documentOf } from './record-document';
import { createRepeatedUnits, textHash, type RepeatedUnits } from './repeated-units';
import { isSourcePath, readRecords, type SourceFile, type SourceProblem } from './source-files';
import type { SourceRecord } from './source-record';
import type { ArchiveDocument } from '@/lib/model/document';

/** What came of the input, as far as it was read. */
export type SourceReport = {
  readonly documents: number;
  /** Files and lines that are no documents. */
  readonly leftOut: number;
  /** Documents whose id another had: they got `~2`, `~3` … */
  readonly repeatedIds: number;
  /** Documents with the very title and text of an earlier one; they are kept. */
  readonly sameTexts: number;
  /** The first hundred, in input order. */
  readonly problems: readonly SourceProblem[];
};

/** People's files as documents. They are read twice: first for what the collection repeats. */
export type SourceReader = {
  /** Documents in input order. `onSurveyed` hears how many records the first reading has seen. */
  documents(options?: {
    readonly signal?: AbortSignal | undefined;
    readonly onSurveyed?: ((records: number) => void) | undefined;
  }): AsyncGenerator<ArchiveDocument>;
  report(): SourceReport;
};

const MAX_PROBLEMS = 100;

/** Reads `.txt`, `.jsonl` and `.ndjson` files (also `.gz`) in the order given; others are reported. */
export function readSources(files: readonly SourceFile[]): SourceReader {
  const ledger = createLedger();
  return {
    async *documents({ signal, onSurveyed } = {}) {
      ledger.clear();
      const repeated = await survey(files, signal, onSurveyed);
      for (const file of files) {
        if (!isSourcePath(file.path)) {
          ledger.leaveOut({
            where: file.path,
            message: 'Not a .txt or .jsonl file. It was left out.',
          });
          continue;
        }
        for await (const record of readRecords(file, signal)) {
          signal?.throwIfAborted();
          if (record.ok) yield documentOf(record.value, ledger.take(record.value), repeated);
          else ledger.leaveOut(record.error);
        }
      }
    },
    report: () => ledger.report(),
  };
}

async function survey(
  files: readonly SourceFile[],
  signal: AbortSignal | undefined,
  onSurveyed: ((records: number) => void) | undefined,
): Promise<RepeatedUnits> {
  const repeated = createRepeatedUnits();
  let records = 0;
  for (const file of files.filter(({ path }) => isSourcePath(path))) {
    for await (const record of readRecords(file, signal)) {
      signal?.throwIfAborted();
      if (!record.ok) continue;
      repeated.add(record.value.text);
      onSurveyed?.(++records);
    }
  }
  return repeated;
}

/** Keeps ids apart and counts what happened. */
function createLedger(): {
  clear(): void;
  take(record: SourceRecord): string;
  leaveOut(problem: SourceProblem): void;
  report(): SourceReport;
} {
  const ids = new Set<string>();
  const contents = new Set<number>();
  let counts = { documents: 0, leftOut: 0, repeatedIds: 0, sameTexts: 0 };
  let problems: SourceProblem[] = [];
  const note = (problem: SourceProblem): void => {
    if (problems.length < MAX_PROBLEMS) problems.push(problem);
  };
  return {
    clear() {
      ids.clear();
      contents.clear();
      counts = { documents: 0, leftOut: 0, repeatedIds: 0, sameTexts: 0 };
      problems = [];
    },
    take(record) {
      counts.documents++;
      let id = record.id;
      for (let n = 2; ids.has(id); n++) id = `${record.id}~${n}`;
      ids.add(id);
      if (id !== record.id) {
        counts.repeatedIds++;
        note({
          where: record.where,
          message: `Its id "${record.id}" was there before; it became "${id}".`,
        });
      }
      const content = textHash(`${record.title ?? ''}\n${record.text}`);
      if (contents.has(content)) counts.sameTexts++;
      contents.add(content);
      return id;
    },
    leaveOut(problem) {
      counts.leftOut++;
      note(problem);
    },
    report: () => ({ ...counts, problems: [...problems] }),
  };
}
