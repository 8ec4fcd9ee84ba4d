import { KIND } from '@/lib/text/token-list';
import { largestShare } from './accept-name';
import { acceptedPieces } from './accept-pieces';
import type { Furniture } from './furniture';
import { GatheredNames, SEEN } from './gathered-names';
import { KnownPieces, type Piece } from './known-pieces';
import { NEAR_END, RUN, type RunStore, type StoredRun } from './run-store';
import type { SplitContext } from './split-piece';
import type { SurfaceFacts } from './surface-facts';

/** A writer's initials stand at most so many tokens before the end, or before the furniture. */
const INITIALS_REACH = 3;
/** Longest name, in words, looked for in lines whose capitals say nothing. */
const MAX_SHOUTED = 6;
/** A single word in such a line must be this surely a name. */
const SHOUTED_SHARE = 0.8;

/** How often titles and acronyms were seen with names. */
export type NameContext = {
  /** name → title number → documents. */
  readonly titles: Map<number, Map<number, number>>;
  /** acronym name → long name → documents. */
  readonly acronyms: Map<number, Map<number, number>>;
  /** "35th International …" → the series it is one of. */
  readonly ordinals: Map<number, number>;
};

type Gathering = SplitContext & {
  readonly facts: SurfaceFacts;
  readonly names: GatheredNames;
  readonly context: NameContext;
};

/** Decides about every run of the archive and gathers the names it accepts. */
export function gatherNames(
  store: RunStore,
  facts: SurfaceFacts,
  furniture: Furniture,
): { names: GatheredNames; context: NameContext } {
  const known = new KnownPieces(store, facts);
  const names = new GatheredNames();
  const context: NameContext = { titles: new Map(), acronyms: new Map(), ordinals: new Map() };
  const gathering: Gathering = { facts, known, names, context };
  // Headlines are read by what ordinary sentences show to be names, so those come first.
  for (const { document, runs } of store.read()) {
    for (const run of ownRuns(runs, furniture.tailOf(document)))
      if (!isShouted(run))
        for (const piece of acceptedPieces(gathering, run)) note(gathering, run, piece);
  }
  for (const { document, runs } of store.read())
    gatherDocument(gathering, ownRuns(runs, furniture.tailOf(document)));
  return { names, context };
}

function isShouted(run: StoredRun): boolean {
  return (run.flags & (RUN.titleCase | RUN.allCaps)) !== 0;
}

/** The runs of a document without those of its furniture and the writer's initials. */
function ownRuns(runs: readonly StoredRun[], tail: number): StoredRun[] {
  return runs.filter((run) => {
    if ((run.flags & RUN.initialsPair) !== 0) return false;
    if ((run.flags & RUN.inTitle) !== 0 || run.fromEnd >= NEAR_END) return true;
    if (run.fromEnd < tail) return false;
    return (run.flags & RUN.initials) === 0 || run.fromEnd - tail >= INITIALS_REACH;
  });
}

function note({ facts, names, context }: Gathering, run: StoredRun, piece: Piece): number {
  const surfaces = run.surfaces.slice(piece.from, piece.to);
  const gaps = run.gaps.slice(piece.from, piece.to);
  const whole = names.note(facts, { surfaces, gaps }, run.count);
  const share = Math.round(largestShare(facts, surfaces, 0, surfaces.length) * 1000);
  names.share.set(whole, Math.max(share, names.share.get(whole)));
  if (facts.kind[surfaces[0] ?? 0] !== KIND.ordinal) return whole;
  const series = names.note(facts, { surfaces: surfaces.slice(1), gaps: gaps.slice(1) }, 0);
  names.share.set(series, Math.max(share, names.share.get(series)));
  context.ordinals.set(whole, series);
  return whole;
}

function gatherDocument(gathering: Gathering, runs: readonly StoredRun[]): void {
  const counts = new Map<number, { count: number; seen: number }>();
  const add = (name: number, run: StoredRun, seen: number): void => {
    const entry = counts.get(name);
    const inTitle = (run.flags & RUN.inTitle) !== 0 ? SEEN.title : 0;
    if (entry) {
      entry.count += run.count;
      entry.seen |= seen | inTitle;
    } else counts.set(name, { count: run.count, seen: seen | inTitle });
  };
  for (const run of runs) {
    if (isShouted(run)) {
      for (const name of shoutedNames(gathering, run)) add(name, run, 0);
      continue;
    }
    const pieces = acceptedPieces(gathering, run);
    for (const piece of pieces) {
      const name = find(gathering, run, piece);
      if (name < 0) continue;
      add(name, run, seenAs(run, piece));
      if (piece.from === 0 && run.title > 0) tally(gathering.context.titles, name, run.title);
      if (piece.to === run.surfaces.length && run.acronym > 0) noteAcronym(gathering, run, name);
    }
  }
  for (const [name, { count, seen }] of counts) gathering.names.mention(name, count, seen);
  gathering.names.endDocument();
}

function seenAs(run: StoredRun, piece: Piece): number {
  if (piece.from !== 0) return 0;
  const place = (run.flags & RUN.placeBefore) !== 0 ? SEEN.placeBefore : 0;
  return run.title > 0 ? SEEN.titled : place;
}

function find({ facts, names }: Gathering, run: StoredRun, piece: Piece): number {
  const [a, b] = facts.key(run.surfaces, piece.from, piece.to);
  return names.find(a, b);
}

function noteAcronym({ facts, names, context }: Gathering, run: StoredRun, name: number): void {
  const short = names.note(facts, { surfaces: [run.acronym - 1], gaps: [0] }, 0);
  if (short !== name) tally(context.acronyms, short, name);
}

function tally(into: Map<number, Map<number, number>>, key: number, value: number): void {
  let counts = into.get(key);
  if (!counts) into.set(key, (counts = new Map()));
  counts.set(value, (counts.get(value) ?? 0) + 1);
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
