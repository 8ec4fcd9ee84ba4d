import { WORD } from './lexicon';
import type { MergeInput } from './merge-names';
import { PairCounts } from './pair-counts';
import { Counts } from './hash-table';
import type { SharedSurname } from './shared-surname';

/** One person has a surname when this share of the documents that tell mean that person. */
const CLEAR = 0.8;
/** A surname that stands without a full name in this many documents and this share of its own … */
const OWN_DOCUMENTS = 3;
const OWN_SHARE = 0.6;
/** … and behind a title in less than this share, or behind "in" in more than that, is its own name. */
const TITLED_SHARE = 0.1;
const PLACE_SHARE = 0.2;

/** A name is somebody's given name when it stands behind "King" or the like in this share of its documents. */
const BY_GIVEN_SHARE = 0.5;

/** Documents count this much for a surname, in parts that any few persons can share evenly. */
const WHOLE = 27_720;

/** What surnames mean. */
export type SurnameBindings = {
  /** Which of the names of one document stand in it for a full name: surname → full name. */
  inDocument(names: readonly number[]): ReadonlyMap<number, number>;
  /** Gives back what `inDocument` needs: it finds nothing afterwards. */
  forgetFullNames(): void;
  /** Surnames of several persons with nothing to choose by: surname → persons. */
  readonly shared: ReadonlyMap<number, readonly SharedSurname[]>;
};

/** Binds surnames to full names, in each document and over all; merges those of one clear person. */
export function bindSurnames(input: MergeInput): SurnameBindings {
  const { merges, shapes } = input;
  let called: CalledNames | undefined = new CalledNames(input);
  const { counts, explained } = countBindings(input, called);
  const shared = new Map<number, readonly SharedSurname[]>();
  const unbound = bindGivenNames(input);
  for (const { left: surname, rights } of counts.grouped()) {
    const persons = rights.toSorted((x, y) => y.count - x.count || x.right - y.right);
    const [best] = persons;
    if (!best || unbound.has(surname)) continue;
    const total = persons.reduce((sum, { count }) => sum + count, 0);
    const bound = explained.has(surname) ? total / WHOLE : 0;
    const choice = choose(input, surname, { bound, clear: best.count / total >= CLEAR });
    if (choice === 'own') unbound.add(surname);
    else if (choice === 'merge' && !isNamedInFull(input, surname))
      merges.merge(surname, best.right, 'surname');
    else if (choice === 'shared')
      shared.set(
        surname,
        persons.map(({ right, count }) => ({ name: right, prior: count / total })),
      );
  }
  return {
    inDocument(list) {
      const bound = new Map<number, number>();
      for (const [name, persons] of called?.personsIn(list) ?? []) {
        const [only, other] = persons;
        if (only === undefined || other !== undefined) continue;
        if (!unbound.has(name) && shapes.wordCount(name) <= 2) bound.set(name, only);
      }
      return bound;
    },
    forgetFullNames() {
      called = undefined;
    },
    shared,
  };
}

/** Whether it is part of an entity that a longer name stands for: "Muallem" of "Walid Muallem". */
function isNamedInFull({ merges, shapes }: MergeInput, surname: number): boolean {
  return shapes.wordCount(merges.rootOf(surname)) > shapes.wordCount(surname);
}

/** Whether the name, of one word, is mostly somebody's given name: "King Salman". */
export function isGivenName(
  { names, context }: Pick<MergeInput, 'names' | 'context'>,
  name: number,
): boolean {
  const behind = context.byGiven.get(name);
  return behind > 0 && behind >= names.documents.get(name) * BY_GIVEN_SHARE;
}

/** Whether such a title stands before the full name at least as often as others. */
function isCalledSo({ names, context }: MergeInput, name: number): boolean {
  const behind = context.byGiven.get(name);
  return behind > 0 && behind * 2 >= names.titled.get(name);
}

/**
 * Brings names like the "Salman" of "King Salman" together with the one full name that starts so behind
 * such a title; returns all of them: they are nobody's surname.
 */
function bindGivenNames(input: MergeInput): Set<number> {
  const { names, shapes, merges, facts } = input;
  const given = new Set<number>();
  for (let name = 0; name < names.size; name++)
    if (merges.rootOf(name) === name && shapes.wordCount(name) === 1 && isGivenName(input, name))
      given.add(name);
  const persons = new PairCounts();
  for (let name = 0; name < names.size; name++) {
    if (shapes.wordCount(name) < 2 || !shapes.couldBePerson(name)) continue;
    const [a, b] = facts.key(shapes.words(name), 0, 1);
    const first = names.find(a, b);
    if (!given.has(first) || shapes.lastHas(name, WORD.particle) || !isCalledSo(input, name))
      continue;
    persons.add(first, merges.rootOf(name), names.documents.get(name));
  }
  for (const { left: name, rights } of persons.grouped()) {
    const total = rights.reduce((sum, { count }) => sum + count, 0);
    const clear = rights.find(({ count }) => count >= total * CLEAR);
    if (clear) merges.merge(name, clear.right, 'alias');
  }
  return given;
}

/** By which shorter names each full name may be meant: its surname, or its first word. */
class CalledNames {
  /** Full name → its surname, its surname with a particle, its first word; each plus 1. */
  readonly #surname: Counts;
  readonly #particle: Counts;
  readonly #first: Counts;
  readonly #merges: MergeInput['merges'];

  constructor({ names, shapes, merges }: MergeInput) {
    this.#merges = merges;
    this.#surname = new Counts(names.size);
    this.#particle = new Counts(names.size);
    this.#first = new Counts(names.size);
    for (let name = 0; name < names.size; name++) {
      if (!shapes.couldBePerson(name)) continue;
      for (const [i, [a, b]] of shapes.surnames(name).entries()) {
        const surname = names.find(a, b);
        if (surname < 0 || surname === name || shapes.isAcronym(surname)) continue;
        if (shapes.wordCount(surname) >= shapes.wordCount(name)) continue;
        (i === 0 ? this.#surname : this.#particle).set(name, surname + 1);
      }
      const key = shapes.isPerson(name) ? shapes.calledFirst(name) : undefined;
      const first = key ? names.find(key[0], key[1]) : -1;
      if (first >= 0 && !shapes.isAcronym(first)) this.#first.set(name, first + 1);
    }
  }

  /** The surnames of a full name, as they are gathered. */
  surnamesOf(name: number): number[] {
    return [this.#surname.get(name) - 1, this.#particle.get(name) - 1].filter((each) => each >= 0);
  }

  /** Of the names of one document, those that are meant by others there, and by whom. */
  personsIn(names: readonly number[]): Map<number, readonly number[]> {
    const full = new Map<number, number[]>();
    const called = new Map<number, number[]>();
    for (const name of names) {
      for (const surname of this.surnamesOf(name)) this.#add(full, surname, name);
      const first = this.#first.get(name) - 1;
      if (first >= 0) this.#add(called, first, name);
    }
    const persons = new Map<number, readonly number[]>();
    if (full.size === 0 && called.size === 0) return persons;
    for (const name of names) {
      const found = full.get(name) ?? called.get(name);
      if (found) persons.set(name, found);
    }
    return persons;
  }

  /** Notes that `name` is a full name with `surname`, unless its entity is noted already. */
  #add(into: Map<number, number[]>, surname: number, name: number): void {
    const persons = into.get(surname);
    const merges = this.#merges;
    if (!persons) into.set(surname, [name]);
    else if (!persons.some((person) => merges.rootOf(person) === merges.rootOf(name)))
      persons.push(name);
  }
}

/** How often each person is meant by a surname; and which surnames some document explains. */
function countBindings(
  { names, merges, shapes }: MergeInput,
  called: CalledNames,
): { counts: PairCounts; explained: ReadonlySet<number> } {
  const counts = new PairCounts();
  const explained = new Set<number>();
  const list: number[] = [];
  for (let document = 0; document < names.documentCount; document++) {
    list.length = 0;
    names.visit(document, (name) => list.push(name));
    for (const [name, persons] of called.personsIn(list)) {
      explained.add(name);
      for (const person of persons)
        counts.add(name, merges.rootOf(person), Math.round(WHOLE / persons.length));
    }
  }
  // Surnames that never stand with a full name: whoever has them counts by his documents.
  for (let name = 0; name < names.size; name++) {
    if (!shapes.isPerson(name)) continue;
    for (const surname of called.surnamesOf(name))
      if (!explained.has(surname))
        counts.add(surname, merges.rootOf(name), names.documents.get(name));
  }
  return { counts, explained };
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
