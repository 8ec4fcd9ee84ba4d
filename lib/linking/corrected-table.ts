import { fold, foldWords } from '@/lib/text/fold';
import { isCommonWord } from './common-words';
import { HashTable } from './hash-table';
import { bitsOf, WORD } from './lexicon';
import { nameKey } from './name-key';
import type { NamedEntity } from './name-table';
import type { ArchiveNames } from './open-names';

/** Likelihood that a name given by hand is one: the page still has to write it as a name. */
const HAND_CERTAINTY = 0.9;
/** Longest name given by hand, in characters. */
export const MAX_HAND_NAME = 300;

/** What corrections change in one name table. */
export type TableCorrections = {
  /** Words that never mean an entity. */
  readonly not: readonly { readonly surface: string; readonly entity: number }[];
  /** Words that mean an entity and no other. */
  readonly always: readonly { readonly surface: string; readonly entity: number }[];
  /** Names added by hand, with the entity that each is a name of. */
  readonly names: readonly { readonly name: string; readonly entity: number }[];
  /** Entity → the one that it is the same as. */
  readonly into: ReadonlyMap<number, number>;
};

/** No corrections. */
export const UNCORRECTED: TableCorrections = { not: [], always: [], names: [], into: new Map() };

type Entry = {
  candidates: NamedEntity[];
  readonly words: number;
  /** Its number in the table, or -1. */
  readonly name: number;
  /** The reader vouches for it: what the archive's statistics say does not count. */
  isGiven: boolean;
  readonly isCommon: boolean;
};

/** Whether `name` can be a name at all: it has letters, is not too long and no function word. */
export function isPossibleName(name: string): boolean {
  if (name.length > MAX_HAND_NAME || nameKey(name).size === 0) return false;
  const words = foldWords(name);
  return words.length > 1 || (bitsOf(fold(name)) & (WORD.stop | WORD.calendar)) === 0;
}

/** `table` with `corrections` laid over it; `table` itself where they change nothing. */
export function correctedTable(table: ArchiveNames, corrections: TableCorrections): ArchiveNames {
  const overlay = new Overlay(table, corrections);
  return overlay.size === 0 && corrections.into.size === 0 ? table : overlay.table();
}

/** A few names over a table: everything else goes through to it. */
class Overlay {
  readonly #table: ArchiveNames;
  readonly #into: ReadonlyMap<number, number>;
  readonly #keys = new HashTable(64);
  readonly #entries: Entry[] = [];

  constructor(table: ArchiveNames, { not, always, names, into }: TableCorrections) {
    this.#table = table;
    this.#into = into;
    for (const { name, entity } of names) {
      const entry = this.#entry(name);
      if (!entry || entry.candidates.some((known) => known.entity === entity)) continue;
      entry.candidates = [{ entity, route: 'alias', prior: 1 }, ...entry.candidates];
      entry.isGiven = true;
    }
    for (const { surface, entity } of not) {
      const entry = this.#entry(surface);
      if (entry) entry.candidates = entry.candidates.filter((known) => known.entity !== entity);
    }
    for (const { surface, entity } of always) {
      const entry = this.#entry(surface);
      if (!entry) continue;
      entry.candidates = [{ entity, route: 'exact', prior: 1 }];
      entry.isGiven = true;
    }
  }

  get size(): number {
    return this.#entries.length;
  }

  table(): ArchiveNames {
    const under = this.#table;
    const over = (name: number): Entry | undefined => this.#entries[name - under.names];
    return {
      ...under,
      names: under.names + this.#entries.length,
      find: (a, b) => {
        const at = this.#keys.find(a, b);
        if (at < 0) return under.find(a, b);
        return this.#entries[at]?.candidates.length === 0 ? -1 : under.names + at;
      },
      certainty: (name) =>
        fromEither(
          over(name),
          name,
          (at) => under.certainty(at),
          () => HAND_CERTAINTY,
        ),
      isCommon: (name) =>
        fromEither(
          over(name),
          name,
          (at) => under.isCommon(at),
          (entry) => entry.isCommon,
        ),
      capsOnly: (name) =>
        fromEither(
          over(name),
          name,
          (at) => under.capsOnly(at),
          () => false,
        ),
      byGiven: (name) =>
        fromEither(
          over(name),
          name,
          (at) => under.byGiven(at),
          () => false,
        ),
      isFullName: (name) => {
        const entry = over(name);
        return entry ? entry.name >= 0 && under.isFullName(entry.name) : under.isFullName(name);
      },
      words: (name) => over(name)?.words ?? under.words(name),
      candidates: (name) => this.#led(over(name)?.candidates ?? under.candidates(name)),
      variants: (text) => this.#led(under.variants(text)),
    };
  }

  #entry(surface: string): Entry | undefined {
    const { a, b, size } = nameKey(surface);
    if (size === 0) return undefined;
    const at = this.#keys.intern(a, b);
    const name = this.#table.find(a, b);
    const words = foldWords(surface);
    return (this.#entries[at] ??= {
      candidates: name < 0 ? [] : this.#table.candidates(name),
      words: Math.max(1, words.length),
      name,
      isGiven: false,
      isCommon: words.length === 1 && isCommonWord(words[0] ?? ''),
    });
  }

  /** The candidates with every entity led to the one that it is the same as. */
  #led(candidates: NamedEntity[]): NamedEntity[] {
    if (this.#into.size === 0) return candidates;
    const led = new Map<number, NamedEntity>();
    for (const candidate of candidates) {
      const entity = this.#into.get(candidate.entity) ?? candidate.entity;
      const known = led.get(entity);
      const prior = Math.min(1, (known?.prior ?? 0) + candidate.prior);
      led.set(entity, { ...(known ?? candidate), entity, prior });
    }
    return [...led.values()].sort((x, y) => y.prior - x.prior);
  }
}

/** A fact about an overlaid name: the reader's where he gave it, else the table's. */
function fromEither<T>(
  entry: Entry | undefined,
  name: number,
  under: (name: number) => T,
  given: (entry: Entry) => T,
): T {
  if (!entry) return under(name);
  return entry.isGiven || entry.name < 0 ? given(entry) : under(entry.name);
}
