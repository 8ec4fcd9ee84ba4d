import { GAP } from '@/lib/text/token-list';
import { joinA, joinB } from '@/lib/text/word-hash';
import { WORD } from './lexicon';
import type { NameTable } from './name-table';
import type { PageRun, PageToken } from './page-scan';
import { reachOf } from './page-scan';
import { isOrigin } from './run-joints';

/** A name of one table. */
export type TableName = { readonly table: number; readonly name: number };

/** A stretch [from, to) of a run that is a name in at least one table. */
export type Match = {
  readonly from: number;
  readonly to: number;
  readonly names: readonly TableName[];
  /** A hyphen before or behind it joins it to another name, as in "Iran-China". */
  readonly pairedLeft: boolean;
  readonly pairedRight: boolean;
  /** A name of several words starts right behind it. */
  readonly beforeName: boolean;
};

/** The names with these hashes, one a table at most; undefined when there are none. */
export function namesOf(
  tables: readonly NameTable[],
  a: number,
  b: number,
): TableName[] | undefined {
  let found: TableName[] | undefined;
  for (const [table, names] of tables.entries()) {
    const name = names.find(a, b);
    if (name >= 0) (found ??= []).push({ table, name });
  }
  return found;
}

/** All matches that start at token `from`, the longest first. */
export function matchesAt(tables: readonly NameTable[], run: PageRun, from: number): Match[] {
  return reach(tables, run, from)
    .map(({ to, names }) => ({
      from,
      to,
      names,
      ...pairs(tables, run, from, to),
      beforeName: to < run.tokens.length && reach(tables, run, to).some((next) => next.to > to + 1),
    }))
    .toReversed();
}

/** Where the names that start at token `from` end, the shortest first. */
function reach(
  tables: readonly NameTable[],
  run: PageRun,
  from: number,
): { to: number; names: TableName[] }[] {
  const found: { to: number; names: TableName[] }[] = [];
  const first = run.tokens[from];
  if (!first) return found;
  const end = Math.min(run.tokens.length, from + reachOf(first));
  let a = 0;
  let b = 0;
  for (let i = from; i < end; i++) {
    const token = run.tokens[i];
    if (!token) break;
    a = joinA(a, token.a, token.size);
    b = joinB(b, token.b, token.size);
    const names = namesOf(tables, a, b);
    if (names) found.push({ to: i + 1, names });
  }
  return found;
}

/** Whether single names of their own stand on the other side of hyphens: no parts of personal names. */
function pairs(
  tables: readonly NameTable[],
  run: PageRun,
  from: number,
  to: number,
): { pairedLeft: boolean; pairedRight: boolean } {
  const isPlain = (i: number): boolean => {
    const token = run.tokens[i];
    if (!token || (token.bits & (WORD.given | WORD.particle)) !== 0) return false;
    return namesOf(tables, token.a, token.b) !== undefined;
  };
  const hyphenAt = (i: number): boolean =>
    run.tokens[i]?.gap === GAP.hyphen && !isOrigin(run.tokens[i]?.a);
  return {
    pairedLeft: from > 0 && hyphenAt(from) && isPlain(from) && isPlain(from - 1),
    pairedRight: hyphenAt(to) && isPlain(to - 1) && isPlain(to),
  };
}

/** Where the tokens [from, to) stand in the block. */
export function spanOf(
  tokens: readonly PageToken[],
  from: number,
  to: number,
): { start: number; end: number } {
  return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
}
