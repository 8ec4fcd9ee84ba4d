import { GAP } from '@/lib/text/token-list';
import type { Piece } from './known-pieces';
import { WORD } from './lexicon';
import type { NameRun, SplitContext } from './name-facts';
import { INSTITUTION } from './split-places';

/** A name before a country is known by itself so many times as often as with it, and so often. */
const ALONE_FACTOR = 10;
const ALONE_USES = 20;
/** What stands so before a country more often is called so: "Amnesty International France". */
const RARELY = 10;
/** What hardly ever stands so, and so many times as often without, is two names. */
const HARDLY = 5;
const FAR_FACTOR = 40;
const NO_PLACE = INSTITUTION | WORD.event | WORD.direction | WORD.demonym | WORD.particle;

/** "Sweden & United Kingdom" → Sweden, United Kingdom; "Deir ez-Zor Syria" → Deir ez-Zor, Syria. */
export function splitCountries(context: SplitContext, run: NameRun, piece: Piece): Piece[] {
  const { facts } = context;
  for (let at = piece.from + 1; at < piece.to; at++) {
    const before = facts.has(run.surfaces[at - 1] ?? 0, WORD.country);
    const pair = before && run.gaps[at] === GAP.ampersand && endsInCountry(context, run, piece.to);
    const last = at === piece.to - 1 && isPlaceOf(context, run, piece);
    if (pair || last)
      return [
        { from: piece.from, to: at },
        ...splitCountries(context, run, { ...piece, from: at }),
      ];
  }
  return [piece];
}

/** "Kingdom" of "United Kingdom" is no country's name alone. */
function endsInCountry({ facts }: SplitContext, { surfaces }: NameRun, to: number): boolean {
  const last = surfaces[to - 1] ?? 0;
  return facts.has(last, WORD.country) || facts.text(last) === 'Kingdom';
}

/** Whether the last word is the country of what stands before it, a place that is known well without it. */
function isPlaceOf({ facts, known }: SplitContext, run: NameRun, { from, to }: Piece): boolean {
  const place = run.surfaces[to - 2] ?? 0;
  if (to - from < 2 || run.gaps[to - 1] !== GAP.space) return false;
  if (!facts.has(run.surfaces[to - 1] ?? 0, WORD.country)) return false;
  const whole = known.count(facts, run.surfaces, from, to);
  const alone = known.count(facts, run.surfaces, from, to - 1);
  // "White House Iran", whatever it is
  if (to - from > 2 && whole <= HARDLY && alone >= whole * FAR_FACTOR) return true;
  if (facts.common[place] || facts.has(place, NO_PLACE | WORD.country)) return false;
  return whole <= RARELY && alone >= Math.max(ALONE_USES, whole * ALONE_FACTOR);
}
