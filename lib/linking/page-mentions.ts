import { GAP, KIND } from '@/lib/text/token-list';
import { WORD } from './lexicon';
import { passing, type Gate } from './page-gate';
import { matchesAt, type TableName } from './page-match';
import type { BlockScan, PageRun } from './page-scan';

/** Most words of a person's name that is looked for without being known. */
const MAX_UNKNOWN = 5;

/** A stretch of a run that is a name, known (`names`) or not known as it stands (none). */
export type FoundName = {
  /** Index of the block in the page's order. */
  readonly block: number;
  readonly run: PageRun;
  readonly from: number;
  readonly to: number;
  readonly names: readonly TableName[];
};

/** The names of a block in order: those the tables know and the gate passes, and the unknown rest. */
export function findNames(gate: Gate, scan: BlockScan, block: number): FoundName[] {
  const found: FoundName[] = [];
  for (const run of scan.runs) {
    let unknown = -1;
    const closeUnknown = (to: number): void => {
      if (unknown >= 0) addUnknown(found, { block, run, from: unknown, to, names: [] });
      unknown = -1;
    };
    for (let i = 0; i < run.tokens.length;) {
      const known = knownAt(gate, run, i);
      if (known) {
        closeUnknown(i);
        found.push({ block, run, from: i, to: known.to, names: known.names });
        i = known.to;
        continue;
      }
      if (!continues(run, i)) closeUnknown(i);
      if (unknown < 0 && startsUnknown(run, i)) unknown = i;
      i++;
    }
    closeUnknown(run.tokens.length);
  }
  return found;
}

function knownAt(
  gate: Gate,
  run: PageRun,
  i: number,
): { to: number; names: readonly TableName[] } | undefined {
  const first = run.tokens[i];
  if (!first || (first.kind === KIND.lower && run.tokens[i + 1]?.gap !== GAP.hyphen))
    return undefined;
  for (const match of matchesAt(gate.tables, run, i)) {
    const names = passing(gate, run, match);
    if (names.length > 0) return { to: match.to, names };
  }
  return undefined;
}

/** Whether token `i` belongs to the unknown name before it. */
function continues(run: PageRun, i: number): boolean {
  const token = run.tokens[i];
  if (!token) return false;
  return token.kind !== KIND.lower || (token.bits & WORD.particle) !== 0;
}

function startsUnknown(run: PageRun, i: number): boolean {
  const token = run.tokens[i];
  if (!token) return false;
  if (token.kind === KIND.lower)
    return (token.bits & WORD.particle) !== 0 && run.tokens[i + 1]?.gap === GAP.hyphen;
  return token.kind >= KIND.capital && token.kind <= KIND.initial && token.kind !== KIND.number;
}

function addUnknown(found: FoundName[], name: FoundName): void {
  if (name.run.shouted || name.to - name.from > MAX_UNKNOWN) return;
  found.push(name);
}
