import type { Span } from '@/lib/base/span';
import type { Mention } from '@/lib/model/mention';
import type { LinkRoute } from '@/lib/model/entity';
import { fold } from '@/lib/text/fold';
import { FLAG, GAP, KIND } from '@/lib/text/token-list';
import { hashName } from '@/lib/text/word-hash';
import { isAcronymOf } from './acronym';
import { WORD } from './lexicon';
import type { NameTable } from './name-table';
import { isBehindFirst } from './page-gate';
import { spanOf } from './page-match';
import type { FoundName } from './page-mentions';
import {
  entitiesOf,
  isByGiven,
  isFullName,
  looksLikePerson,
  type PagePerson,
  PagePersons,
  surnameKey,
  type TableEntity,
} from './page-persons';
import type { BlockScan } from './page-scan';

const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/;
/** One entity is meant when its likelihood among a table's candidates is at least this. */
const CLEAR_PRIOR = 0.79;

/** A name on a page, before it is known whether it is underlined. */
export type PageName = Omit<Mention, 'salient' | 'outcome'> & {
  /** Index of the block in the page's order. */
  readonly blockIndex: number;
  /** `nil` when no table knows whom it denotes: it has no candidates then. */
  readonly outcome: Mention['outcome'] | 'nil';
};

type Meaning = { readonly entities: readonly TableEntity[]; readonly route: LinkRoute };

/** Nobody knows the name. */
const UNKNOWN: Meaning = { entities: [], route: 'exact' };

/** What each name of the page means, by the tables and by the page itself, in page order. */
export function resolvePage(
  tables: readonly NameTable[],
  scans: readonly BlockScan[],
  names: readonly FoundName[],
): (PageName & { readonly found: FoundName })[] {
  const page = new PageResolver(tables, scans, names);
  const all: (PageName & { readonly found: FoundName })[] = [];
  for (const [order, found] of names.entries()) {
    const meaning = page.meaningOf(found, order);
    const scan = scans[found.block];
    if (scan && (meaning || found.accepted))
      all.push({ ...nameOf(found, scan, meaning ?? UNKNOWN), found });
  }
  return all;
}

class PageResolver {
  readonly #tables: readonly NameTable[];
  readonly #scans: readonly BlockScan[];
  readonly #persons = new PagePersons();
  /** What the tables say of each name, by place. */
  readonly #known: readonly (readonly TableEntity[])[];
  /** Variants found for unknown full names, by place. */
  readonly #variants = new Map<number, readonly TableEntity[]>();
  /** Acronyms that the page explains by a known name: folded letters → entities. */
  readonly #acronyms = new Map<string, readonly TableEntity[]>();

  constructor(
    tables: readonly NameTable[],
    scans: readonly BlockScan[],
    names: readonly FoundName[],
  ) {
    this.#tables = tables;
    this.#scans = scans;
    this.#known = names.map((found) => entitiesOf(tables, found));
    for (const [order, found] of names.entries()) this.#learn(found, order);
  }

  /** What `found`, the name at `order`, means; undefined when it means nothing known. */
  meaningOf(found: FoundName, order: number): Meaning | undefined {
    const variants = this.#variants.get(order);
    if (variants) return { entities: variants, route: 'variant' };
    const known = this.#known[order] ?? [];
    const bound = this.#surname(found, order, known) ?? this.#initials(found, order);
    if (bound) return bound;
    if (known.length > 0) return { entities: known, route: known[0]?.route ?? 'exact' };
    return this.#acronym(found);
  }

  #learn(found: FoundName, order: number): void {
    // Most names are one word: they teach nothing.
    if (found.to - found.from < 2) return;
    const text = this.#text(found);
    const initial = fold(text.slice(0, 4)).charAt(0);
    if (isFullName(this.#tables, found)) {
      const entities = this.#known[order] ?? [];
      this.#persons.add(found, order, { text, person: { entities, initial } });
    } else if (found.names.length === 0 && looksLikePerson(found)) {
      const first = found.run.tokens[found.from];
      if (first?.kind === KIND.initial || isBehindFirst(found.run, found.from)) return;
      // "Ali-Asgari" is a surname.
      if (found.to - found.from === 2 && found.run.gaps[found.from + 1] === GAP.hyphen) return;
      const entities = this.#tables.flatMap((names, table) =>
        names.variants(text).map((entity) => ({ ...entity, table })),
      );
      if (entities.length > 0) this.#variants.set(order, entities);
      this.#persons.add(found, order, { text, person: { entities, initial } });
    }
    if (found.names.length > 0) this.#learnAcronym(found, order, text);
  }

  #learnAcronym(found: FoundName, order: number, text: string): void {
    const { run, to } = found;
    if (!run.acronym || to !== run.tokens.length) return;
    const letters =
      this.#scans[found.block]?.block.text.slice(run.acronym.start, run.acronym.end) ?? '';
    if (isAcronymOf(letters, text)) this.#acronyms.set(fold(letters), this.#known[order] ?? []);
  }

  /** A surname after, or before, the full name on this page. */
  #surname(found: FoundName, order: number, known: readonly TableEntity[]): Meaning | undefined {
    const key = surnameKey(found);
    if (key === undefined || this.#isOwnName(found, known)) return undefined;
    const first = found.run.tokens[found.from];
    if (first && (first.bits & WORD.calendar) !== 0) {
      const { afterPreposition, besideNumber } = found.run;
      if (afterPreposition || besideNumber || (first.flags & FLAG.start) !== 0) return undefined;
    }
    if (found.names.length === 0 && !standsAlone(found)) return undefined;
    const persons = this.#personsOf(found, key, order);
    const nearest = persons[0];
    if (!nearest) return undefined;
    // Somebody else of that name is on the page: nobody known is meant.
    if (nearest.entities.length === 0) return { entities: [], route: 'surname' };
    const entities = uniqueEntities(persons.flatMap((person) => person.entities));
    return { entities: entities.map((entity) => ({ ...entity, prior: 0.5 })), route: 'surname' };
  }

  /** Whom the page names in full that `found` may stand for, by the surname `key` or the first name. */
  #personsOf(found: FoundName, key: number, order: number): PagePerson[] {
    if (isByGiven(found)) return this.#persons.titled(key, order);
    const persons = this.#persons.named(key, order);
    return persons.length > 0 ? persons : this.#persons.called(key, order);
  }

  /** Whether the tables know the single word as a place or an institution of its own. */
  #isOwnName({ run }: FoundName, known: readonly TableEntity[]): boolean {
    if (run.titled) return false;
    return known.some(({ table, entity, route }) => {
      const kind = this.#tables[table]?.kind(entity) ?? 'name';
      return (
        route !== 'surname' && (kind === 'place' || kind === 'organisation' || kind === 'demonym')
      );
    });
  }

  /** "E. Raisi" beside "Ebrahim Raisi". */
  #initials(found: FoundName, order: number): Meaning | undefined {
    const first = found.run.tokens[found.from];
    const last = found.run.tokens[found.to - 1];
    if (!first || !last || found.names.length > 0) return undefined;
    if (first.kind !== KIND.initial || found.to - found.from !== 2) return undefined;
    const initial = fold(this.#text(found)).charAt(0);
    const persons = this.#persons
      .named(last.a, order)
      .filter((person) => person.initial === initial);
    const entities = uniqueEntities(persons.flatMap((person) => person.entities));
    return entities.length === 0 ? undefined : { entities, route: 'initials' };
  }

  #acronym(found: FoundName): Meaning | undefined {
    const first = found.run.tokens[found.from];
    if (first?.kind !== KIND.caps || found.to - found.from !== 1) return undefined;
    const entities = this.#acronyms.get(fold(this.#text(found)));
    return entities && { entities, route: 'acronym' };
  }

  #text({ block, run, from, to }: FoundName): string {
    const { start, end } = spanOf(run.tokens, from, to);
    return this.#scans[block]?.block.text.slice(start, end) ?? '';
  }
}

/** Whether no capital of its run stands beside the name. */
function standsAlone({ run, from, to }: FoundName): boolean {
  const before = run.tokens[from - 1];
  const after = run.tokens[to];
  const joins = (kind: number | undefined): boolean => kind === KIND.capital || kind === KIND.caps;
  const loose = from === 1 && before && (before.flags & FLAG.start) !== 0;
  const apart = loose && (before.bits & WORD.given) === 0;
  if (before && !apart && joins(before.kind) && (before.flags & FLAG.possessive) === 0)
    return false;
  return !(after && joins(after.kind) && after.gap < GAP.border);
}

function uniqueEntities(entities: readonly TableEntity[]): TableEntity[] {
  const seen = new Map(entities.map((entity) => [`${entity.table} ${entity.entity}`, entity]));
  return [...seen.values()];
}

/** The mention, with one candidate a table where one is clear, else with all of them. */
function nameOf(found: FoundName, scan: BlockScan, meaning: Meaning): PageName {
  const { text } = scan.block;
  const span = withStop(text, visible(text, writtenSpan(found, meaning.route, scan)), found);
  const { chosen, ambiguous } = chooseClear(meaning.entities);
  return {
    block: scan.block.id,
    blockIndex: found.block,
    span,
    surface: scan.block.text.slice(span.start, span.end),
    candidates: chosen.map(({ table, entity, prior }) => ({ table, entity, score: prior })),
    outcome: chosen.length === 0 ? 'nil' : ambiguous ? 'ambiguous' : 'link',
    route: meaning.route,
  };
}

/** Where the name stands, with "The" where it belongs to it: not in "The Trump administration". */
function writtenSpan({ run, from, to }: FoundName, route: LinkRoute, scan: BlockScan): Span {
  const { start, end } = spanOf(run.tokens, from, to);
  // "The Russian embassy", "The U.S. administration"
  const first = run.tokens[from];
  const isCaps = first?.kind === KIND.caps;
  const isPeople = to - from === 1 && (isCaps || ((first?.bits ?? 0) & WORD.demonym) !== 0);
  const article = isPeople || route === 'surname' ? -1 : run.articleStart;
  // "von der Leyen"; in French, "de Macron" is of his.
  const particle =
    route === 'surname' && scan.foreign <= 2 * scan.functions ? run.particleStart : -1;
  const before = isPeople ? -1 : Math.max(article, run.fatherStart, particle);
  return { start: from === 0 && before >= 0 ? before : start, end };
}

/** Short forms that end in a full stop of their own: "Ford Motor Co. said". */
const SHORTENED = new Set(
  (
    'co corp inc ltd bros jr sr ala ariz ark calif colo conn fla ill kan mass mich minn ' +
    'mont neb nev okla ore tenn tex wash wis wyo'
  )
    .split(' ')
    .map((word) => hashName(word).a),
);
/** The sentence goes on behind the full stop. */
const GOES_ON = /^\.(?:[,;:)]| \p{Ll}|['\u2019]s)/u;

/** The span with the full stop of a short form, where it does not end the sentence. */
function withStop(text: string, { start, end }: Span, { run, to }: FoundName): Span {
  const short = SHORTENED.has(run.tokens[to - 1]?.a ?? 0);
  return { start, end: short && GOES_ON.test(text.slice(end, end + 3)) ? end + 1 : end };
}

/** The span without invisible characters at its end: soft hyphens, joiners, direction marks. */
function visible(text: string, { start, end }: Span): Span {
  let last = end;
  while (last > start + 1 && INVISIBLE.test(text.charAt(last - 1))) last--;
  return { start, end: last };
}

function chooseClear(entities: readonly TableEntity[]): {
  chosen: readonly TableEntity[];
  ambiguous: boolean;
} {
  if (entities.length === 1) return { chosen: entities, ambiguous: false };
  const chosen: TableEntity[] = [];
  let ambiguous = false;
  for (const list of Map.groupBy(entities, ({ table }) => table).values()) {
    const sorted = list.toSorted((x, y) => y.prior - x.prior);
    const [best, next] = sorted;
    const clear = !next || (best && best.prior >= CLEAR_PRIOR && next.prior < best.prior);
    if (clear && best) chosen.push(best);
    else {
      chosen.push(...sorted);
      ambiguous = true;
    }
  }
  return { chosen, ambiguous };
}
