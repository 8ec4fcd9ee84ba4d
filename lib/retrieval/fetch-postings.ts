import type { LiveView } from './live-segments';
import { leavesOf, mapLeaves, type Leaf, type QueryNode } from './plan-query';
import { findInPage, type WantedTerm } from './page-terms';
import { livePostings, type SegmentPostings } from './segment-postings';
import type { PlacedEntry } from './text-index';

/** Most terms that one prefix or misspelling stands for: the most frequent ones. */
const MAX_EXPANSIONS = 256;
/** … and so many postings: with more, nobody would see sooner what he types. So few terms are taken all the same. */
const MAX_POSTINGS = 80_000;
const MIN_EXPANSIONS = 8;
/** Most pages of one segment read for one prefix. */
const MAX_PREFIX_PAGES = 48;
/** A word of so many letters may be misspelt by one edit for each; 2 at most. */
const LETTERS_PER_EDIT = 5;
const MAX_EDITS = 2;
/** Letters of an unfinished word that may be left off to reach the stem of what it becomes. */
const MAX_CUT = 3;
const MIN_CUT_TERM = 3;

/** A term and its postings in each segment; undefined where it has none. */
export type TermPostings = {
  readonly term: string;
  readonly segments: readonly (SegmentPostings | undefined)[];
  /** In how many live documents it is, by field. */
  readonly df: readonly [title: number, text: number];
};

/** What was fetched: a query whose leaves say which terms they stand for, and all their postings. */
export type Fetched = {
  readonly nodes: readonly QueryNode[];
  /** In ascending order of the terms. */
  readonly terms: readonly TermPostings[];
  /** A prefix or misspelling stands for more terms than were fetched. */
  readonly isCut: boolean;
};

/** One place where a term has postings. */
type Found = PlacedEntry & { readonly segment: number };

/**
 * Fetches the postings of all terms that `nodes` ask for. A word that no live index knows is looked
 * for within a few edits; an unfinished one also by its beginning.
 */
export async function fetchPostings(
  live: LiveView,
  nodes: readonly QueryNode[],
  signal?: AbortSignal,
  known: KnownWords = new Set(),
): Promise<Fetched> {
  const found = new Map<string, Found[]>();
  const leaves = new Map(nodes.flatMap(leavesOf).map((leaf) => [keyOf(leaf), leaf]));
  let isCut = await findTerms(live, [...leaves.values()], found, signal);

  const resolved = new Map(leaves);
  // What is not wanted is taken at its word: "-oyl" does not exclude oil.
  const wantedKeys = new Set(nodes.flatMap(wantedLeaves).map(keyOf));
  for (const [key, leaf] of leaves)
    if (
      leaf.edits === 0 &&
      wantedKeys.has(key) &&
      !known.has(key) &&
      !(await isKnown(live, leaf, found, signal))
    )
      resolved.set(key, await cutToKnown(live, leaf, found, signal));
  const misspelt = [...resolved.values()].filter((leaf) => leaf.edits > 0);
  if (misspelt.length > 0) isCut = (await findSimilar(live, misspelt, found, signal)) || isCut;

  const wanted = nodes.map((node) => mapLeaves(node, (leaf) => resolved.get(keyOf(leaf)) ?? leaf));
  const kept = keepFrequent(wanted.flatMap(leavesOf), found);
  return {
    nodes: wanted,
    terms: await decodeTerms(live, kept.found, signal),
    isCut: isCut || kept.isCut,
  };
}

/** Words that some index knows, by `keyOf`: no other index takes them for misspelt. */
export type KnownWords = ReadonlySet<string>;

/** Which words of `nodes` any of several indexes knows. */
export async function knownWords(
  lives: readonly LiveView[],
  nodes: readonly QueryNode[],
  signal?: AbortSignal,
): Promise<KnownWords> {
  const known = new Set<string>();
  const leaves = nodes.flatMap(leavesOf);
  for (const live of lives) {
    const found = new Map<string, Found[]>();
    await findTerms(live, leaves, found, signal);
    for (const leaf of leaves) if (await isKnown(live, leaf, found, signal)) known.add(keyOf(leaf));
  }
  return known;
}

/** The leaves of `node` but those of what it excludes. */
function wantedLeaves(node: QueryNode): Leaf[] {
  if (node.kind === 'every') return [];
  if (node.kind === 'leaf') return [node];
  return (node.kind === 'but' ? node.nodes.slice(0, 1) : node.nodes).flatMap(wantedLeaves);
}

function keyOf({ term, prefix, edits, field }: Leaf): string {
  return `${prefix ? 'prefix' : 'word'} ${edits} ${field ?? ''} ${term}`;
}

/** Whether any document that counts has the term of `leaf`, or one that it starts. */
async function isKnown(
  live: LiveView,
  leaf: Leaf,
  found: ReadonlyMap<string, readonly Found[]>,
  signal?: AbortSignal,
): Promise<boolean> {
  if (await isAnyLive(live, found.get(leaf.term) ?? [], signal)) return true;
  if (!leaf.prefix) return false;
  for (const [term, places] of found)
    if (term.startsWith(leaf.term) && (await isAnyLive(live, places, signal))) return true;
  return false;
}

/** Whether a document that counts is among the postings at `places`. */
async function isAnyLive(
  live: LiveView,
  places: readonly Found[],
  signal?: AbortSignal,
): Promise<boolean> {
  for (const place of places) {
    const segment = live.segments[place.segment];
    if (!segment) continue;
    // More documents than no longer count: they need not be looked at.
    if (place.entry.df.some((count) => count > segment.dead.size)) return true;
    const [postings] = await segment.index.postings([place], signal);
    if (postings && livePostings(postings, segment.dead)) return true;
  }
  return false;
}

/** Notes in `found` where the terms of `leaves` are. @returns whether a prefix has too many pages */
async function findTerms(
  live: LiveView,
  leaves: readonly Leaf[],
  found: Map<string, Found[]>,
  signal?: AbortSignal,
): Promise<boolean> {
  let isCut = false;
  const perSegment = live.segments.map(async ({ index }, segment) => {
    /** What is looked for on each page. */
    const onPages = new Map<number, WantedTerm[]>();
    for (const leaf of leaves) {
      const first = index.pageOf(leaf.term);
      const last = leaf.prefix ? index.pageOf(`${leaf.term}\uffff`) : first;
      if (last - first >= MAX_PREFIX_PAGES) isCut = true;
      for (let n = Math.max(0, first); n <= last && n < first + MAX_PREFIX_PAGES; n++) {
        const wanted = onPages.get(n);
        if (wanted) wanted.push(leaf);
        else onPages.set(n, [leaf]);
      }
    }
    const pages = await index.pages([...onPages.keys()], signal);
    return [...onPages.values()].flatMap((wanted, i) => {
      const payload = pages[i] ?? new Uint8Array(0);
      return findInPage(payload, wanted).map((entry): Found => ({ segment, entry, payload }));
    });
  });
  for (const places of await Promise.all(perSegment)) {
    for (const place of places) {
      const known = found.get(place.entry.term);
      if (!known) found.set(place.entry.term, [place]);
      else if (known.every((each) => each.segment !== place.segment)) known.push(place);
    }
  }
  return isCut;
}

/** An unknown leaf as the known stem of what is being typed, else as a misspelling. */
async function cutToKnown(
  live: LiveView,
  leaf: Leaf,
  found: Map<string, Found[]>,
  signal?: AbortSignal,
): Promise<Leaf> {
  if (leaf.prefix) {
    const cuts: Leaf[] = [];
    for (let cut = 1; cut <= MAX_CUT && leaf.term.length - cut >= MIN_CUT_TERM; cut++)
      cuts.push({ ...leaf, term: leaf.term.slice(0, -cut), prefix: false });
    await findTerms(live, cuts, found, signal);
    for (const each of cuts)
      if (await isAnyLive(live, found.get(each.term) ?? [], signal)) return each;
  }
  // A number is not another one misspelt.
  if (/\p{N}/u.test(leaf.term)) return { ...leaf, prefix: false };
  const edits = Math.min(MAX_EDITS, Math.round(leaf.term.length / LETTERS_PER_EDIT));
  return { ...leaf, prefix: false, edits };
}

/** Notes in `found` the terms a few edits away. @returns whether there are too many */
async function findSimilar(
  live: LiveView,
  leaves: readonly Leaf[],
  found: Map<string, Found[]>,
  signal?: AbortSignal,
): Promise<boolean> {
  const lists = live.segments.map(({ index }) => index.similar(leaves, signal));
  const similar = new Set((await Promise.all(lists)).flat());
  signal?.throwIfAborted();
  const exact = [...similar].map((term): Leaf => ({ kind: 'leaf', term, prefix: false, edits: 0 }));
  return findTerms(live, exact, found, signal);
}

/** Of each leaf's many terms the most frequent. */
function keepFrequent(
  leaves: readonly Leaf[],
  found: ReadonlyMap<string, Found[]>,
): { found: ReadonlyMap<string, Found[]>; isCut: boolean } {
  const exact = new Set(leaves.map((leaf) => leaf.term));
  const others = [...found].filter(([term]) => !exact.has(term));
  const frequencies = Float64Array.from(others, ([, places]) => frequencyOf(places));
  const ordered = frequencies.toSorted().toReversed();
  const most = affordable(ordered);
  if (others.length <= most) return { found, isCut: false };
  // Two letters start thousands of terms: only those that may be among the most frequent are put in order.
  const least = ordered[most - 1] ?? 0;
  const frequent = others
    .map((of, i) => ({ of, frequency: frequencies[i] ?? 0 }))
    .filter(({ frequency }) => frequency >= least)
    .sort((a, b) => b.frequency - a.frequency || (a.of[0] < b.of[0] ? -1 : 1))
    .slice(0, most)
    .map(({ of }) => of);
  const named = [...found].filter(([term]) => exact.has(term));
  return { found: new Map([...named, ...frequent]), isCut: true };
}

/** How many of the terms with these frequencies, the greatest first, are fetched. */
export function affordable(frequencies: Float64Array): number {
  let postings = 0;
  for (const [i, frequency] of frequencies.entries()) {
    postings += frequency;
    if (i >= MAX_EXPANSIONS || (postings > MAX_POSTINGS && i >= MIN_EXPANSIONS)) return i;
  }
  return frequencies.length;
}

/** In how many documents a term is, each field counted by itself. */
function frequencyOf(places: readonly Found[]): number {
  let frequency = 0;
  for (const { entry } of places) frequency += entry.df[0] + entry.df[1];
  return frequency;
}

async function decodeTerms(
  live: LiveView,
  found: ReadonlyMap<string, readonly Found[]>,
  signal?: AbortSignal,
): Promise<TermPostings[]> {
  const ofSegments = await Promise.all(
    live.segments.map(async ({ index, dead }, segment) => {
      const [terms, places]: [string[], Found[]] = [[], []];
      for (const [term, of] of found) {
        const place = of.find((each) => each.segment === segment);
        if (!place) continue;
        terms.push(term);
        places.push(place);
      }
      const postings = await index.postings(places, signal);
      return new Map(
        terms.map((term, i) => [term, postings[i] && livePostings(postings[i], dead)]),
      );
    }),
  );
  const terms = [...found.keys()].map((term): TermPostings => {
    const segments = ofSegments.map((of) => of.get(term));
    const df: [number, number] = [0, 0];
    for (const of of segments) {
      df[0] += of?.df[0] ?? 0;
      df[1] += of?.df[1] ?? 0;
    }
    return { term, segments, df };
  });
  return terms.sort((a, b) => (a.term < b.term ? -1 : 1));
}
