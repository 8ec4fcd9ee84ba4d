import type { Piece } from './known-pieces';
import { WORD } from './lexicon';
import type { NameFacts, NameRun, SplitContext } from './name-facts';

/** What is cut off stands by itself in less than this share of so many uses. */
const WHOLE_SHARE = 0.3;
const CUT_USES = 3;
/** … and any name with an everyday word, but a person's, in less than this share. */
const HARDLY = 0.05;
const NO_CUT = WORD.given | WORD.particle;
const NO_PLAIN = WORD.given | WORD.direction | WORD.demonym | WORD.calendar;

/** Whether the archive hardly ever has the name but as a part of longer ones. */
export function isCutOff(context: SplitContext, run: NameRun, piece: Piece): boolean {
  return isNeverWhole(context, run, piece) || isCutAtJoint(context, run, piece);
}

/** "Iran Food" of "Iran Food and Drug Administration" */
function isNeverWhole({ facts, known }: SplitContext, run: NameRun, { from, to }: Piece): boolean {
  if (to - from < 2 || facts.has(run.surfaces[from] ?? 0, NO_CUT)) return false;
  const words = run.surfaces.slice(from, to);
  if (!words.some((word) => facts.common[word] === 1 && facts.isCapital(word))) return false;
  const count = known.count(facts, run.surfaces, from, to);
  if (count < CUT_USES) return false;
  return known.whole(facts, run.surfaces, from, to) < count * HARDLY;
}

/**
 * "Security Policy" of "Foreign Affairs and Security Policy": everyday words that the archive hardly
 * ever has but cut off by "and", "of", "for" or "on".
 */
function isCutAtJoint({ facts, known }: SplitContext, run: NameRun, { from, to }: Piece): boolean {
  if (!isPlain(facts, run.surfaces[to - 1] ?? 0)) return false;
  for (let i = from + 1; i < to; i++)
    if (facts.isCapital(run.surfaces[i] ?? 0) && !isPlain(facts, run.surfaces[i] ?? 0))
      return false;
  const first = run.surfaces[from] ?? 0;
  if (facts.has(first, NO_PLAIN & ~WORD.demonym)) return false;
  // "Iran Air Force" is a name where "Islamic Republic of" does not stand before it.
  if (!isPlain(facts, first) && !isAtJoint(facts, run, { from, to })) return false;
  const count = known.count(facts, run.surfaces, from, to);
  if (count < CUT_USES) return false;
  return known.whole(facts, run.surfaces, from, to) + 0.5 < (count + 1) * WHOLE_SHARE;
}

function isAtJoint(facts: NameFacts, { surfaces }: NameRun, { from, to }: Piece): boolean {
  const before = surfaces[from - 1];
  const behind = surfaces[to];
  return [before, behind].some((word) => word !== undefined && !facts.isCapital(word));
}

/** An everyday word that names no place or person. */
export function isPlain(facts: NameFacts, surface: number): boolean {
  return facts.common[surface] === 1 && facts.isCapital(surface) && !facts.has(surface, NO_PLAIN);
}
