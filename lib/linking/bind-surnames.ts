import { WORD } from './lexicon';
import type { MergeInput } from './merge-names';
import type { SharedSurname } from './shared-surname';

/** One person has a surname when this share of the documents that tell mean that person. */
const CLEAR = 0.8;
/** A surname that stands without a full name in this many documents and this share of its own … */
const OWN_DOCUMENTS = 3;
const OWN_SHARE = 0.6;
/** … and behind a title in less than this share, or behind "in" in more than that, is its own name. */
const TITLED_SHARE = 0.1;
const PLACE_SHARE = 0.2;

/** What surnames mean. */
export type SurnameBindings = {
  /** In a document: (document, surname) → full name; undefined where the document does not tell. */
  inDocument(document: number, surname: number): number | undefined;
  /** Surnames of several persons with nothing to choose by: surname → persons. */
  readonly shared: ReadonlyMap<number, readonly SharedSurname[]>;
};

/** Binds surnames to full names, in each document and over all; merges those of one clear person. */
export function bindSurnames(input: MergeInput): SurnameBindings {
  const { names, merges, shapes } = input;
  const surnamesOf = surnameTable(input);
  const { perDocument, counts } = countBindings(input, surnamesOf, firstTable(input));
  const explained = new Set(counts.keys());
  countUnexplained(input, surnamesOf, counts);
  const shared = new Map<number, readonly SharedSurname[]>();
  const unbound = new Set<number>();
  for (const [surname, byPerson] of counts) {
    const persons = [...byPerson].sort((x, y) => y[1] - x[1] || x[0] - y[0]);
    const [best] = persons;
    if (!best) continue;
    const total = persons.reduce((sum, [, documents]) => sum + documents, 0);
    const bound = explained.has(surname) ? total : 0;
    const choice = choose(input, surname, { bound, clear: best[1] / total >= CLEAR });
    if (choice === 'own') unbound.add(surname);
    else if (choice === 'merge') merges.merge(surname, best[0], 'surname');
    else if (choice === 'shared')
      shared.set(
        surname,
        persons.map(([name, documents]) => ({ name, prior: documents / total })),
      );
  }
  return {
    inDocument: (document, surname) =>
      unbound.has(surname) || shapes.words(surname).length > 2
        ? undefined
        : perDocument.get(document * names.size + surname),
    shared,
  };
}

/** Where a document tells whose surname it uses, and how often each person is meant. */
function countBindings(
  { names, merges }: MergeInput,
  surnamesOf: ReadonlyMap<number, readonly number[]>,
  firstOf: ReadonlyMap<number, number>,
): { perDocument: Map<number, number>; counts: Map<number, Map<number, number>> } {
  const perDocument = new Map<number, number>();
  const counts = new Map<number, Map<number, number>>();
  for (let document = 0; document < names.documentCount; document++) {
    const full = new Map<number, number[]>();
    const called = new Map<number, number[]>();
    names.visit(document, (name) => {
      for (const surname of surnamesOf.get(name) ?? []) addPerson(full, merges, surname, name);
      const first = firstOf.get(name);
      if (first !== undefined) addPerson(called, merges, first, name);
    });
    if (full.size === 0 && called.size === 0) continue;
    names.visit(document, (name) => {
      const persons = full.get(name) ?? called.get(name);
      if (!persons) return;
      const [only, other] = persons;
      if (only !== undefined && other === undefined)
        perDocument.set(document * names.size + name, only);
      for (const person of persons) tally(counts, name, merges.rootOf(person), 1 / persons.length);
    });
  }
  return { perDocument, counts };
}

/** Surnames that never stand with a full name: whoever has them counts by his documents. */
function countUnexplained(
  { names, merges, shapes }: MergeInput,
  surnamesOf: ReadonlyMap<number, readonly number[]>,
  counts: Map<number, Map<number, number>>,
): void {
  const explained = new Set(counts.keys());
  for (const [name, surnames] of surnamesOf) {
    if (!shapes.isPerson(name)) continue;
    for (const surname of surnames)
      if (!explained.has(surname))
        tally(counts, surname, merges.rootOf(name), names.documents.get(name));
  }
}

function tally(
  counts: Map<number, Map<number, number>>,
  surname: number,
  person: number,
  by: number,
): void {
  let byPerson = counts.get(surname);
  if (!byPerson) counts.set(surname, (byPerson = new Map()));
  byPerson.set(person, (byPerson.get(person) ?? 0) + by);
}

/** Notes that `name` is a full name with `surname`, unless its entity is noted already. */
function addPerson(
  full: Map<number, number[]>,
  merges: MergeInput['merges'],
  surname: number,
  name: number,
): void {
  const persons = full.get(surname);
  if (!persons) full.set(surname, [name]);
  else if (!persons.some((person) => merges.rootOf(person) === merges.rootOf(name)))
    persons.push(name);
}

/** For each full name that could be a person's: the gathered names that are its surname. */
function surnameTable({ names, shapes }: MergeInput): Map<number, number[]> {
  const table = new Map<number, number[]>();
  for (let name = 0; name < names.size; name++) {
    if (!shapes.couldBePerson(name)) continue;
    const found: number[] = [];
    for (const [a, b] of shapes.surnames(name)) {
      const surname = names.find(a, b);
      if (surname < 0 || surname === name || shapes.isAcronym(surname)) continue;
      if (shapes.words(surname).length < shapes.words(name).length) found.push(surname);
    }
    if (found.length > 0) table.set(name, found);
  }
  return table;
}

/** For each person's full name: the gathered name that is its first word, if any. */
function firstTable({ names, shapes }: MergeInput): Map<number, number> {
  const table = new Map<number, number>();
  for (let name = 0; name < names.size; name++) {
    if (!shapes.isPerson(name)) continue;
    const key = shapes.calledFirst(name);
    const first = key ? names.find(key[0], key[1]) : -1;
    if (first >= 0 && !shapes.isAcronym(first)) table.set(name, first);
  }
  return table;
}

type Choice = 'own' | 'merge' | 'shared' | 'document';

/**
 * What becomes of a surname that full names explain in `bound` documents; `clear` when they, or
 * nearly all of them, mean one person.
 */
function choose(
  { names, shapes }: MergeInput,
  surname: number,
  { bound, clear }: { bound: number; clear: boolean },
): Choice {
  const documents = Math.max(1, names.documents.get(surname));
  const alone = documents - bound;
  const titled = names.titled.get(surname) / documents;
  const place = names.placeBefore.get(surname) / documents;
  if (shapes.hasWord(surname, WORD.demonym | WORD.direction)) return 'own';
  const often = alone >= OWN_DOCUMENTS && alone / documents > OWN_SHARE;
  const placeLike = place > PLACE_SHARE && place > titled;
  if (placeLike && (often || bound === 0)) return 'own';
  if (often && titled < TITLED_SHARE) return 'own';
  if (clear) return 'merge';
  // Usually without a full name, and nobody clear: an entity of its own, bound where a text tells.
  return often ? 'document' : 'shared';
}
