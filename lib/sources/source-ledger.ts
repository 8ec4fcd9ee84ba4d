import { createNearCopies } from './near-copies';
import { textHash } from './repeated-units';
import type { SourceRecord } from './source-record';
import type { SourceProblem, SourceReport, TableGuess } from '@/lib/model/sources';
import { cleanedText, FIELD_LIMITS, type ArchiveDocument } from '@/lib/model/document';

/** `id` with a number behind it, not longer than an id may be. */
function numbered(id: string, n: number): string {
  const end = `~${n}`;
  return id.slice(0, FIELD_LIMITS.id - end.length) + end;
}

/** Keeps ids apart and counts what happened. */
export type SourceLedger = {
  clear(): void;
  /** The id of `record`, made distinct. */
  take(record: SourceRecord): string;
  /** Looks whether a document's text was there before. */
  look(document: ArchiveDocument): void;
  leaveOut(problem: SourceProblem): void;
  table(guess: TableGuess): void;
  report(): SourceReport;
};

const MAX_LISTED = 100;
const NOTHING = { documents: 0, leftOut: 0, repeatedIds: 0, sameTexts: 0, nearTexts: 0 } as const;

/** An empty ledger. */
export function createLedger(): SourceLedger {
  const ids = new Set<string>();
  /** The last number that an id got: the next one begins there, for thousands may share it. */
  const numbers = new Map<string, number>();
  const contents = new Set<number>();
  let near = createNearCopies();
  let counts: Record<keyof typeof NOTHING, number> = { ...NOTHING };
  let problems: SourceProblem[] = [];
  let tables: TableGuess[] = [];
  const note = (problem: SourceProblem): void => {
    if (problems.length < MAX_LISTED) problems.push(problem);
  };
  return {
    clear() {
      ids.clear();
      numbers.clear();
      contents.clear();
      near = createNearCopies();
      counts = { ...NOTHING };
      problems = [];
      tables = [];
    },
    take(record) {
      counts.documents++;
      const given = record.id.trim();
      let id = given;
      let n = numbers.get(given) ?? 1;
      while (ids.has(id)) id = numbered(given, ++n);
      if (n > 1) numbers.set(given, n);
      ids.add(id);
      if (id !== given) {
        counts.repeatedIds++;
        note({
          where: record.where,
          message: `Its id "${given}" was there before; it became "${id}".`,
        });
      }
      return id;
    },
    look(document) {
      const content = textHash(`${document.title}\n${document.text}`);
      const isSame = contents.has(content);
      contents.add(content);
      const isNear = near.add(cleanedText(document));
      if (isSame) counts.sameTexts++;
      else if (isNear) counts.nearTexts++;
    },
    leaveOut(problem) {
      counts.leftOut++;
      note(problem);
    },
    table(guess) {
      if (tables.length < MAX_LISTED) tables.push(guess);
    },
    report: () => ({ ...counts, problems: [...problems], tables: [...tables] }),
  };
}
