import { fold } from '@/lib/text/fold';
import { GAP, KIND } from '@/lib/text/token-list';
import { hashName, joinA } from '@/lib/text/word-hash';
import { WORD } from './lexicon';
import type { NamedEntity, NameTable } from './name-table';
import type { FoundName } from './page-mentions';

/** An entity of one of the tables. */
export type TableEntity = NamedEntity & { readonly table: number };

const BIN = hashName('bin').a;

/** Most persons of one surname that a page tells apart. */
const MAX_NAMESAKES = 32;

/** A person whom the page names in full. */
export type PagePerson = {
  /** Nobody in the tables when empty: such a person still owns the surname from there on. */
  readonly entities: readonly TableEntity[];
  /** First letter of the first name, folded. */
  readonly initial: string;
};

type Known = { readonly person: PagePerson; readonly orders: number[] };

/** The persons that a page names in full, by their surnames. */
export class PagePersons {
  readonly #bySurname = new Map<number, Map<string, Known>>();
  readonly #byFirst = new Map<number, Map<string, Known>>();
  /** Those whom the page calls "King", "Prince" and the like, by their given names. */
  readonly #byGiven = new Map<number, Map<string, Known>>();

  /** Notes a full name; `order` is its place among the page's names and only grows. */
  add(
    found: FoundName,
    order: number,
    { text, person }: { text: string; person: PagePerson },
  ): void {
    const ids = person.entities.map(({ table, entity }) => `${table}:${entity}`);
    const identity = ids.length > 0 ? ids.join(' ') : fold(text);
    for (const key of surnameKeys(found)) note(this.#bySurname, key, identity, { person, order });
    const first = found.run.tokens[found.from];
    if (!first) return;
    const joined = found.run.tokens[found.from + 1]?.gap === GAP.hyphen;
    if (!joined && callsAlone(first.bits))
      note(this.#byFirst, first.a, identity, { person, order });
    if (isByGiven(found) || isSonOf(found))
      note(this.#byGiven, first.a, identity, { person, order });
  }

  /** Whoever may be called by the first word `key` alone: "Kim", "Saddam". */
  called(key: number, order: number): PagePerson[] {
    return nearest(this.#byFirst.get(key), order);
  }

  /** Whoever may be called by the given name `key` behind "King" and the like. */
  titled(key: number, order: number): PagePerson[] {
    return nearest(this.#byGiven.get(key), order);
  }

  /** Whoever may be meant by the surname `key` at `order`: the nearest before it first, else after. */
  named(key: number, order: number): PagePerson[] {
    return nearest(this.#bySurname.get(key), order);
  }
}

/** Whether somebody may be called by such a first word alone: not by "Ali", nor by the "La" of "La Torre". */
function callsAlone(bits: number): boolean {
  if ((bits & WORD.particle) !== 0) return false;
  return (bits & WORD.given) === 0 || (bits & WORD.family) !== 0;
}

function note(
  into: Map<number, Map<string, Known>>,
  key: number,
  identity: string,
  { person, order }: { person: PagePerson; order: number },
): void {
  let known = into.get(key);
  if (!known) into.set(key, (known = new Map()));
  const same = known.get(identity);
  if (same) same.orders.push(order);
  else if (known.size < MAX_NAMESAKES) known.set(identity, { person, orders: [order] });
}

/** Those named before `order`, the nearest first; if there are none, those after. */
function nearest(known: ReadonlyMap<string, Known> | undefined, order: number): PagePerson[] {
  if (!known) return [];
  const placed = Array.from(known.values(), ({ person, orders }) => ({
    person,
    at: lastBefore(orders, order),
    first: orders[0] ?? 0,
  }));
  const before = placed.filter(({ at }) => at >= 0);
  if (before.length > 0) return before.sort((x, y) => y.at - x.at).map(({ person }) => person);
  return placed.sort((x, y) => x.first - y.first).map(({ person }) => person);
}

/** The greatest of the ascending `orders` below `order`, or -1. */
function lastBefore(orders: readonly number[], order: number): number {
  let low = 0;
  let high = orders.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((orders[middle] ?? 0) < order) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? -1 : (orders[low - 1] ?? -1);
}

/** First hashes of the name's last word and, behind a particle or in a long name, its last two. */
function surnameKeys({ run, from, to }: FoundName): number[] {
  const last = run.tokens[to - 1];
  const before = run.tokens[to - 2];
  if (!last) return [];
  const keys = [last.a];
  if (before && to - 2 > from) keys.push(joinA(before.a, last.a, last.size));
  return keys;
}

/** First hash of the surname that a name of one word, or of particle and word, could be; else undefined. */
export function surnameKey({ run, from, to }: FoundName): number | undefined {
  const first = run.tokens[from];
  const last = run.tokens[to - 1];
  if (!first || !last || last.kind === KIND.caps || last.kind === KIND.initial) return undefined;
  if (to - from === 1) return last.a;
  if (to - from !== 2) return undefined;
  const joined = (first.bits & WORD.particle) !== 0 || last.gap === GAP.hyphen;
  return joined ? joinA(first.a, last.a, last.size) : undefined;
}

/**
 * The entities that the tables' names may mean, likeliest first in each table; a given name behind
 * "King" means nobody whose surname it is.
 */
export function entitiesOf(tables: readonly NameTable[], found: FoundName): TableEntity[] {
  const all = found.names.flatMap(({ table, name }) =>
    (tables[table]?.candidates(name) ?? []).map((entity) => ({ ...entity, table })),
  );
  return isByGiven(found) ? all.filter(({ route }) => route !== 'surname') : all;
}

/** "Mohammed bin Salman", who is "Prince Mohammed" wherever his title stands. */
function isSonOf({ run, from }: FoundName): boolean {
  return run.tokens[from + 1]?.a === BIN;
}

/** Whether the name stands right behind a title that goes with given names. */
export function isByGiven({ run, from }: FoundName): boolean {
  return run.byGiven && from === 0;
}

/** Whether `found` is a person's full name as its table says. */
export function isFullName(tables: readonly NameTable[], found: FoundName): boolean {
  if (found.to - found.from < 2) return false;
  return found.names.some(({ table, name }) => {
    const names = tables[table];
    if (!names?.isFullName(name)) return false;
    return names.candidates(name).some(({ entity }) => {
      const kind = names.kind(entity);
      return kind === 'person' || (kind === 'name' && looksLikePerson(found));
    });
  });
}

/** Whether an unknown name looks like a person's: two to five words, a first name or a title before. */
export function looksLikePerson({ run, from, to }: FoundName): boolean {
  if (to - from < 2) return false;
  const other =
    WORD.tail |
    WORD.organisation |
    WORD.place |
    WORD.event |
    WORD.demonym |
    WORD.stop |
    WORD.calendar;
  for (let i = from; i < to; i++) {
    const token = run.tokens[i];
    if (!token || (token.bits & other) !== 0 || token.kind === KIND.number) return false;
    if (token.kind === KIND.caps || (token.kind === KIND.initial && i === to - 1)) return false;
  }
  return true;
}
