import { KIND } from '@/lib/text/token-list';
import type { Piece } from './known-pieces';
import type { NameFacts, NameRun, SplitContext } from './name-facts';
import type { StoredRun } from './run-store';

/** Uses from which the words or letters beside a title are a name. */
const MIN_USES = 2;
/** A name goes on with the next word or letter when that stands there in this share of its uses. */
const GOES_ON_SHARE = 0.6;
const MIN_LENGTH = 2;
/** Letters of a body's name, of which the last two or three say what it is. */
const MIN_BODY = 4;

/** Whether the run is in a script without case. */
export function isUncased(facts: Pick<NameFacts, 'kind'>, { surfaces }: NameRun): boolean {
  const kind = facts.kind[surfaces[0] ?? 0];
  return kind === KIND.uncased || kind === KIND.unspaced;
}

/** The stretches of such a run that may be its name: those at its start, or, without spaces, at its end. */
export function uncasedStretches(
  facts: Pick<NameFacts, 'kind'>,
  { surfaces, title }: Pick<StoredRun, 'surfaces' | 'title'>,
): Piece[] {
  const { length } = surfaces;
  const fromEnd = facts.kind[surfaces[0] ?? 0] === KIND.unspaced;
  const stretches: Piece[] = [];
  const least = fromEnd && title === 0 ? MIN_BODY : MIN_LENGTH;
  for (let size = Math.min(length, least); size <= length; size++)
    stretches.push(fromEnd ? { from: length - size, to: length } : { from: 0, to: size });
  return stretches;
}

/** The name of a run in a script without case, as far as the archive has the same words beside titles again. */
export function uncasedName({ facts, known }: SplitContext, run: StoredRun): Piece[] {
  let name: Piece | undefined;
  let uses = 0;
  for (const stretch of uncasedStretches(facts, run)) {
    const count = known.count(facts, run.surfaces, stretch.from, stretch.to);
    if (count < MIN_USES || (name && count < uses * GOES_ON_SHARE)) break;
    name = stretch;
    uses = count;
  }
  return name ? [name] : [];
}
