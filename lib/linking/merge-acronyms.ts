import { fold } from '@/lib/text/fold';
import { initialsOf, isAcronymOf } from './acronym';
import type { MergeInput } from './merge-names';
import { PairCounts } from './pair-counts';
import { similarity } from './variant-key';

/** A long name must be meant by an acronym in this share of its explanations. */
const DOMINANCE = 0.6;
/** An acronym that is an everyday word too ("CAR") needs so many explanations. */
const MIN_EXPLAINED = 3;
/** What is mostly written with small letters is an acronym when so many of its documents explain it. */
const OWN_SHARE = 0.1;
/** Explanations at least this similar, 0 to 1, are spellings of one name. */
const SAME_EXPLANATION = 0.9;
/** An acronym that is nowhere explained needs a long name in this many documents, … */
const MIN_LONG_DOCUMENTS = 10;
/** … and this many documents that have both, this share of the rarer one's. */
const MIN_TOGETHER = 3;
const TOGETHER_SHARE = 0.2;
/** The share of those of two letters that are not used in many documents. */
const MANY_USES = 200;
const SHORT_TOGETHER_SHARE = 0.6;
/** Two letters are often somebody's initials: they need more. */
const MIN_SHORT_TOGETHER = 20;
/** Archives below this many documents are small. */
const SMALL_ARCHIVE = 50;
/** Another long name this frequent, relative to the explained one, makes an acronym doubtful. */
const RIVAL_SHARE = 0.3;

/**
 * Merges acronyms into the names that the archive explains them by: "Organization of Islamic
 * Cooperation (OIC)"; others into the name of the same initials that stands beside them: "UN".
 */
export function mergeAcronyms(input: MergeInput): void {
  const { context, merges, names } = input;
  const longs = longNamesByInitials(input);
  const seen = new Set<number>();
  for (const { left: short, rights } of context.acronyms.grouped()) {
    seen.add(short);
    if (input.fixed.has(short)) continue;
    const letters = textOf(input, short);
    const fitting = rights.filter(({ right }) => isAcronymOf(letters, textOf(input, right)));
    const best = dominant(fitting.map(({ right, count }) => [merges.rootOf(right), count]));
    if (best === undefined) continue;
    for (const { right: name } of fitting) {
      const root = merges.rootOf(name);
      if (root === best || names.documents.get(root) > names.documents.get(best)) continue;
      const near = similarity(fold(textOf(input, root)), fold(textOf(input, best)));
      if (near >= SAME_EXPLANATION) merges.merge(root, best, 'alias');
    }
    const explained = fitting.reduce((sum, { count }) => sum + count, 0);
    if (isOwnWord(input, short, explained)) continue;
    const used = names.documents.get(short) > 0 || explained >= MIN_EXPLAINED;
    // Two letters stand for many things.
    const isRare = names.documents.get(short) < MANY_USES && !isSmall(input);
    if (isShort(letters) && isRare && explained < MIN_EXPLAINED) continue;
    if (hasRival(input, longs, short, { best, explained })) continue;
    if (short !== best && used) merges.merge(short, best, 'acronym');
  }
  mergeUnexplained(input, longs, seen);
}

/** "Mecca", which is seldom written "MECCA": a name of its own, unless many documents explain it, as "Instex". */
function isOwnWord({ names, shapes }: MergeInput, short: number, explained: number): boolean {
  const documents = names.documents.get(short);
  return documents > 0 && !shapes.isAcronym(short) && explained < documents * OWN_SHARE;
}

function textOf({ names }: MergeInput, name: number): string {
  return names.text(name);
}

/** The root that has most of the counts, or undefined when none dominates. */
function dominant(counted: readonly [root: number, count: number][]): number | undefined {
  const byRoot = new Map<number, number>();
  let total = 0;
  for (const [root, count] of counted) {
    byRoot.set(root, (byRoot.get(root) ?? 0) + count);
    total += count;
  }
  const [best] = [...byRoot].sort((x, y) => y[1] - x[1] || x[0] - y[0]);
  return best && best[1] / total >= DOMINANCE ? best[0] : undefined;
}

/** Whether another usual name has the same initials: "AP" need not be the one that is explained. */
function hasRival(
  { merges, names }: MergeInput,
  longs: ReadonlyMap<string, readonly number[]>,
  short: number,
  { best, explained }: { best: number; explained: number },
): boolean {
  if (explained >= names.documents.get(short) * TOGETHER_SHARE) return false;
  const letters = names.text(short);
  return (longs.get(fold(letters)) ?? []).some(
    (long) =>
      merges.rootOf(long) !== best &&
      names.documents.get(long) >= names.documents.get(best) * RIVAL_SHARE,
  );
}

function mergeUnexplained(
  input: MergeInput,
  longs: ReadonlyMap<string, readonly number[]>,
  explained: ReadonlySet<number>,
): void {
  const { merges, names, shapes } = input;
  const wanted = new Map<number, readonly number[]>();
  const least = isSmall(input) ? 1 : MIN_TOGETHER;
  for (let name = 0; name < names.size; name++) {
    if (!shapes.isAcronym(name) || explained.has(name) || input.fixed.has(name)) continue;
    const fitting = longs.get(fold(textOf(input, name)));
    if (fitting && names.documents.get(name) >= least) wanted.set(name, fitting);
  }
  for (const { left: short, rights } of countTogether(input, wanted).grouped()) {
    const best = dominant(rights.map(({ right, count }) => [right, count]));
    if (best === undefined) continue;
    const rarer = Math.min(names.documents.get(short), names.documents.get(best));
    const count = rights.find(({ right }) => right === best)?.count ?? 0;
    const enough = leastTogether(input, short);
    const doubted = isShort(textOf(input, short)) && names.documents.get(short) < MANY_USES;
    const share = doubted ? SHORT_TOGETHER_SHARE : TOGETHER_SHARE;
    if (count >= enough && count >= rarer * share) merges.merge(short, best, 'acronym');
  }
}

/** In a small archive one document with both tells; there is no more to be had. */
function isSmall({ names }: MergeInput): boolean {
  return names.documentCount < SMALL_ARCHIVE;
}

function isShort(letters: string): boolean {
  return letters.replaceAll('.', '').length <= 2;
}

/** Documents that must have both the acronym and its long name. */
function leastTogether(input: MergeInput, short: number): number {
  if (isShort(textOf(input, short))) return MIN_SHORT_TOGETHER;
  return isSmall(input) ? 1 : MIN_TOGETHER;
}

/** Usual names of two to six words by their initials. */
function longNamesByInitials(input: MergeInput): Map<string, number[]> {
  const { names, shapes } = input;
  const longs = new Map<string, number[]>();
  const least = isSmall(input) ? 1 : MIN_LONG_DOCUMENTS;
  for (let name = 0; name < names.size; name++) {
    const words = shapes.wordCount(name);
    if (words < 2 || words > 6 || names.documents.get(name) < least) continue;
    if (shapes.isPerson(name)) continue;
    const { large } = initialsOf(textOf(input, name));
    const known = longs.get(large);
    if (known) known.push(name);
    else longs.set(large, [name]);
  }
  return longs;
}

/** (acronym, long name) → documents that have both. */
function countTogether(
  { merges, names }: MergeInput,
  wanted: ReadonlyMap<number, readonly number[]>,
): PairCounts {
  const together = new PairCounts();
  const present = new Set<number>();
  for (let document = 0; document < names.documentCount; document++) {
    present.clear();
    let hasWanted = false;
    names.visit(document, (name) => {
      present.add(name);
      hasWanted ||= wanted.has(name);
    });
    if (!hasWanted) continue;
    for (const short of present)
      for (const long of wanted.get(short) ?? [])
        if (present.has(long)) together.add(short, merges.rootOf(long));
  }
  return together;
}
