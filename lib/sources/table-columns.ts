import { anyDate } from './any-date';
import { FIELD_NAMES, fieldKey, OTHER_DATE, type FieldName } from './field-names';
import { languageTag } from './language-tag';
import {
  COLUMN_ROLES,
  type ColumnChoice,
  type ColumnRole,
  type TableGuess,
} from '@/lib/model/sources';

/** Rows that are shown. */
const SHOWN_ROWS = 3;
/** A name of a column is at most so long, characters. */
const MAX_NAME_CHARS = 80;
/** Most names are at most so long, characters. */
const SHORT_NAME_CHARS = 40;
/** The line of names is looked for in so many rows. */
const NAMES_WITHIN = 10;
/** Texts are at least so long on average, characters. */
const TEXT_CHARS = 80;
/** Titles are between these on average, characters. */
const TITLE_CHARS = { from: 8, to: 250 } as const;
/** So many of a column's cells must be of a kind. */
const MIN_SHARE = 0.8;

/** Guesses what the columns of a table are, from its first rows. */
export function guessColumns(
  path: string,
  rows: readonly (readonly string[])[],
  choice: ColumnChoice = {},
): TableGuess {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const namesAt = findNames(rows);
  const hasNames = namesAt >= 0;
  const names = rows[namesAt];
  const columns = Array.from(
    { length: width },
    (_, n) => names?.[n]?.replace(/^\uFEFF/, '').trim() || String(n + 1),
  );
  const body = rows.slice(namesAt + 1);
  const facts = columns.map((name, n) =>
    factsOf(
      name,
      body.map((row) => row[n] ?? ''),
    ),
  );
  const guessed = { ...byContent(facts, hasNames ? byName(columns) : {}) };
  for (const role of COLUMN_ROLES) {
    const chosen = choice[role];
    if (chosen) guessed[role] = chosen.map((name) => columnOf(name, columns)).filter((n) => n >= 0);
  }
  const sample = body.slice(0, SHOWN_ROWS);
  return { path, columns, hasNames, rowsAbove: namesAt + 1, roles: guessed, sample };
}

/** The place of a column that a person named, or -1. */
function columnOf(name: string, columns: readonly string[]): number {
  const exact = columns.indexOf(name);
  if (exact >= 0) return exact;
  const alike = columns.findIndex((column) => fieldKey(column) === fieldKey(name));
  if (alike >= 0) return alike;
  const number = /^\d+$/.test(name) ? Number(name) - 1 : -1;
  return number < columns.length ? number : -1;
}

type Roles = Partial<Record<ColumnRole, readonly number[]>>;

/** The row that names the columns: the first, or one below lines that say something of the whole; else -1. */
function findNames(rows: readonly (readonly string[])[]): number {
  if (namesColumns(rows, 1)) return 0;
  const filled = (row: readonly string[] | undefined): number =>
    row?.filter((cell) => cell.trim() !== '').length ?? 0;
  for (let n = 1; n < Math.min(NAMES_WITHIN, rows.length - 1); n++) {
    const isBelow = rows.slice(0, n).every((row) => filled(row) * 2 <= filled(rows[n]));
    if (isBelow && namesColumns(rows.slice(n), 2)) return n;
  }
  return -1;
}

/** Whether the first row names the columns: short, distinct words, so many of them known. */
function namesColumns(rows: readonly (readonly string[])[], known: number): boolean {
  const [first] = rows;
  if (!first || rows.length < 2) return false;
  const cells = first.map((cell) => cell.trim());
  const named = cells.filter((cell) => cell !== '');
  if (named.length === 0 || new Set(named).size !== named.length) return false;
  if (named.some((cell) => cell.length > MAX_NAME_CHARS || /^[\d.,-]+$/.test(cell))) return false;
  const found = named.filter((cell) => Object.values(FIELD_NAMES).some(knows(fieldKey(cell))));
  const isShort = named.every((cell) => cell.length <= SHORT_NAME_CHARS);
  if (found.length >= (isShort ? known : 2)) return true;
  // Names of its own: short in every column where what follows is long.
  return (
    known === 1 &&
    (rows[1]?.some((cell, n) => cell.length > 4 * (cells[n]?.length ?? 0) + 40) ?? false)
  );
}

const knows =
  (key: string) =>
  (names: readonly string[]): boolean =>
    names.includes(key);

function byName(columns: readonly string[]): Roles {
  const roles: Roles = {};
  const keys = columns.map(fieldKey);
  const taken = new Set<number>();
  const take = (role: ColumnRole, field: FieldName): void => {
    if (roles[role]) return;
    const at = FIELD_NAMES[field].map((name) => keys.indexOf(name)).find((n) => n >= 0);
    if (at === undefined || taken.has(at)) return;
    taken.add(at);
    roles[role] = [at];
  };
  for (const role of COLUMN_ROLES) take(role, role);
  take('text', 'markup');
  const summary = FIELD_NAMES.summary.map((name) => keys.indexOf(name)).find((n) => n >= 0);
  if (summary !== undefined && !taken.has(summary)) roles.text = [summary, ...(roles.text ?? [])];
  return roles;
}

type ColumnFacts = {
  readonly filled: number;
  readonly meanChars: number;
  readonly distinct: number;
  readonly dates: number;
  readonly addresses: number;
  readonly languages: number;
};

function factsOf(name: string, cells: readonly string[]): ColumnFacts {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const share = (test: (cell: string) => boolean): number =>
    filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
  return {
    filled: filled.length,
    meanChars: filled.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, filled.length),
    distinct: new Set(filled).size / Math.max(1, filled.length),
    // When a row was saved or changed is not when its document appeared.
    dates: OTHER_DATE.test(fieldKey(name))
      ? 0
      : share((cell) => cell.length <= 40 && /\d/.test(cell) && anyDate(cell) !== undefined),
    addresses: share((cell) => /^https?:\/\/\S+$/i.test(cell)),
    languages: share((cell) => /^[a-z]{2}(-[A-Za-z]{2})?$/.test(cell) && !!languageTag(cell)),
  };
}

/** Fills in what the names of columns did not say. */
function byContent(facts: readonly ColumnFacts[], named: Roles): Roles {
  const roles: Roles = { ...named };
  const taken = new Set(Object.values(named).flat());
  const take = (role: ColumnRole, fits: (fact: ColumnFacts) => number): void => {
    if (roles[role]) return;
    const best = facts
      .map((fact, n) => ({ n, score: taken.has(n) || fact.filled === 0 ? 0 : fits(fact) }))
      .reduce((a, b) => (b.score > a.score ? b : a), { n: -1, score: 0 });
    if (best.score <= 0) return;
    taken.add(best.n);
    roles[role] = [best.n];
  };
  take('date', (fact) => (fact.dates >= MIN_SHARE ? fact.dates : 0));
  take('url', (fact) => (fact.addresses >= MIN_SHARE ? fact.addresses : 0));
  take('text', (fact) => (fact.meanChars >= TEXT_CHARS ? fact.meanChars : 0));
  take('title', (fact) =>
    fact.meanChars >= TITLE_CHARS.from && fact.meanChars <= TITLE_CHARS.to && fact.distinct > 0.5
      ? fact.meanChars
      : 0,
  );
  if (!roles.title) take('text', (fact) => fact.meanChars);
  return roles;
}
