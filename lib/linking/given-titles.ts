import { hashName } from '@/lib/text/word-hash';
import type { GatheredNames } from './gathered-names';
import { Counts } from './hash-table';
import { WORD } from './lexicon';
import type { PairCounts } from './pair-counts';
import type { SurfaceFacts } from './surface-facts';
import type { SurfaceTable } from './surface-table';

/** Titles that go with somebody's given name: "King Salman", "Pope Francis". */
const WITH_GIVEN = setOf('king queen prince princess pope sultan emir emperor empress');
/** Those that go with a family name as well: "Imam Hossein", "Imam Khomeini". */
const WITH_EITHER = setOf('imam haj hajj hadji');
/** "Martin Luther King Jr." */
const SUFFIXES = setOf('jr sr jnr snr');

function setOf(words: string): ReadonlySet<number> {
  return new Set(words.split(' ').map((word) => hashName(word).a));
}

/**
 * Whether behind the title word `title` the name that starts with `word` is a given name, which calls
 * nobody whose family name it is. Both by their first hashes.
 *
 * @param bits bits of `WORD` for `word`
 */
export function callsByGiven(title: number, word: number, bits: number): boolean {
  if ((bits & WORD.particle) !== 0 || SUFFIXES.has(word)) return false;
  return WITH_GIVEN.has(title) || (WITH_EITHER.has(title) && (bits & WORD.given) !== 0);
}

/**
 * In how many documents each name stands as a given name behind such a title.
 *
 * @param pairs (name, title) → documents
 */
export function countByGiven(
  pairs: PairCounts,
  { facts, names, titles }: { facts: SurfaceFacts; names: GatheredNames; titles: SurfaceTable },
): Counts {
  const last = new Map<number, number>();
  const lastOf = (title: number): number => {
    const known = last.get(title);
    if (known !== undefined) return known;
    const { a } = hashName(/[^\s.]+\.?$/.exec(titles.text(title))?.[0] ?? '');
    last.set(title, a);
    return a;
  };
  const counts = new Counts(names.size);
  for (const { left: name, rights } of pairs.grouped()) {
    const first = names.written(name).surfaces[0] ?? 0;
    const [word, bits] = [facts.hashA[first] ?? 0, facts.bits[first] ?? 0];
    for (const { right: title, count } of rights)
      if (callsByGiven(lastOf(title), word, bits)) counts.add(name, count);
  }
  return counts;
}
