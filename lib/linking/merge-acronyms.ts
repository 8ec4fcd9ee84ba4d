import { fold } from '@/lib/text/fold';
import { initialsOf, isAcronymOf } from './acronym';
import type { MergeInput } from './merge-names';
import { similarity } from './variant-key';

/** A long name must be meant by an acronym in this share of its explanations. */
const DOMINANCE = 0.6;
/** An acronym that is an everyday word too ("CAR") needs so many explanations. */
const MIN_EXPLAINED = 3;
/** Explanations at least this similar, 0 to 1, are spellings of one name. */
const SAME_EXPLANATION = 0.9;
/** An acronym that is nowhere explained needs a long name in this many documents, … */
const MIN_LONG_DOCUMENTS = 10;
/** … and this many documents that have both, this share of the rarer one's. */
const MIN_TOGETHER = 3;
const TOGETHER_SHARE = 0.2;

/**
 * Merges acronyms into the names that the archive explains them by: "Organization of Islamic
 * Cooperation (OIC)"; others into the name of the same initials that stands beside them: "UN".
 */
export function mergeAcronyms(input: MergeInput): void {
  const { context, merges, names } = input;
  for (const [short, longs] of context.acronyms) {
    const letters = textOf(input, short);
    const fitting = [...longs].filter(([name]) => isAcronymOf(letters, textOf(input, name)));
    const best = dominant(fitting.map(([name, documents]) => [merges.rootOf(name), documents]));
    if (best === undefined) continue;
    for (const [name] of fitting) {
      const root = merges.rootOf(name);
      if (root === best || names.documents.get(root) > names.documents.get(best)) continue;
      const near = similarity(fold(textOf(input, root)), fold(textOf(input, best)));
      if (near >= SAME_EXPLANATION) merges.merge(root, best, 'alias');
    }
    const explained = fitting.reduce((sum, [, documents]) => sum + documents, 0);
    const used = names.documents.get(short) > 0 || explained >= MIN_EXPLAINED;
    if (short !== best && used) merges.merge(short, best, 'acronym');
  }
  mergeUnexplained(input);
}

function textOf({ names }: MergeInput, name: number): string {
  return names.forms(name)[0]?.text ?? '';
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

function mergeUnexplained(input: MergeInput): void {
  const { context, merges, names, shapes } = input;
  const longs = longNamesByInitials(input);
  const wanted = new Map<number, readonly number[]>();
  for (let name = 0; name < names.size; name++) {
    if (!shapes.isAcronym(name) || context.acronyms.has(name)) continue;
    const fitting = longs.get(fold(textOf(input, name)));
    if (fitting && names.documents.get(name) >= MIN_TOGETHER) wanted.set(name, fitting);
  }
  const together = countTogether(input, wanted);
  for (const [short, counts] of together) {
    const best = dominant([...counts]);
    if (best === undefined) continue;
    const rarer = Math.min(names.documents.get(short), names.documents.get(best));
    const count = counts.get(best) ?? 0;
    if (count >= MIN_TOGETHER && count >= rarer * TOGETHER_SHARE)
      merges.merge(short, best, 'acronym');
  }
}

/** Usual names of two to six words by their initials. */
function longNamesByInitials(input: MergeInput): Map<string, number[]> {
  const { names, shapes } = input;
  const longs = new Map<string, number[]>();
  for (let name = 0; name < names.size; name++) {
    const words = shapes.words(name).length;
    if (words < 2 || words > 6 || names.documents.get(name) < MIN_LONG_DOCUMENTS) continue;
    if (shapes.isPerson(name)) continue;
    const { large } = initialsOf(textOf(input, name));
    const known = longs.get(large);
    if (known) known.push(name);
    else longs.set(large, [name]);
  }
  return longs;
}

/** For each acronym: in how many documents each fitting long name stands with it. */
function countTogether(
  { merges, names }: MergeInput,
  wanted: ReadonlyMap<number, readonly number[]>,
): Map<number, Map<number, number>> {
  const together = new Map<number, Map<number, number>>();
  const present = new Set<number>();
  for (let document = 0; document < names.documentCount; document++) {
    present.clear();
    names.visit(document, (name) => present.add(name));
    for (const short of present) {
      for (const long of wanted.get(short) ?? []) {
        if (!present.has(long)) continue;
        let counts = together.get(short);
        if (!counts) together.set(short, (counts = new Map()));
        const root = merges.rootOf(long);
        counts.set(root, (counts.get(root) ?? 0) + 1);
      }
    }
  }
  return together;
}
