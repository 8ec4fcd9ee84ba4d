import { KIND } from '@/lib/text/token-list';
import { largestShare } from './accept-name';
import { AcceptedRuns, MAX_PIECES } from './accepted-runs';
import { FoundNames } from './found-names';
import { GatheredNames, nameHash, SEEN } from './gathered-names';
import type { KnownPieces, Piece } from './known-pieces';
import { PairCounts } from './pair-counts';
import { countByGiven } from './given-titles';
import { Counts, leastCount } from './hash-table';
import { WORD } from './lexicon';
import type { SplitContext } from './name-facts';
import type { RunArchive } from './run-archive';
import { RunNumbers } from './run-numbers';
import { RUN, type StoredRun } from './run-store';
import type { SurfaceFacts } from './surface-facts';
import { isUncased } from './uncased-names';

/** Longest name, in words, looked for in lines whose capitals say nothing. */
const MAX_SHOUTED = 6;
/** A single word in such a line must be this surely a name. */
const SHOUTED_SHARE = 0.8;

/** Archives above so many documents first count which names are too rare to be gathered. */
const LARGE_ARCHIVE = 150_000;
/** Most names gathered, and cells of the sketch that tells which are rare. */
const MAX_GATHERED = 1_200_000;
const RARE_CELLS = 2 ** 24;

/** A word starts longer names so often, and so many times as often as it stands otherwise. */
const FIRST_USES = 4;
const FIRST_FACTOR = 3;
const NO_FIRST_WORD = WORD.demonym | WORD.family;

/** How often titles and acronyms were seen with names. */
export type NameContext = {
  /** (name, title) → documents. */
  readonly titles: PairCounts;
  /** Documents that have the name as a given name behind "King" or the like. */
  readonly byGiven: Counts;
  /** (acronym name, long name) → documents. */
  readonly acronyms: PairCounts;
  /** "35th International …" → the series it is one of. */
  readonly ordinals: ReadonlyMap<number, number>;
  /** Names of one word that nearly always starts longer ones: "Muqtada", "Hazrat". */
  readonly firstWords: ReadonlySet<number>;
  /** Acronyms of small words: "initial public offering (IPO)". */
  readonly plainAcronyms: ReadonlySet<number>;
};

type Gathering = SplitContext & {
  readonly facts: SurfaceFacts;
  readonly known: KnownPieces;
  readonly accepted: AcceptedRuns;
  readonly names: GatheredNames;
  readonly titles: PairCounts;
  readonly acronyms: PairCounts;
  readonly plainAcronyms: Set<number>;
};

/** Decides about every run of the archive and gathers the names it accepts. */
export async function gatherNames(
  archive: RunArchive,
  facts: SurfaceFacts,
  known: KnownPieces,
): Promise<{ names: GatheredNames; context: NameContext }> {
  const accepted = new AcceptedRuns({ facts, known });
  const names = new GatheredNames(facts, await frequentNames(archive, facts, accepted));
  const gathering: Gathering = {
    facts,
    known,
    accepted,
    names,
    titles: new PairCounts(),
    acronyms: new PairCounts(),
    plainAcronyms: new Set(),
  };
  const numbers = new RunNumbers(accepted);
  // Headlines are read by what ordinary sentences show to be names, so those come first.
  const forms = new Counts(16_384);
  for await (const { documents } of archive.read())
    for (const { runs } of documents)
      for (const run of runs)
        if (!isShouted(run)) noteRun(gathering, run, numbers.first(run), forms);
  names.seal();
  const found = new FoundNames(names.size);
  for await (const { documents } of archive.read()) {
    for (const { runs } of documents) {
      gatherDocument(gathering, runs, numbers, found);
      names.endDocument(found);
      found.clear();
    }
  }
  const { titles, acronyms, plainAcronyms } = gathering;
  const ordinals = ordinalsOf(facts, names);
  const firstWords = firstWordsOf(gathering);
  const byGiven = countByGiven(titles, { facts, names, titles: archive.titles });
  return { names, context: { titles, byGiven, acronyms, ordinals, firstWords, plainAcronyms } };
}

/** Which names a large archive has often enough; in others, all. */
async function frequentNames(
  archive: RunArchive,
  facts: SurfaceFacts,
  accepted: AcceptedRuns,
): Promise<(hash: number) => boolean> {
  if (archive.documents.size <= LARGE_ARCHIVE) return () => true;
  const cells = new Uint8Array(RARE_CELLS);
  const seen = new Set<number>();
  for await (const { documents } of archive.read()) {
    for (const { runs } of documents) {
      seen.clear();
      for (const run of runs) {
        if (isShouted(run)) continue;
        for (const { from, to } of accepted.piecesIn(run)) {
          const [a, b] = facts.key(run.surfaces, from, to);
          seen.add(nameHash(a, b) % RARE_CELLS);
        }
      }
      for (const cell of seen) cells[cell] = Math.min(255, (cells[cell] ?? 0) + 1);
    }
  }
  const least = leastCount(cells, MAX_GATHERED);
  return (hash) => (cells[hash % RARE_CELLS] ?? 0) >= least;
}

/** @param forms for each piece of a remembered run: 1 when it is not gathered, else its form plus 2 */
function noteRun(gathering: Gathering, run: StoredRun, number: number, forms: Counts): void {
  const { accepted, names } = gathering;
  const pieces = accepted.piecesOf(number, run);
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i];
    if (!piece) continue;
    const at = number * MAX_PIECES + i;
    const known = number < 0 ? 0 : forms.get(at);
    if (known > 1) names.noteAgain(known - 2, run.count);
    else if (known === 0) {
      const form = note(gathering, run, piece);
      if (number >= 0) forms.set(at, form + 2);
    }
    if (piece.to === run.surfaces.length && run.acronym > 0)
      names.note({ surfaces: [run.acronym - 1], gaps: [0] }, 0);
  }
}

function isShouted(run: StoredRun): boolean {
  return (run.flags & (RUN.titleCase | RUN.allCaps)) !== 0;
}

/** Each name that starts with an ordinal, with the name of its series. */
function ordinalsOf(facts: SurfaceFacts, names: GatheredNames): Map<number, number> {
  const ordinals = new Map<number, number>();
  for (let name = 0; name < names.size; name++) {
    const { surfaces } = names.written(name);
    if (facts.kind[surfaces[0] ?? 0] !== KIND.ordinal) continue;
    const [a, b] = facts.key(surfaces, 1, surfaces.length);
    const series = names.find(a, b);
    if (series >= 0) ordinals.set(name, series);
  }
  return ordinals;
}

function firstWordsOf({ facts, known, names }: Gathering): Set<number> {
  const firstWords = new Set<number>();
  for (let name = 0; name < names.size; name++) {
    const [only, more] = names.written(name).surfaces;
    if (only === undefined || more !== undefined || facts.has(only, NO_FIRST_WORD)) continue;
    const begins = known.begins(only);
    const starts = begins >= FIRST_USES && begins >= known.standsOtherwise(only) * FIRST_FACTOR;
    if (starts && facts.kind[only] === KIND.capital) firstWords.add(name);
  }
  return firstWords;
}

/** @returns the form's number, or -1 */
function note({ facts, names }: Gathering, run: StoredRun, piece: Piece): number {
  const surfaces = run.surfaces.slice(piece.from, piece.to);
  const gaps = run.gaps.slice(piece.from, piece.to);
  const share = Math.round(largestShare(facts, surfaces, 0, surfaces.length) * 1000);
  const form = names.note({ surfaces, gaps }, run.count, share);
  if (facts.kind[surfaces[0] ?? 0] === KIND.ordinal)
    names.note({ surfaces: surfaces.slice(1), gaps: gaps.slice(1) }, 0, share);
  return form;
}

function gatherDocument(
  gathering: Gathering,
  runs: readonly StoredRun[],
  numbers: RunNumbers,
  found: FoundNames,
): void {
  for (const run of runs) {
    const inTitle = (run.flags & RUN.inTitle) !== 0 ? SEEN.title : 0;
    if (isShouted(run)) {
      for (const name of shoutedNames(gathering, run)) found.add(name, run.count, inTitle);
      continue;
    }
    const number = numbers.again(run);
    const pieces = gathering.accepted.piecesOf(number, run);
    for (let i = 0; i < pieces.length; i++) {
      const piece = pieces[i];
      if (!piece) continue;
      const at = number < 0 ? -1 : number * MAX_PIECES + i;
      const name = found.nameAt(at) ?? found.remember(at, find(gathering, run, piece));
      if (name < 0) continue;
      const beside = piece.from === 0 || isUncased(gathering.facts, run);
      found.add(name, run.count, (beside ? seenAs(run) : 0) | inTitle);
      if (beside && run.title > 0) gathering.titles.add(name, run.title);
      if (piece.to === run.surfaces.length && run.acronym > 0) noteAcronym(gathering, run, name);
    }
  }
}

function seenAs(run: StoredRun): number {
  const place = (run.flags & RUN.placeBefore) !== 0 ? SEEN.placeBefore : 0;
  return run.title > 0 ? SEEN.titled : place;
}

function find({ facts, names }: Gathering, run: StoredRun, piece: Piece): number {
  const [a, b] = facts.key(run.surfaces, piece.from, piece.to);
  return names.find(a, b);
}

function noteAcronym(gathering: Gathering, run: StoredRun, name: number): void {
  const { facts, names, acronyms, plainAcronyms } = gathering;
  if (run.surfaces.length === 1 && run.acronym - 1 === run.surfaces[0]) plainAcronyms.add(name);
  const [a, b] = facts.key([run.acronym - 1], 0, 1);
  const short = names.find(a, b);
  if (short >= 0 && short !== name) acronyms.add(short, name);
}

/** Known names in a run whose capitals say nothing, the longest first from the left. */
function shoutedNames(gathering: Gathering, run: StoredRun): number[] {
  const { facts } = gathering;
  const found: number[] = [];
  for (let from = 0; from < run.surfaces.length;) {
    let to = Math.min(run.surfaces.length, from + MAX_SHOUTED);
    let name = -1;
    for (; to > from; to--) {
      const single = run.surfaces[from] ?? 0;
      if (to - from === 1 && (facts.common[single] || (facts.solo[single] ?? 0) < SHOUTED_SHARE))
        continue;
      name = find(gathering, run, { from, to });
      if (name >= 0) break;
    }
    if (name >= 0) found.push(name);
    from = name >= 0 ? to : from + 1;
  }
  return found;
}
